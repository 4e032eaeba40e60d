// SPDX-License-Identifier: Apache-2.0
#include "core/ops/fragmentation.h"

#include <algorithm>

namespace strata {

double Fragmentation::percent() const {
    if (grains <= files)
        return 0;
    return 100.0 * static_cast<double>(pieces - files) / static_cast<double>(grains - files);
}

Fragmentation fragmentationOf(DiskLink& link) {
    Fragmentation all;
    for (std::size_t i = 0; i < link.extents().size(); ++i) {
        if (link.extents()[i].line.type == ExtentType::Zero)
            continue;
        const std::shared_ptr<Extent> extent = link.extent(i);
        const Capabilities can = extent->capabilities();
        if (!can.allocates || can.compressed)
            continue;
        std::uint64_t next = 0;
        std::uint64_t grains = 0;
        extent->map(Sectors(0), extent->capacity(), [&](const Run& run) {
            if (run.kind != RunKind::Data)
                return true;
            grains += ceilDiv(run.length.count(), can.granularity.count());
            all.pieces += run.fileOffset == next ? 0 : 1;
            next = run.fileOffset + run.length.bytes();
            return true;
        });
        all.grains += grains;
        all.files += grains > 0 ? 1 : 0;
    }
    return all;
}

} // namespace strata
