// SPDX-License-Identifier: Apache-2.0
#include "core/ops/allocationmap.h"

#include "core/base/progress.h"

#include <algorithm>

namespace strata {
namespace {

class Painter {
public:
    Painter(AllocationMap& map, std::size_t leaf, const std::stop_token& stop)
        : map_(map), leaf_(leaf), stop_(stop) {}

    bool add(const Run& run) {
        checkpoint(stop_);
        for (Sectors at = std::max(run.start, map_.range.start); at < run.end();) {
            const std::size_t index = static_cast<std::size_t>((at - map_.range.start) / map_.perCell);
            const Sectors length = std::min(run.end(), map_.rangeOf(index).end()) - at;
            paint(map_.cells[index], run, at, length.count());
            at += length;
        }
        return true;
    }

private:
    void paint(AllocationCell& cell, const Run& run, Sectors at, std::uint64_t sectors) {
        switch (run.kind) {
        case RunKind::Hole: return;
        case RunKind::Zero: cell.zeros += sectors; return;
        case RunKind::Data: break;
        }
        if (run.link != leaf_) {
            cell.inherited += sectors;
            return;
        }
        cell.own += sectors;
        const std::uint64_t offset = run.fileOffset + (at - run.start).bytes();
        if (!cell.offset) {
            cell.offset = offset;
            cell.extent = run.extent;
        }
        cell.pieces += cell.pieces == 0 || at == run.start ? 1U : 0U;
    }

    AllocationMap& map_;
    std::size_t leaf_;
    const std::stop_token& stop_;
};

} // namespace

SectorRange AllocationMap::rangeOf(std::size_t cell) const {
    const Sectors start = range.start + perCell * cell;
    return {start, std::min(perCell, range.end() - start)};
}

AllocationMap readAllocationMap(FileSystem& fs, const AllocationParams& params, const std::stop_token& stop) {
    OpenOptions options = params.open;
    options.mode = OpenMode::Read;
    options.followParents = params.chain;
    const std::unique_ptr<DiskChain> chain = openDisk(fs, params.disk, options);
    AllocationMap map;
    map.capacity = chain->capacity();
    map.range = params.range;
    if (map.range.length == Sectors(0) || map.range.start >= map.capacity)
        map.range = {Sectors(0), map.capacity};
    map.range.length = std::min(map.range.length, map.capacity - map.range.start);
    const std::uint64_t grain = std::max<std::uint64_t>(chain->leaf().capabilities().granularity.count(), 8);
    const std::uint64_t wanted = ceilDiv(map.range.length.count(), std::max<std::size_t>(params.cells, 1));
    map.perCell = Sectors(alignUp(std::max<std::uint64_t>(wanted, 1), grain));
    map.cells.resize(static_cast<std::size_t>(ceilDiv(map.range.length.count(), map.perCell.count())));
    for (const ExtentPlace& extent : chain->leaf().extents())
        map.extents.push_back(extent.path);
    Painter painter(map, chain->linkCount() - 1, stop);
    chain->map(map.range.start, map.range.length, [&](const Run& run) { return painter.add(run); });
    map.order = fragmentationOf(chain->leaf());
    return map;
}

} // namespace strata
