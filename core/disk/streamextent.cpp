// SPDX-License-Identifier: Apache-2.0
#include "core/disk/streamextent.h"

#include "core/base/error.h"
#include "core/format/graincodec.h"
#include "core/format/streammarker.h"

#include <algorithm>
#include <cstring>

namespace strata {

namespace {

constexpr std::uint32_t kZeroGrain = 1;
constexpr std::uint64_t kMaxWindow = std::uint64_t{1} << 20U;
/// Compressed bytes read along with a marker when nothing better is known: most grains end within.
constexpr std::uint64_t kFirstGuess = std::uint64_t{32} << 10U;
constexpr std::size_t kSizePrefixBytes = 4; ///< before the data in files without markers (2.2)

} // namespace

struct StreamExtent::Worker {
    GrainInflater inflater;
    std::vector<std::byte> window; ///< of the file
    std::uint64_t windowStart = 0;
    std::uint64_t windowLength = 0;
    std::vector<std::byte> grain; ///< last grain that was not wanted whole
    std::optional<std::uint64_t> grainNumber;
};

/// Borrows a worker for one call; the one that has grain `wanted` at hand if there is one.
struct StreamExtent::Lease {
    Lease(StreamExtent& owner, std::uint64_t wanted) : extent(owner) {
        const std::lock_guard lock(extent.mutex_);
        if (extent.idle_.empty())
            return;
        auto best = std::ranges::find_if(extent.idle_, [&](const auto& w) { return w->grainNumber == wanted; });
        if (best == extent.idle_.end())
            best = std::prev(extent.idle_.end());
        worker = std::move(*best);
        extent.idle_.erase(best);
    }
    ~Lease() {
        const std::lock_guard lock(extent.mutex_);
        extent.idle_.push_back(std::move(worker));
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    Worker& get() {
        if (!worker)
            worker = std::make_unique<Worker>();
        return *worker;
    }

    StreamExtent& extent;
    std::unique_ptr<Worker> worker;
};

StreamExtent::StreamExtent(std::unique_ptr<File> file, StreamDirectory directory, Sectors capacity, bool salvage)
    : GrainExtent(std::move(file), {.capacity = capacity,
                                    .covered = directory.header.capacity,
                                    .grain = directory.header.grainSize,
                                    .entriesPerTable = directory.header.entriesPerTable,
                                    .entryBytes = 4,
                                    .salvage = salvage}),
      header_(directory.header), tables_(std::move(directory.tables)) {
    setTables(*tables_);
}

StreamExtent::~StreamExtent() = default;

GrainExtent::Place StreamExtent::decode(std::uint64_t entry, std::uint64_t) const {
    if (entry == kZeroGrain)
        return {.kind = RunKind::Zero};
    const std::uint64_t offset = entry * kSectorSize;
    return {.kind = RunKind::Data,
            .fault = offset < fileSize() ? GrainFault::None : GrainFault::PastEnd,
            .offset = offset};
}

void StreamExtent::read(Sectors start, MutableByteSpan out) {
    Lease lease(*this, start / header_.grainSize);
    Worker& worker = lease.get();
    walk(start, Sectors::covering(out.size()), [&](const GrainPiece& piece) {
        readPiece(worker, piece, out.subspan((piece.run.start - start).bytes(), piece.run.length.bytes()));
        return true;
    });
}

void StreamExtent::readPiece(Worker& worker, const GrainPiece& piece, MutableByteSpan out) {
    if (piece.run.kind != RunKind::Data)
        throw Error(ErrorCode::Internal, text("Read of a range that holds no data")).at(file()->path());
    if (piece.fault != GrainFault::None) {
        if (!shape().salvage)
            throw faultError(piece.fault, piece.run.start, piece.run.length, piece.run.fileOffset);
        std::ranges::fill(out, std::byte{0});
        return;
    }
    const std::uint64_t first = piece.run.start / header_.grainSize;
    const std::uint64_t last = (piece.run.end() - Sectors(1)) / header_.grainSize;
    std::vector<Target> targets;
    targets.reserve(static_cast<std::size_t>(last - first + 1));
    for (std::uint64_t g = first; g <= last; ++g)
        targets.push_back({g, entryOf(g) * kSectorSize});
    for (std::size_t i = 0; i < targets.size(); ++i) {
        // Markers that follow in the file, as they do in most streams, are read along with this one.
        std::size_t j = i;
        while (j + 1 < targets.size() && targets[j + 1].marker > targets[j].marker
               && targets[j + 1].marker - targets[i].marker <= kMaxWindow - kFirstGuess)
            ++j;
        const Sectors grainStart = header_.grainSize * targets[i].grain;
        const Sectors from = std::max(piece.run.start, grainStart);
        const Sectors to = std::min(piece.run.end(), grainStart + header_.grainSize);
        readGrain(worker, targets[i], targets[j].marker - targets[i].marker + kFirstGuess, from - grainStart,
                  out.subspan((from - piece.run.start).bytes(), (to - from).bytes()));
    }
}

void StreamExtent::readGrain(Worker& worker, const Target& target, std::uint64_t readAhead, Sectors within,
                             MutableByteSpan out) {
    try {
        if (out.size() == header_.grainSize.bytes()) {
            inflate(worker, target, readAhead, out);
            return;
        }
        if (worker.grainNumber != target.grain) {
            worker.grainNumber.reset();
            worker.grain.resize(header_.grainSize.bytes());
            inflate(worker, target, readAhead, worker.grain);
            worker.grainNumber = target.grain;
        }
        std::memcpy(out.data(), worker.grain.data() + within.bytes(), out.size());
    } catch (const Error& error) {
        const bool damage = error.code() == ErrorCode::Corrupt || error.code() == ErrorCode::Truncated;
        if (!shape().salvage || !damage)
            throw;
        std::ranges::fill(out, std::byte{0});
    }
}

void StreamExtent::inflate(Worker& worker, const Target& target, std::uint64_t readAhead, MutableByteSpan grain) {
    const ByteSpan data = compressed(worker, target, readAhead);
    const std::optional<std::size_t> made = worker.inflater.inflate(data, grain);
    // The last grain may end with the disk; every other one is whole.
    const Sectors needed = std::min(header_.grainSize, header_.capacity - header_.grainSize * target.grain);
    if (!made || *made < needed.bytes())
        throw damaged(target, text("The compressed copy of the guest's bytes %1 to %2 is damaged",
                                   (header_.grainSize * target.grain).bytes(),
                                   (header_.grainSize * target.grain + needed).bytes() - 1));
    std::ranges::fill(grain.subspan(*made), std::byte{0});
}

/// The compressed bytes of a grain, checked to be those of this grain. Valid until the next call.
ByteSpan StreamExtent::compressed(Worker& worker, const Target& target, std::uint64_t readAhead) {
    const std::uint64_t lba = (header_.grainSize * target.grain).count();
    const std::size_t prefix = header_.markers() ? kGrainMarkerBytes : kSizePrefixBytes;
    const ByteSpan head = window(worker, target.marker, prefix, readAhead);
    const std::uint32_t size = loadLe<std::uint32_t>(head, prefix - 4);
    if (header_.markers() && loadLe<std::uint64_t>(head, 0) != lba)
        throw damaged(target, text("The grain table leads to the data of sector %1 instead of sector %2",
                                   loadLe<std::uint64_t>(head, 0), lba));
    if (size == 0 || size > 2 * header_.grainSize.bytes())
        throw damaged(target, text("The data of sector %1 is said to have %2 compressed bytes", lba, size));
    return window(worker, target.marker + prefix, size, readAhead);
}

/// `length` bytes at `offset`, together with what follows up to `readAhead` bytes.
ByteSpan StreamExtent::window(Worker& worker, std::uint64_t offset, std::size_t length, std::uint64_t readAhead) {
    if (offset < worker.windowStart || offset + length > worker.windowStart + worker.windowLength) {
        const std::size_t size =
            static_cast<std::size_t>(std::max<std::uint64_t>(length, std::min(readAhead, kMaxWindow)));
        if (worker.window.size() < size)
            worker.window.resize(size);
        worker.windowLength = 0;
        worker.windowLength = file()->readAt(offset, MutableByteSpan(worker.window).first(size));
        worker.windowStart = offset;
    }
    if (offset + length > worker.windowStart + worker.windowLength)
        throw Error(ErrorCode::Truncated, text("The file ends within the data of a grain"))
            .at(file()->path())
            .offset(offset)
            .advice(text("Check whether the file was copied completely. Salvage mode reads what is whole"));
    return ByteSpan(worker.window).subspan(static_cast<std::size_t>(offset - worker.windowStart), length);
}

Error StreamExtent::damaged(const Target& target, Text what) const {
    return Error(ErrorCode::Corrupt, std::move(what))
        .at(path())
        .offset(target.marker)
        .advice(text("Get the file again from where it came from. Salvage mode reads zeros in place of the damage"));
}

} // namespace strata
