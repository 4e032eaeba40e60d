// SPDX-License-Identifier: Apache-2.0
#include "core/disk/hostedsparseextent.h"

#include "core/base/error.h"
#include "core/disk/extentsoundness.h"

#include <algorithm>

namespace strata {

namespace {

constexpr std::uint32_t kZeroGrain = 1;
constexpr std::size_t kMaxDirtyBytes = std::size_t{16} << 20U;
constexpr std::uint64_t kMaxFileSectors = std::uint64_t{1} << 32U;
/// Tables looked at in one go where a long range is changed.
constexpr std::uint64_t kTablesPerStep = 64;
constexpr std::size_t kTablesPerCompare = 512;

constexpr std::uint64_t kVersionAt = 4;
constexpr std::uint64_t kFlagsAt = 8;
constexpr std::uint64_t kUncleanAt = 72;

GrainTableShape shapeOf(const SparseHeader& header, std::uint64_t directorySector) {
    return {.directoryOffset = checkedMul(directorySector, kSectorSize),
            .tableCount = header.tableCount(),
            .entriesPerTable = header.entriesPerTable,
            .entryBytes = 4,
            .locate = locateTableBySector};
}

} // namespace

HostedSparseExtent::HostedSparseExtent(std::unique_ptr<File> file, const SparseHeader& header, Sectors capacity,
                                       bool writable, bool salvage)
    : GrainExtent(std::move(file), {.capacity = capacity,
                                    .covered = header.capacity,
                                    .grain = header.grainSize,
                                    .entriesPerTable = header.entriesPerTable,
                                    .entryBytes = 4,
                                    .salvage = salvage}),
      header_(header), primary_(*this->file(), shapeOf(header, header.gdOffset)), sync_(*this->file()),
      writable_(writable) {
    if (header_.redundant())
        redundant_.emplace(*this->file(), shapeOf(header, header.rgdOffset));
    collectMetadata();
    if (redundant_)
        both_.emplace(primary_, *redundant_, [this](std::uint64_t entry) {
            return entry == 0 || decode(entry, 0).fault == GrainFault::None;
        });
    setTables(both_ ? static_cast<GrainTableSource&>(*both_) : primary_);
    if (!writable_)
        return;
    requireWritableLayout();
    requireSameCopies();
    requireOwnGrains();
}

Capabilities HostedSparseExtent::capabilities() const {
    return {.write = writable_, .markZero = writable_, .allocates = true, .granularity = header_.grainSize};
}

GrainExtent::Place HostedSparseExtent::decode(std::uint64_t entry, std::uint64_t) const {
    // 1 is zero whatever the flag says: sector 1 cannot hold a grain (2.2).
    if (entry == kZeroGrain)
        return {.kind = RunKind::Zero};
    Place place{.kind = RunKind::Data, .fault = GrainFault::None, .offset = entry * kSectorSize};
    if (place.offset >= fileSize())
        place.fault = GrainFault::PastEnd;
    else if (metadata_.overlaps(entry, entry + header_.grainSize.count()))
        place.fault = GrainFault::InMetadata;
    return place;
}

void HostedSparseExtent::collectMetadata() {
    const std::uint64_t directorySectors = header_.directorySectors().count();
    const std::uint64_t tableSectors = ceilDiv(primary_.shape().tableBytes(), kSectorSize);
    metadata_.add(0, 1);
    metadata_.add(header_.descriptorOffset.count(), (header_.descriptorOffset + header_.descriptorSize).count());
    const auto addTables = [&](FileGrainTables& tables) {
        const std::uint64_t directory = tables.shape().directoryOffset / kSectorSize;
        metadata_.add(directory, directory + directorySectors);
        tables.visitLocations([&](std::uint64_t, std::uint64_t location) {
            if (location != kBadTable)
                metadata_.add(location / kSectorSize, location / kSectorSize + tableSectors);
        });
    };
    if (redundant_)
        addTables(*redundant_);
    addTables(primary_);
    metadata_.finish();
}

void HostedSparseExtent::requireWritableLayout() const {
    const std::filesystem::path& path = const_cast<HostedSparseExtent*>(this)->file()->path();
    const Text advice = text("It can be read. Clone it and write to the clone");
    if (header_.newlineDamaged)
        throw Error(ErrorCode::Corrupt, text("The file was damaged by a transfer in text mode"))
            .at(path)
            .advice(text("Copy it again in binary mode"));
    if (header_.grainSize < Sectors(8) || header_.entriesPerTable != kEntriesPerTable)
        throw Error(ErrorCode::NotSupported,
                    text("Disks with grains of %1 sectors and tables of %2 entries cannot be "
                         "written",
                         header_.grainSize.count(), header_.entriesPerTable))
            .at(path)
            .advice(advice);
    if (header_.capacity < capacity())
        throw Error(ErrorCode::Corrupt, text("The file holds %1 sectors, its descriptor says %2",
                                             header_.capacity.count(), capacity().count()))
            .at(path)
            .advice(advice);
    if (header_.overHead > Sectors::covering(fileSize()))
        throw Error(ErrorCode::Corrupt, text("The file ends before its metadata does"))
            .at(path)
            .advice(text("Run a check on the disk"));
    if (metadata_.collided())
        throw Error(ErrorCode::Corrupt, text("Grain tables, directories or the descriptor overlap each other"))
            .at(path)
            .advice(text("Run a check on the disk"));
}

void HostedSparseExtent::requireSameCopies() {
    TableStretch mine;
    TableStretch other;
    const std::uint64_t total = header_.tableCount();
    for (std::uint64_t first = 0; first < total; first += kTablesPerCompare) {
        const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(kTablesPerCompare, total - first));
        primary_.load(first, count, mine);
        if (redundant_)
            redundant_->load(first, count, other);
        for (std::size_t i = 0; i < count; ++i) {
            const bool missing =
                mine.states[i] == TableState::Missing || (redundant_ && other.states[i] == TableState::Missing);
            const bool differ = redundant_ && !sameTable(mine, other, i);
            if (mine.states[i] == TableState::Damaged || differ)
                throw Error(ErrorCode::Corrupt,
                            mine.states[i] == TableState::Damaged
                                ? text("Grain table %1 is not where the directory says", first + i)
                                : text("The two copies of grain table %1 differ", first + i))
                    .at(file()->path())
                    .advice(text("The disk can be read. Run a check on it before it is written"));
            if (missing)
                throw Error(ErrorCode::NotSupported,
                            text("The disk was made without grain table %1, so nothing can be "
                                 "stored in that part of it",
                                 first + i))
                    .at(file()->path())
                    .advice(text("It can be read. Clone it and write to the clone"));
        }
    }
}

