// SPDX-License-Identifier: Apache-2.0
#include "core/disk/diskchain.h"

#include "core/base/error.h"
#include "core/disk/extentruns.h"

#include <algorithm>
#include <iterator>

namespace strata {
namespace {

/// So much of a range to be zeroed is mapped at once: 4 GiB, a multiple of every grain.
constexpr Sectors kZeroStep{std::uint64_t{8} << 20U};

/// What a link that ends early says of the sectors behind its end: they are zero, whatever its own parents hold
/// there. Without parents that is a hole.
Run behindEnd(std::size_t link, Sectors start, Sectors length) {
    Run run{.start = start, .length = length};
    if (link > 0) {
        run.kind = RunKind::Zero;
        run.link = static_cast<std::uint32_t>(link);
    }
    return run;
}

} // namespace

DiskChain::DiskChain(std::vector<std::unique_ptr<DiskLink>> links) : links_(std::move(links)) {}

DiskChain::~DiskChain() = default;

std::unique_ptr<DiskChain> DiskChain::join(std::unique_ptr<DiskChain> lower, std::unique_ptr<DiskChain> upper) {
    if (lower->leaf().mode() == OpenMode::ReadWrite)
        throw Error(ErrorCode::InvalidArgument, text("A disk that is open for writing cannot be a parent"))
            .at(lower->leaf().path())
            .advice(text("Open it for reading."));
    std::ranges::move(upper->views_, std::back_inserter(lower->views_));
    std::ranges::move(upper->links_, std::back_inserter(lower->links_));
    upper->links_.clear();
    return lower;
}

Capabilities DiskChain::capabilities() {
    Capabilities all = leaf().capabilities();
    all.write = all.write && leaf().mode() == OpenMode::ReadWrite;
    for (const auto& link : links_)
        all.compressed = all.compressed || link->capabilities().compressed;
    return all;
}

void DiskChain::map(Sectors start, Sectors length, RunSink sink) {
    if (start + length > capacity())
        throw Error(ErrorCode::InvalidArgument,
                    text("Sector %1 lies past the end of the disk", (start + length).count()))
            .at(leaf().path());
    RunJoiner joined(sink);
    mapBelow(links_.size() - 1, start, length, [&joined](const Run& run) { return joined.add(run); });
    joined.finish();
}

/// What `links_[top]` leaves open is asked of the link below. At most 255 deep, a few words a level.
bool DiskChain::mapBelow(std::size_t top, Sectors start, Sectors length, RunSink sink) {
    DiskLink& link = *links_[top];
    const Sectors known = start < link.capacity() ? std::min(length, link.capacity() - start) : Sectors(0);
    bool more = true;
    if (known.count() > 0)
        link.map(start, known, [&](const Run& found) {
            if (found.kind == RunKind::Hole && top > 0) {
                more = mapBelow(top - 1, found.start, found.length, sink);
                return more;
            }
            Run run = found;
            run.link = found.kind == RunKind::Hole ? 0 : static_cast<std::uint32_t>(top);
            more = sink(run);
            return more;
        });
    if (more && known < length)
        more = sink(behindEnd(top, start + known, length - known));
    return more;
}

void DiskChain::read(Sectors start, MutableByteSpan out) {
    map(start, Sectors::within(out.size()), [&](const Run& run) {
        readRun(run, out.subspan((run.start - start).bytes(), run.length.bytes()));
        return true;
    });
}

void DiskChain::readRun(const Run& run, MutableByteSpan out) {
    if (run.kind == RunKind::Data)
        links_[run.link]->readRun(run, out);
    else
        std::fill(out.begin(), out.end(), std::byte{0});
}

void DiskChain::beginWriting() {
    if (leaf().mode() != OpenMode::ReadWrite)
        throw Error(ErrorCode::ReadOnly, text("The disk was opened for reading only")).at(leaf().path());
    if (written_)
        return;
    leaf().renewCid();
    written_ = true;
}

void DiskChain::write(Sectors start, ByteSpan data) {
    if (data.size() % kSectorSize != 0 || start + Sectors::within(data.size()) > capacity())
        throw Error(ErrorCode::InvalidArgument, text("Only whole sectors within the disk can be written"))
            .at(leaf().path());
    if (!data.empty())
        beginWriting();
    while (!data.empty()) {
        const std::size_t index = leaf().extentAt(start);
        const ExtentPlace& place = leaf().extents()[index];
        const Sectors piece = std::min(Sectors::within(data.size()), place.start + place.line.sectors - start);
        writeToExtent(index, start - place.start, data.first(piece.bytes()));
        start += piece;
        data = data.subspan(piece.bytes());
    }
}

/// `start` counts from the extent's beginning, as in the two functions below.
void DiskChain::writeToExtent(std::size_t index, Sectors start, ByteSpan data) {
    const std::shared_ptr<Extent> extent = leaf().extent(index);
    const Sectors grain = extent->capabilities().granularity;
    // The map is taken first: writing changes it.
    std::vector<Run> runs;
    extent->map(start, Sectors::within(data.size()), [&runs](const Run& run) {
        if (!runs.empty() && (runs.back().kind == RunKind::Data) == (run.kind == RunKind::Data))
            runs.back().length += run.length;
        else
            runs.push_back(run);
        return true;
    });
    for (const Run& run : runs) {
        const ByteSpan part = data.subspan((run.start - start).bytes(), run.length.bytes());
        if (run.kind == RunKind::Data || grain == Sectors(1))
            extent->write(run.start, part);
        else
            writeFreshGrains(index, run.start, part, grain);
    }
}

/// Grains that the leaf does not hold yet: whole ones go down as they are, a partial first and last one are composed.
void DiskChain::writeFreshGrains(std::size_t index, Sectors start, ByteSpan data, Sectors grain) {
    const Sectors capacity = leaf().extents()[index].line.sectors;
    while (!data.empty()) {
        const Sectors grainStart = start - start % grain;
        const Sectors grainLength = std::min(grain, capacity - grainStart);
        const Sectors left = Sectors::within(data.size());
        Sectors piece = std::min(left, grainStart + grainLength - start);
        if (piece == grainLength) {
            piece = start + left == capacity ? left : left - left % grain;
            piece = std::max(piece, grainLength);
            leaf().extent(index)->write(start, data.first(piece.bytes()));
        } else {
            composeGrain(index, grainStart, grainLength, start, data.first(piece.bytes()));
        }
        start += piece;
        data = data.subspan(piece.bytes());
    }
}

void DiskChain::composeGrain(std::size_t index, Sectors grainStart, Sectors grainLength, Sectors start,
                             ByteSpan data) {
    std::vector<std::byte> whole(grainLength.bytes());
    read(leaf().extents()[index].start + grainStart, whole);
    std::copy(data.begin(), data.end(), whole.begin() + static_cast<std::ptrdiff_t>((start - grainStart).bytes()));
    leaf().extent(index)->write(grainStart, whole);
}

void DiskChain::writeZeros(Sectors start, Sectors length) {
    if (start + length > capacity())
        throw Error(ErrorCode::InvalidArgument, text("Only whole sectors within the disk can be written"))
            .at(leaf().path());
    if (length.count() > 0)
        beginWriting();
    while (length.count() > 0) {
        const std::size_t index = leaf().extentAt(start);
        const ExtentPlace& place = leaf().extents()[index];
        const Sectors within = start - place.start;
        const Sectors piece = std::min(length, place.line.sectors - within);
        zeroInExtent(index, within, piece);
        start += piece;
        length -= piece;
    }
}

/// Whole grains are left to the extent; of a partly covered one at either end, the bytes are written.
void DiskChain::zeroInExtent(std::size_t index, Sectors start, Sectors length) {
    const Sectors capacity = leaf().extents()[index].line.sectors;
    const Sectors grain = leaf().extent(index)->capabilities().granularity;
    const Sectors end = start + length;
    const Sectors wholeFrom = std::min(end, Sectors(alignUp(start.count(), grain.count())));
    const Sectors wholeTo = end == capacity ? end : std::max(wholeFrom, end - end % grain);
    zeroEdge(index, start, wholeFrom);
    for (Sectors at = wholeFrom; at < wholeTo;) {
        const Sectors step = std::min(wholeTo - at, kZeroStep - at % kZeroStep);
        zeroGrains(index, at, at + step, grain);
        at += step;
    }
    zeroEdge(index, wholeTo, end);
}

void DiskChain::zeroEdge(std::size_t index, Sectors from, Sectors to) {
    if (from < to && holdsData(leaf().extents()[index].start + from, to - from))
        writeToExtent(index, from, std::vector<std::byte>((to - from).bytes()));
}

/// Grains that read as zero already are left alone: masking a hole that nothing lies under would cost space in
/// formats that have no mark for it.
void DiskChain::zeroGrains(std::size_t index, Sectors from, Sectors to, Sectors grain) {
    const Sectors base = leaf().extents()[index].start;
    std::vector<Run> stale; // collected first: tables must not change while they are walked
    map(base + from, to - from, [&](const Run& run) {
        if (run.kind != RunKind::Data)
            return true;
        const Sectors begin = run.start - base - (run.start - base) % grain;
        const Sectors end = std::min(to, Sectors(alignUp((run.end() - base).count(), grain.count())));
        if (!stale.empty() && begin <= stale.back().end())
            stale.back().length = std::max(stale.back().end(), end) - stale.back().start;
        else
            stale.push_back(Run{.start = begin, .length = end - begin});
        return true;
    });
    const std::shared_ptr<Extent> extent = leaf().extent(index);
    for (const Run& run : stale)
        extent->writeZeros(run.start, run.length, links_.size() > 1);
}

bool DiskChain::holdsData(Sectors start, Sectors length) {
    bool data = false;
    map(start, length, [&](const Run& run) {
        data = run.kind == RunKind::Data;
        return !data;
    });
    return data;
}

void DiskChain::flush() { leaf().flush(); }

void DiskChain::close() { leaf().close(); }

} // namespace strata
