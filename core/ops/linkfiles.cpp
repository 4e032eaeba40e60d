// SPDX-License-Identifier: Apache-2.0
#include "core/ops/linkfiles.h"

#include "core/disk/chainlookup.h"

#include <algorithm>
#include <set>

namespace strata {
namespace {

bool isUsable(const FoundExtents& extents, std::size_t index) {
    const ExtentPlace& place = extents.places[index];
    return !place.path.empty() && place.line.access != ExtentAccess::NoAccess
           && std::ranges::find(extents.missing, index) == extents.missing.end()
           && std::ranges::find(extents.refused, index, &FoundExtents::Refused::index) == extents.refused.end();
}

} // namespace

std::vector<ExtentPlace> usableExtents(FileSystem& fs, const std::filesystem::path& disk, const OpenOptions& open) {
    OpenOptions options = open;
    options.mode = OpenMode::Read;
    options.followParents = false;
    const std::optional<FoundLink> link = ChainLookup(fs, disk, options).next();
    std::vector<ExtentPlace> out;
    std::set<std::filesystem::path> seen;
    for (std::size_t i = 0; i < link->extents.places.size(); ++i)
        if (isUsable(link->extents, i) && seen.insert(link->extents.places[i].path).second)
            out.push_back(link->extents.places[i]);
    return out;
}

} // namespace strata
