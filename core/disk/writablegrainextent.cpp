// SPDX-License-Identifier: Apache-2.0
#include "core/disk/writablegrainextent.h"

#include "core/base/error.h"

#include <algorithm>

namespace strata {

namespace {

/// Entries above it are places; 0 and 1 are none (vmdk-format 2.6).
constexpr std::uint64_t kZeroGrain = 1;
constexpr std::size_t kMaxDirtyBytes = std::size_t{16} << 20U;
/// Grains looked at in one go where a long range is changed.
constexpr std::uint64_t kGrainsPerStep = 32'768;

} // namespace

void WritableGrainExtent::beginWriting() {
    if (!writable_)
        throwReadOnly();
    sync_.requireSound();
    if (writing_)
        return;
    prepareWriting();
    writeMark(true);
    sync_.sync();
    writing_ = true;
}

void WritableGrainExtent::write(Sectors start, ByteSpan data) {
    beginWriting();
    while (!data.empty()) {
        const std::uint64_t grain = start / shape().grain;
        const Sectors within = start % shape().grain;
        std::size_t done = 0;
        if (entryOf(grain) > kZeroGrain)
            done = overwrite(grain, within, data);
        else if (within == Sectors(0) && data.size() >= grainLength(grain).bytes())
            done = append(grain, data);
        else
            throw Error(ErrorCode::Internal, text("A new grain must be written whole")).at(path());
        start += Sectors::covering(done);
        data = data.subspan(done);
        flushIfLarge();
    }
}

/// Writes into allocated grains as far as they follow each other in the file; returns the bytes taken.
std::size_t WritableGrainExtent::overwrite(std::uint64_t grain, Sectors within, ByteSpan data) {
    const std::uint64_t first = entryOf(grain);
    std::uint64_t room = (grainLength(grain) - within).bytes();
    for (std::uint64_t n = 1; room < data.size(); ++n) {
        if (entryOf(grain + n) != first + n * shape().grain.count())
            break;
        room += grainLength(grain + n).bytes();
    }
    const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(room, data.size()));
    sync_.willWrite();
    file()->writeAt(first * kSectorSize + within.bytes(), data.first(size));
    return size;
}

WritableGrainExtent::Fresh WritableGrainExtent::freshGrains(std::uint64_t grain, ByteSpan data) {
    Fresh fresh;
    while (fresh.bytes < data.size()) {
        const std::size_t length = grainLength(grain + fresh.grains).bytes();
        if (data.size() - fresh.bytes < length || entryOf(grain + fresh.grains) > kZeroGrain)
            break;
        fresh.bytes += length;
        ++fresh.grains;
    }
    return fresh;
}

void WritableGrainExtent::store(std::uint64_t sector, ByteSpan data, std::uint64_t sectors) {
    const std::uint64_t end = (sector + sectors) * kSectorSize;
    sync_.willWrite();
    file()->writeAt(sector * kSectorSize, data);
    if (file()->size() < end)
        file()->truncate(end);
    setFileSize(std::max(fileSize(), end));
}

void WritableGrainExtent::setEntries(std::uint64_t grain, std::uint64_t count, std::uint32_t value,
                                     std::uint32_t step) {
    const std::uint64_t per = shape().entriesPerTable;
    for (std::uint64_t i = 0; i < count;) {
        const std::uint64_t number = tableOfGrain(grain + i);
        const std::uint64_t index = (grain + i) % per;
        const std::uint64_t n = std::min(count - i, per - index);
        const MutableByteSpan table = dirtyTables().edit(number, [&] { return tableContent(number); });
        for (std::uint64_t k = 0; k < n; ++k, value += step)
            storeLe<std::uint32_t>(table, (index + k) * 4, value);
        i += n;
    }
}

void WritableGrainExtent::setEntries(const GrainPiece& piece, std::uint32_t value) {
    setEntries(piece.run.start / shape().grain, ceilDiv(piece.run.length.count(), shape().grain.count()), value, 0);
}

void WritableGrainExtent::writeZeros(Sectors start, Sectors length, bool maskParent) {
    const Sectors grain = shape().grain;
    const Sectors end = start + length;
    if (start % grain != Sectors(0) || (end % grain != Sectors(0) && end != capacity()))
        throw Error(ErrorCode::Internal, text("Zeros must cover whole grains")).at(path());
    beginWriting();
    const Sectors step = grain * kGrainsPerStep;
    for (Sectors at = start; at < end;) {
        const Sectors n = std::min(end - at, step - at % step);
        // Collected first: tables must not change while they are walked.
        std::vector<GrainPiece> pieces;
        walk(at, n, [&](const GrainPiece& piece) {
            pieces.push_back(piece);
            return true;
        });
        for (const GrainPiece& piece : pieces)
            zero(piece, maskParent);
        at += n;
        flushIfLarge();
    }
}

void WritableGrainExtent::flushIfLarge() {
    if (dirtyTables().bytes() > kMaxDirtyBytes)
        flush();
}

void WritableGrainExtent::flush() {
    if (writing_)
        flushTables();
}

/// A file that was not closed properly is closed for good although nothing was written to it now: had it not been
/// sound, it would not have been opened for writing (durability.md 2.4).
void WritableGrainExtent::close() {
    if (!writing_ && !(writable_ && isMarked()))
        return;
    beginWriting();
    flushTables();
    writeMark(false);
    sync_.sync();
    writing_ = false;
}

} // namespace strata
