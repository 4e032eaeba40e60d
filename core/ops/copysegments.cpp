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

std::optional<CopySegment> SegmentReader::next() {
    const Run* run = runs_.next(position_);
    if (run == nullptr)
        return std::nullopt;
    const Sectors first = std::max(run->start, position_);
    const CopyGrid::Cell cell = grid_.cellAt(first);
    CopySegment segment;
    segment.start = std::max(position_, grainFloor(first, cell));
    const Sectors longest = std::max(limit_ - limit_ % cell.grain, cell.grain);
    const Sectors end = std::min({cell.extentEnd, segment.start + longest, capacity_});
    Sectors filledTo = segment.start;
    // Take runs as long as they continue the segment, or begin inside its last grain.
    while (run != nullptr && run->start < end) {
        const bool continues = run->start <= filledTo || run->start < grainCeil(filledTo, cell);
        if (!continues && !segment.runs.empty())
            break;
        const Run part = clipped(*run, std::max(segment.start, position_), end);
        segment.runs.push_back(part);
        filledTo = part.end();
        // A change of owner or file place ends what can be moved inside the kernel: leave it at the grain's end.
        if (filledTo == grainCeil(filledTo, cell))
            break;
        run = runs_.next(filledTo);
    }
    segment.length = std::min(grainCeil(filledTo, cell), end) - segment.start;
    position_ = segment.end();
    return segment;
}

} // namespace strata
