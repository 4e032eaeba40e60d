// SPDX-License-Identifier: Apache-2.0
#include "core/ops/copysegments.h"

#include <algorithm>

namespace strata {
namespace {

Sectors grainFloor(Sectors sector, const CopyGrid::Cell& cell) {
    return cell.extentStart + Sectors(alignDown((sector - cell.extentStart).count(), cell.grain.count()));
}

Sectors grainCeil(Sectors sector, const CopyGrid::Cell& cell) {
    const Sectors up = cell.extentStart + Sectors(alignUp((sector - cell.extentStart).count(), cell.grain.count()));
    return std::min(up, cell.extentEnd);
}

} // namespace

PlannedGrid::PlannedGrid(const DiskPlan& plan) : plan_(plan) {
    const ExtentType type = plan.extents.front().line.type;
    flat_ = type == ExtentType::Flat || type == ExtentType::Vmfs;
    Sectors start;
    for (const NewExtent& extent : plan.extents) {
        starts_.push_back(start);
        start += extent.line.sectors;
    }
}

CopyGrid::Cell PlannedGrid::cellAt(Sectors sector) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), sector);
    const std::size_t index = static_cast<std::size_t>(after - starts_.begin()) - 1;
    return {starts_[index], starts_[index] + plan_.extents[index].line.sectors, flat_ ? Sectors(1) : plan_.spec.grain,
            index};
}

std::uint64_t CopySegment::dataBytes() const {
    std::uint64_t bytes = 0;
    for (const Run& run : runs)
        bytes += run.length.bytes();
    return bytes;
}

CopySegment CopySegment::splitOff(Sectors at) {
    CopySegment head{start, at - start, {}, cell};
    std::vector<Run> rest;
    for (const Run& run : runs) {
        if (run.start < at)
            head.runs.push_back(clipped(run, run.start, at));
        if (run.end() > at)
            rest.push_back(clipped(run, at, run.end()));
    }
    length -= head.length;
    start = at;
    runs = std::move(rest);
    return head;
}

std::optional<CopySegment> SegmentReader::next() {
    const Run* run = runs_.next(position_);
    if (run == nullptr)
        return std::nullopt;
    const Sectors first = std::max(run->start, position_);
    CopySegment segment;
    segment.cell = grid_.cellAt(first);
    const CopyGrid::Cell& cell = segment.cell;
    segment.start = grainFloor(first, cell);
    const Sectors longest = std::max(limit_ - limit_ % cell.grain, cell.grain);
    const Sectors end = std::min(cell.extentEnd, segment.start + longest);
    // Take what begins inside the last grain taken; a segment ends as soon as it ends on a grain's bound.
    Sectors filledTo = segment.start;
    for (; run != nullptr && run->start < end; run = runs_.next(filledTo)) {
        if (!segment.runs.empty() && run->start >= grainCeil(filledTo, cell))
            break;
        segment.runs.push_back(clipped(*run, segment.start, end));
        filledTo = segment.runs.back().end();
        if (filledTo == grainCeil(filledTo, cell))
            break;
    }
    segment.length = std::min(grainCeil(filledTo, cell), end) - segment.start;
    position_ = segment.end();
    return segment;
}

} // namespace strata
