// SPDX-License-Identifier: Apache-2.0
#include "core/ops/childspec.h"

#include "core/base/ascii.h"

namespace strata {
namespace {

constexpr Sectors kTwoTerabytes{std::uint64_t{1} << 32U};

CreateType childType(const DiskLink& parent) {
    switch (parent.descriptor().createType()) {
    case CreateType::TwoGbMaxExtentSparse:
    case CreateType::TwoGbMaxExtentFlat: return CreateType::TwoGbMaxExtentSparse;
    case CreateType::Vmfs:
    case CreateType::VmfsThin:
    case CreateType::VmfsSparse:
    case CreateType::SeSparse:
    case CreateType::VsanSparse:
    case CreateType::VmfsRdm:
    case CreateType::VmfsRdmp: return CreateType::VmfsSparse;
    default:
        return parent.capacity() > kTwoTerabytes ? CreateType::TwoGbMaxExtentSparse : CreateType::MonolithicSparse;
    }
}

/// The disk stays the same one for its guest: what identifies it there goes on to the child.
std::vector<std::pair<std::string, std::string>> inheritedDatabase(const Descriptor& parent) {
    std::vector<std::pair<std::string, std::string>> ddb;
    for (const auto& [key, value] : parent.ddb())
        for (const std::string_view kept : {"adapterType", "virtualHWVersion", "toolsVersion", "toolsInstallType",
                                            "uuid", "geometry.cylinders", "geometry.heads", "geometry.sectors",
                                            "geometry.biosCylinders", "geometry.biosHeads", "geometry.biosSectors"})
            if (equalsIgnoringCase(key, kept) && !value.empty())
                ddb.emplace_back(key, value);
    return ddb;
}

} // namespace

DiskSpec childSpec(const DiskLink& parent) {
    DiskSpec spec;
    spec.type = childType(parent);
    spec.capacity = parent.capacity();
    if (spec.type == CreateType::TwoGbMaxExtentSparse && parent.extents().size() > 1
        && parent.extents()[0].line.sectors % kDefaultGrain == Sectors(0)
        && parent.extents()[0].line.sectors >= kSmallestSplit)
        spec.splitAt = parent.extents()[0].line.sectors;
    spec.parentCid = parent.descriptor().cid();
    spec.ddb = inheritedDatabase(parent.descriptor());
    return spec;
}

} // namespace strata
