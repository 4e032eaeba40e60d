// SPDX-License-Identifier: Apache-2.0
#include "core/machine/mergechoice.h"

namespace strata {

MergeChoice chooseMerge(const LinkUsage& link, std::span<const LinkUsage> children, MergeRoute route) {
    if (children.empty() || (children.size() > 1 && route == MergeRoute::KeepShared))
        return {};
    if (children.size() == 1) {
        const MergeChoice into{MergeWay::IntoParent, mergeIntoParentCost(link, children.front())};
        if (!link.hasParent)
            return into;
        const MergeChoice away{MergeWay::IntoChildren, mergeIntoChildrenCost(link, children)};
        return away.cost.writes < into.cost.writes ? away : into;
    }
    if (!link.hasParent && route == MergeRoute::Cheapest)
        return {};
    const MergeChoice copies{MergeWay::IntoChildren, mergeIntoChildrenCost(link, children)};
    const bool takesMore = copies.cost.extra > copies.cost.freed;
    return route == MergeRoute::Cheapest && takesMore ? MergeChoice() : copies;
}

} // namespace strata
