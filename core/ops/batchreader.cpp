// SPDX-License-Identifier: Apache-2.0
#include "core/ops/batchreader.h"

#include <algorithm>
#include <cstring>

namespace strata {
namespace {

/// Sizes do not depend on the number of threads, so that the copy does not either.
constexpr std::uint64_t kBufferedAtOnce = std::uint64_t{1} << 20U;
/// One call into the kernel; short enough for progress and cancel.
constexpr std::uint64_t kMovedAtOnce = std::uint64_t{8} << 20U;
/// Scattered grains: enough of them to be worth a hand-over, few enough to keep lists short.
constexpr std::size_t kMostItems = 1024;
/// Below this a call for each piece costs more than passing the bytes through memory.
constexpr Sectors kShortestMove{64};
/// Read and looked at in pieces that stay in the cache.
constexpr Sectors kLookAtOnce{512};
/// Unit in which zeros are looked for where grains are smaller.
constexpr Sectors kSmallestLook{8};
/// The same where there are no grains: worth a hole.
constexpr Sectors kFlatLook{128};

CopyChunk chunkOf(const CopySegment& segment, Sectors start, Sectors length) {
    CopyChunk chunk;
    chunk.start = start;
    chunk.length = length;
    chunk.extent = segment.cell.extent;
    chunk.grain = segment.cell.grain;
    return chunk;
}

bool continues(const CopyChunk& chunk, const CopyChunk& next) {
    return chunk.mover == nullptr && chunk.extent == next.extent && chunk.start + chunk.length == next.start;
}

struct Look {
    Sectors start; ///< of the bytes looked at
    Sectors unit;
};

/// Notes the units of `bytes` that hold something else than zeros as chunks, moves them together at the front and
/// returns how much they take. `bytes` stands at `offset` in the buffer.
std::size_t keepNonZero(CopyBatch& batch, const CopySegment& segment, const Look& look, MutableByteSpan bytes,
                        std::size_t offset) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < bytes.size(); at += look.unit.bytes()) {
        const MutableByteSpan piece = bytes.subspan(at, std::min<std::size_t>(look.unit.bytes(), bytes.size() - at));
        if (isAllZero(piece))
            continue;
        if (kept != at)
            std::memmove(bytes.data() + kept, piece.data(), piece.size());
        CopyChunk chunk = chunkOf(segment, look.start + Sectors::within(at), Sectors::within(piece.size()));
        chunk.bufferOffset = offset + kept;
        if (!batch.chunks.empty() && continues(batch.chunks.back(), chunk))
            batch.chunks.back().length += chunk.length;
        else
            batch.chunks.push_back(std::move(chunk));
        kept += piece.size();
    }
    return kept;
}

} // namespace

BatchReader::BatchReader(DiskChain& source, const CopyGrid& grid, Options options)
    : source_(source), grid_(grid), options_(options), segments_(source, grid, Sectors::within(kMovedAtOnce)) {}

bool BatchReader::hold() {
    if (held_)
        return true;
    std::optional<CopySegment> segment = segments_.next();
    if (!segment)
        return false;
    std::shared_ptr<Extent> mover = moverOf(*segment);
    held_.emplace(CopyBatch::Item{std::move(*segment), std::move(mover)});
    return true;
}

/// Zeros of a flat file can only be found by looking; those of a sparse one are known from its tables, as far as its
/// grains are not larger than the new ones.
std::shared_ptr<Extent> BatchReader::moverOf(const CopySegment& segment) {
    if (!options_.moves || !segment.isStored() || segment.length < kShortestMove)
        return nullptr;
    const Run& run = segment.runs.front();
    std::shared_ptr<Extent> owner = source_.link(run.link).extent(run.extent);
    const Capabilities can = owner->capabilities();
    const bool zerosAreKnown = can.allocates && can.granularity <= segment.cell.grain;
    return options_.storesZeros || zerosAreKnown ? owner : nullptr;
}

bool BatchReader::startRound() {
    if (!hold())
        return false;
    roundStart_ = held_->segment.cell.extent;
    return true;
}

bool BatchReader::next(CopyBatch& batch) {
    std::uint64_t moved = 0;
    std::uint64_t buffered = 0;
    while (batch.items.size() < kMostItems && hold()) {
        if (held_->segment.cell.extent - roundStart_ >= grid_.extentsAtOnce())
            break;
        if (!(held_->mover != nullptr ? addMoving(batch, moved) : addBuffered(batch, buffered)))
            break;
    }
    return !batch.items.empty();
}

