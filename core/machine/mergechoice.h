// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshotops.h"
#include "core/ops/linkusage.h"

#include <span>

namespace strata {

/// How a link of a merged snapshot goes.
enum class MergeWay {
    IntoParent,   ///< its one child goes into it, in place
    IntoChildren, ///< every child gets what it lacks of it
    Keep,         ///< it stays, without a snapshot
};
struct MergeChoice {
    MergeWay way = MergeWay::Keep;
    LinkMergeCost cost; ///< nothing for Keep
};

/// What both ways of merging a link would cost: sums over whole links, or over the windows of a UsageWalk.
struct MergeCosts {
    LinkMergeCost intoParent; ///< counted for a link with one child only
    LinkMergeCost intoChildren;
    void add(const LinkUsage& link, std::span<const LinkUsage> children);
};

/// The one rule by which forecasts are made and merges are done, for each disk of the machine by itself. `children`:
/// how many links build on the link; without any it stays. `hasParent`: of the link.
/// One child: a base is written in place, since everything builds on it; of the two ways for a redo log the one that
/// writes fewer bytes is taken. Several: with Cheapest, they get copies if that takes no more space afterwards, but
/// never of a base, which would become several whole disks.
MergeChoice chooseMerge(bool hasParent, std::size_t children, const MergeCosts& costs, MergeRoute route);

} // namespace strata
