// SPDX-License-Identifier: Apache-2.0
#include "core/machine/mergechoice.h"

namespace strata {

void MergeCosts::add(const LinkUsage& link, std::span<const LinkUsage> children) {
    if (children.size() == 1)
        intoParent += mergeIntoParentCost(link, children.front());
    intoChildren += mergeIntoChildrenCost(link, children);
}

MergeChoice chooseMerge(bool hasParent, std::size_t children, const MergeCosts& costs, MergeRoute route) {
    if (children == 0 || (children > 1 && route == MergeRoute::KeepShared))
        return {};
    const MergeChoice into{MergeWay::IntoParent, costs.intoParent};
    const MergeChoice copies{MergeWay::IntoChildren, costs.intoChildren};
    if (children == 1)
        return hasParent && copies.cost.writes < into.cost.writes ? copies : into;
    if (!hasParent && route == MergeRoute::Cheapest)
        return {};
    const bool takesMore = copies.cost.extra > copies.cost.freed;
    return route == MergeRoute::Cheapest && takesMore ? MergeChoice() : copies;
}

} // namespace strata