void HostedSparseExtent::requireOwnGrains() {
    const bool disjoint =
        claimsAreDisjoint(Sectors::covering(fileSize()).count(), header_.grainSize.count(), [&](ClaimSink claim) {
            walk(Sectors(0), capacity(), [&](const GrainPiece& piece) {
                if (piece.fault != GrainFault::None)
                    throw faultError(piece.fault, piece.run.start, piece.run.length, piece.run.fileOffset);
                if (piece.run.kind == RunKind::Data)
                    claim(piece.run.fileOffset / kSectorSize,
                          Sectors::covering(piece.run.fileOffset + piece.run.length.bytes()).count());
                return true;
            });
        });
    if (!disjoint)
        throw Error(ErrorCode::Corrupt, text("Two places of the disk share the same stored data"))
            .at(file()->path())
            .advice(text("The disk can be read. Run a check on it before it is written"));
}

void HostedSparseExtent::beginWriting() {
    if (!writable_)
        throwReadOnly();
    sync_.requireSound();
    if (writing_)
        return;
    const std::uint64_t used = std::max(Sectors::covering(file()->size()).count(), metadata_.end());
    appendAt_ = alignUp(std::max(used, header_.overHead.count()), header_.grainSize.count());
    header_.unclean = true;
    writeHeader();
    sync_.sync();
    writing_ = true;
}

/// Changes the fields that may change, and nothing else, in one sector.
void HostedSparseExtent::writeHeader() {
    std::array<std::byte, kSectorSize> sector{};
    file()->readExactly(0, sector);
    storeLe<std::uint32_t>(sector, kVersionAt, header_.version);
    storeLe<std::uint32_t>(sector, kFlagsAt, header_.flags);
    sector[kUncleanAt] = std::byte{header_.unclean};
    sync_.willWrite();
    file()->writeAt(0, sector);
}

/// A reader that honours flag bit 2 takes an entry of 1 for a place in the file without it (2.2): the header must
/// say so first. It is durable before any table, since flush() syncs before it writes tables.
void HostedSparseExtent::enableZeroGrains() {
    if (header_.version >= 2 && header_.zeroGrains())
        return;
    header_.version = std::max(header_.version, 2U);
    header_.flags |= kSparseFlagZeroGrain;
    writeHeader();
}

void HostedSparseExtent::write(Sectors start, ByteSpan data) {
    beginWriting();
    while (!data.empty()) {
        const std::uint64_t grain = start / header_.grainSize;
        const Sectors within = start % header_.grainSize;
        std::size_t done = 0;
        if (entryOf(grain) > kZeroGrain)
            done = overwrite(grain, within, data);
        else if (within == Sectors(0) && data.size() >= grainLength(grain).bytes())
            done = append(grain, data);
        else
            throw Error(ErrorCode::Internal, text("A new grain must be written whole")).at(file()->path());
        start += Sectors::covering(done);
        data = data.subspan(done);
    }
    flushIfLarge();
}

