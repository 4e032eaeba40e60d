// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshottree.h"

#include <optional>
#include <set>
#include <string>

namespace strata::ui {

/// A history as it will look after a step, and which of its nodes are new or have a new meaning. Only a picture: what
/// really happens is the operation's business.
struct AfterTree {
    SnapshotTree tree;
    std::set<int> fresh;
};

/// Pure functions: tree before -> tree after. Ids are of the tree before.
AfterTree afterTake(const SnapshotTree& tree, const std::string& name);
/// `keepName`: the present state becomes a snapshot of that name; without one it is discarded if it holds data.
AfterTree afterGoTo(const SnapshotTree& tree, int target, const std::optional<std::string>& keepName);
/// `staysShared`: its data stays where it is, without a name.
AfterTree afterMerge(const SnapshotTree& tree, int node, bool staysShared);
/// With everything that builds on it; it can be got back until it is purged.
AfterTree afterDiscard(const SnapshotTree& tree, int node);
AfterTree afterAdopt(const SnapshotTree& tree, int node, const std::string& name);
AfterTree afterPurge(const SnapshotTree& tree);

/// `node` and everything below it.
std::set<int> nodesBelow(const SnapshotTree& tree, int node);

} // namespace strata::ui
