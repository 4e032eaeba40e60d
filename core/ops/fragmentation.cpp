// SPDX-License-Identifier: Apache-2.0
#include "core/ops/fragmentation.h"

#include "core/base/progress.h"
#include "core/disk/cowdextent.h"

#include <algorithm>

namespace strata {

namespace {

/// Tables of a COWD file lie among its grains: a few of them between two grains do not part these.
bool areTables(const Extent& extent, std::uint64_t from, std::uint64_t to) {
    constexpr std::uint64_t kTableBytes = kCowdTableSectors * kSectorSize;
    constexpr std::uint64_t kMostTables = 8;
    return dynamic_cast<const CowdExtent*>(&extent) != nullptr && to > from && (to - from) % kTableBytes == 0
           && (to - from) / kTableBytes <= kMostTables;
}

} // namespace

double Fragmentation::percent() const {
    if (grains <= files)
        return 0;
    return 100.0 * static_cast<double>(pieces - files) / static_cast<double>(grains - files);
}

Fragmentation fragmentationOf(Extent& extent, const std::stop_token& stop) {
    Fragmentation order;
    const Capabilities can = extent.capabilities();
    if (!can.allocates || can.compressed)
        return order;
    std::uint64_t next = 0;
    extent.map(Sectors(0), extent.capacity(), [&](const Run& run) {
        checkpoint(stop);
        if (run.kind != RunKind::Data)
            return true;
        order.grains += ceilDiv(run.length.count(), can.granularity.count());
        const bool follows = run.fileOffset == next || (order.pieces > 0 && areTables(extent, next, run.fileOffset));
        order.pieces += follows ? 0 : 1;
        next = run.fileOffset + run.length.bytes();
        return true;
    });
    order.files = order.grains > 0 ? 1 : 0;
    return order;
}

Fragmentation fragmentationOf(DiskLink& link, const std::stop_token& stop) {
    Fragmentation all;
    for (std::size_t i = 0; i < link.extents().size(); ++i) {
        if (link.extents()[i].line.type == ExtentType::Zero)
            continue;
        const Fragmentation one = fragmentationOf(*link.extent(i), stop);
        all.grains += one.grains;
        all.pieces += one.pieces;
        all.files += one.files;
    }
    return all;
}

} // namespace strata