bool BatchReader::addMoving(CopyBatch& batch, std::uint64_t& bytes) {
    const std::uint64_t size = held_->segment.length.bytes();
    if (bytes > 0 && bytes + size > kMovedAtOnce)
        return false;
    bytes += size;
    batch.dataBytes += size;
    batch.items.push_back(std::move(*held_));
    held_.reset();
    return true;
}

/// Takes as much of the segment as there is room for.
bool BatchReader::addBuffered(CopyBatch& batch, std::uint64_t& bytes) {
    CopySegment& segment = held_->segment;
    const Sectors room = Sectors::within(kBufferedAtOnce - std::min(bytes, kBufferedAtOnce));
    const Sectors end = cutWithin(segment, room, batch.items.empty());
    if (end == segment.start)
        return false;
    if (end < segment.end()) {
        batch.items.push_back({segment.splitOff(end), nullptr});
    } else {
        batch.items.push_back(std::move(*held_));
        held_.reset();
    }
    bytes += batch.items.back().segment.length.bytes();
    batch.dataBytes += batch.items.back().segment.dataBytes();
    return true;
}

/// Where to cut so that at most `room` is taken and nothing has to be inflated twice; with `atLeastOne` unit taken.
Sectors BatchReader::cutWithin(const CopySegment& segment, Sectors room, bool atLeastOne) {
    if (segment.length <= room)
        return segment.end();
    const Run& run = segment.runs.front();
    const Sectors sourceUnit =
        run.stored ? kFlatLook : source_.link(run.link).extent(run.extent)->capabilities().granularity;
    const std::uint64_t unit =
        alignUp(std::max({sourceUnit, kFlatLook, segment.cell.grain}).count(), segment.cell.grain.count());
    const std::uint64_t from = (segment.start - segment.cell.extentStart).count();
    std::uint64_t cut = alignDown(from + room.count(), unit);
    if (cut <= from)
        cut = atLeastOne ? alignDown(from, unit) + unit : from;
    return std::min(segment.end(), segment.cell.extentStart + Sectors(cut));
}

void BatchReader::load(CopyBatch& batch) {
    std::uint64_t buffered = 0;
    for (const CopyBatch::Item& item : batch.items)
        if (item.mover == nullptr)
            buffered += item.segment.length.bytes();
    CopyBatch::room(batch.buffer, buffered);
    std::size_t used = 0;
    for (CopyBatch::Item& item : batch.items) {
        if (item.mover == nullptr) {
            loadSegment(batch, item.segment, used);
            continue;
        }
        CopyChunk chunk = chunkOf(item.segment, item.segment.start, item.segment.length);
        chunk.mover = std::move(item.mover);
        chunk.moveFrom = item.segment.runs.front().fileOffset;
        batch.chunks.push_back(std::move(chunk));
    }
}

void BatchReader::loadSegment(CopyBatch& batch, const CopySegment& segment, std::size_t& used) {
    const Sectors unit = options_.storesZeros ? kFlatLook : std::max(segment.cell.grain, kSmallestLook);
    const bool plain =
        std::all_of(segment.runs.begin(), segment.runs.end(), [](const Run& run) { return run.stored; });
    const Sectors piece = plain ? std::max(unit, kLookAtOnce) : segment.length;
    for (Sectors at = segment.start; at < segment.end(); at += std::min(piece, segment.end() - at)) {
        const Sectors length = std::min(piece, segment.end() - at);
        const MutableByteSpan bytes = MutableByteSpan(batch.buffer).subspan(used, length.bytes());
        read(segment, at, bytes);
        used += keepNonZero(batch, segment, {at, unit}, bytes, used);
    }
}

void BatchReader::read(const CopySegment& segment, Sectors from, MutableByteSpan out) {
    const Sectors end = from + Sectors::within(out.size());
    Sectors filledTo = from;
    const auto zeroUpTo = [&](Sectors to) {
        if (filledTo < to)
            std::memset(out.data() + (filledTo - from).bytes(), 0, (to - filledTo).bytes());
    };
    for (const Run& run : segment.runs) {
        if (run.end() <= from || run.start >= end)
            continue;
        const Run part = clipped(run, from, end);
        zeroUpTo(part.start);
        source_.readRun(part, out.subspan((part.start - from).bytes(), part.length.bytes()));
        filledTo = part.end();
    }
    zeroUpTo(end);
}

} // namespace strata
