// SPDX-License-Identifier: Apache-2.0
#include "core/ops/cloneestimate.h"

#include "core/format/cowdheader.h"
#include "core/ops/clonespec.h"
#include "core/ops/copysegments.h"

namespace strata {
namespace {

constexpr Sectors kSegmentAtOnce{std::uint64_t{1} << 20U};
/// A grain that does not compress: marker, stored blocks and padding (vmdk-format 3.1).
constexpr std::uint64_t kLargestStreamGrain = 130 * kSectorSize;
constexpr std::uint64_t kStreamTableBytes = (1 + 4) * kSectorSize;

/// What the grains take, and the tables that are made for them on demand.
class GrainCost {
public:
    explicit GrainCost(const DiskPlan& plan) : grain_(plan.spec.grain), grainBytes_(grain_.bytes()) {
        if (plan.spec.type == CreateType::StreamOptimized) {
            grainBytes_ = kLargestStreamGrain;
            tableBytes_ = kStreamTableBytes;
            entriesPerTable_ = kEntriesPerTable;
        } else if (plan.extents.front().line.type == ExtentType::VmfsSparse) {
            tableBytes_ = kCowdTableSectors * kSectorSize;
            entriesPerTable_ = kCowdEntriesPerTable;
        }
    }

    std::uint64_t of(const CopySegment& segment) {
        const std::uint64_t first = (segment.start - segment.cell.extentStart) / grain_;
        const std::uint64_t count = ceilDiv(segment.length.count(), grain_.count());
        return count * grainBytes_ + newTables(segment.cell.extent, first, first + count - 1) * tableBytes_;
    }

private:
    std::uint64_t newTables(std::size_t extent, std::uint64_t firstGrain, std::uint64_t lastGrain) {
        if (tableBytes_ == 0)
            return 0;
        const std::uint64_t first = firstGrain / entriesPerTable_;
        const std::uint64_t last = lastGrain / entriesPerTable_;
        const bool known = seen_ && extent == extent_ && first == table_;
        seen_ = true;
        extent_ = extent;
        table_ = last;
        return last - first + (known ? 0 : 1);
    }

    Sectors grain_;
    std::uint64_t grainBytes_;
    std::uint64_t tableBytes_ = 0; ///< 0: all tables are there from the start
    std::uint64_t entriesPerTable_ = 1;
    bool seen_ = false; ///< the two below are the last table met
    std::size_t extent_ = 0;
    std::uint64_t table_ = 0;
};

} // namespace

CloneEstimate estimateClone(DiskChain& source, const DiskPlan& plan, const std::stop_token& stop) {
    const PlannedGrid grid(plan);
    CloneEstimate estimate;
    if (!plan.embedded)
        estimate.writtenBytes = plan.descriptor.encode().size();
    if (!grid.isFlat() || plan.spec.preallocate)
        for (const NewExtent& extent : plan.extents)
            estimate.writtenBytes = checkedAdd(estimate.writtenBytes, extent.emptyBytes);
    GrainCost cost(plan);
    SegmentReader segments(source, grid, kSegmentAtOnce);
    while (const auto segment = segments.next()) {
        checkpoint(stop);
        estimate.guestBytes += segment->dataBytes();
        if (!grid.isFlat())
            estimate.writtenBytes += cost.of(*segment);
    }
    if (grid.isFlat() && !plan.spec.preallocate)
        estimate.writtenBytes += estimate.guestBytes;
    return estimate;
}

CloneEstimate estimateRaw(DiskChain& source, const std::stop_token& stop) {
    const PlainGrid grid(source.capacity(), Sectors(1));
    CloneEstimate estimate;
    SegmentReader segments(source, grid, kSegmentAtOnce);
    while (const auto segment = segments.next()) {
        checkpoint(stop);
        estimate.guestBytes += segment->dataBytes();
    }
    estimate.writtenBytes = estimate.guestBytes;
    return estimate;
}

std::uint64_t spaceNeeded(DiskChain& chain, const DiskSpec& spec) {
    CloneParams params;
    params.spec = spec;
    return estimateClone(chain, planDisk(cloneSpec(params, chain))).writtenBytes;
}

} // namespace strata
