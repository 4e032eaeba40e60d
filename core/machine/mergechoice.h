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

/// The one rule by which forecasts are made and merges are done, for each disk of the machine by itself. `children`:
/// all links that build on `link`; without any it stays.
/// One child: a base is written in place, since everything builds on it; of the two ways for a redo log the one that
/// writes fewer bytes is taken. Several: with Cheapest, they get copies if that takes no more space afterwards, but
/// never of a base, which would become several whole disks.
MergeChoice chooseMerge(const LinkUsage& link, std::span<const LinkUsage> children, MergeRoute route);

} // namespace strata
