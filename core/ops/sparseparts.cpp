// SPDX-License-Identifier: Apache-2.0
#include "core/ops/sparseparts.h"

#include "core/base/error.h"

namespace strata {

bool isFlat(const ExtentPlace& extent) {
    return extent.line.type == ExtentType::Flat || extent.line.type == ExtentType::Vmfs;
}

bool isCowd(const ExtentPlace& extent) { return extent.line.type == ExtentType::VmfsSparse; }

HostedSparseExtent* hostedSparse(Extent& extent) { return dynamic_cast<HostedSparseExtent*>(&extent); }

void requireMovableGrains(DiskLink& link, const Text& compressed, const Text& otherKind, const Text& advice) {
    for (std::size_t i = 0; i < link.extents().size(); ++i) {
        const ExtentPlace& place = link.extents()[i];
        if (place.line.type == ExtentType::Zero || isFlat(place) || isCowd(place))
            continue;
        const std::shared_ptr<Extent> extent = link.extent(i);
        if (hostedSparse(*extent) == nullptr)
            throw Error(ErrorCode::NotSupported, extent->capabilities().compressed ? compressed : otherKind)
                .at(link.path())
                .advice(advice);
    }
}

std::uint64_t allocatedBytes(FileSystem& fs, const DiskLink& link) {
    std::uint64_t bytes = 0;
    for (const ExtentPlace& extent : link.extents())
        if (!extent.path.empty())
            if (const std::optional<FileStatus> status = fs.status(extent.path))
                bytes += status->allocated;
    return bytes;
}

} // namespace strata