/// Writes into allocated grains as far as they follow each other in the file; returns the bytes taken.
std::size_t HostedSparseExtent::overwrite(std::uint64_t grain, Sectors within, ByteSpan data) {
    const std::uint64_t first = entryOf(grain);
    std::uint64_t room = (grainLength(grain) - within).bytes();
    for (std::uint64_t n = 1; room < data.size(); ++n) {
        if (entryOf(grain + n) != first + n * header_.grainSize.count())
            break;
        room += grainLength(grain + n).bytes();
    }
    const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(room, data.size()));
    sync_.willWrite();
    file()->writeAt(first * kSectorSize + within.bytes(), data.first(size));
    return size;
}

/// Stores the whole grains at the start of `data` that have no place yet at the end of the file; returns the bytes
/// taken.
std::size_t HostedSparseExtent::append(std::uint64_t grain, ByteSpan data) {
    std::uint64_t count = 0;
    std::size_t size = 0;
    while (size < data.size() && data.size() - size >= grainLength(grain + count).bytes()
           && entryOf(grain + count) <= kZeroGrain) {
        size += grainLength(grain + count).bytes();
        ++count;
    }
    const std::uint64_t sectors = count * header_.grainSize.count();
    if (appendAt_ + sectors > kMaxFileSectors)
        throw Error(ErrorCode::LimitExceeded, text("The file is full: it cannot grow beyond 2 TiB"))
            .at(file()->path())
            .advice(text("Convert the disk to a split or flat type"));
    sync_.willWrite();
    file()->writeAt(appendAt_ * kSectorSize, data.first(size));
    const std::uint64_t end = (appendAt_ + sectors) * kSectorSize;
    if (file()->size() < end) // a short last grain takes a whole place
        file()->truncate(end);
    setFileSize(end);
    setEntries(grain, count, static_cast<std::uint32_t>(appendAt_),
               static_cast<std::uint32_t>(header_.grainSize.count()));
    appendAt_ += sectors;
    return size;
}

void HostedSparseExtent::setEntries(std::uint64_t grain, std::uint64_t count, std::uint32_t value,
                                    std::uint32_t step) {
    for (std::uint64_t i = 0; i < count;) {
        const std::uint64_t number = tableOfGrain(grain + i);
        const std::uint64_t index = (grain + i) % kEntriesPerTable;
        const std::uint64_t n = std::min(count - i, kEntriesPerTable - index);
        const MutableByteSpan table = dirtyTables().edit(number, [&] { return tableContent(number); });
        for (std::uint64_t k = 0; k < n; ++k, value += step)
            storeLe<std::uint32_t>(table, (index + k) * 4, value);
        i += n;
    }
}

void HostedSparseExtent::writeZeros(Sectors start, Sectors length, bool maskParent) {
    beginWriting();
    const Sectors step = header_.grainSize * (kEntriesPerTable * kTablesPerStep);
    const Sectors end = start + length;
    for (Sectors at = start; at < end;) {
        const Sectors n = std::min(end - at, step - at % step);
        // Collected first: tables must not change while they are walked.
        std::vector<GrainPiece> pieces;
        walk(at, n, [&](const GrainPiece& piece) {
            pieces.push_back(piece);
            return true;
        });
        for (const GrainPiece& piece : pieces)
            zeroPiece(piece, maskParent);
        at += n;
        flushIfLarge();
    }
}

void HostedSparseExtent::zeroPiece(const GrainPiece& piece, bool maskParent) {
    const RunKind wanted = maskParent ? RunKind::Zero : RunKind::Hole;
    if (piece.run.kind == wanted || (piece.run.kind == RunKind::Zero && !maskParent))
        return;
    const bool wholeGrains = piece.run.start % header_.grainSize == Sectors(0)
                             && (piece.run.length % header_.grainSize == Sectors(0) || piece.run.end() == capacity());
    if (!wholeGrains)
        throw Error(ErrorCode::Internal, text("Zeros must cover whole grains")).at(file()->path());
    if (maskParent)
        enableZeroGrains();
    setEntries(piece.run.start / header_.grainSize, ceilDiv(piece.run.length.count(), header_.grainSize.count()),
               maskParent ? kZeroGrain : 0, 0);
}

void HostedSparseExtent::flushIfLarge() {
    if (dirtyTables().bytes() > kMaxDirtyBytes)
        flush();
}

void HostedSparseExtent::flush() {
    if (!writing_)
        return;
    sync_.sync();
    if (dirtyTables().empty())
        return;
    if (redundant_) {
        dirtyTables().writeTo(*file(), sync_, [&](std::uint64_t table) { return redundant_->location(table); });
        sync_.sync();
    }
    dirtyTables().writeTo(*file(), sync_, [&](std::uint64_t table) { return primary_.location(table); });
    sync_.sync();
    dirtyTables().clear(tableCache());
}

void HostedSparseExtent::close() {
    if (!writing_)
        return;
    flush();
    header_.unclean = false;
    writeHeader();
    sync_.sync();
    writing_ = false;
}

} // namespace strata
