// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshotsizes.h"
#include "core/machine/snapshottree.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace strata::ui {

/// Where a document gets its machine's history from; tests give it one that is made by hand. Both are called on
/// workers. Without `tree` a document has no history, only disks.
struct SnapshotReader {
    std::function<SnapshotTree(FileSystem& fs, const std::filesystem::path& machine, const OpenOptions& options)>
        tree;
    /// Fills in the figures of every node and tells each as it is known.
    std::function<void(FileSystem& fs, SnapshotTree& tree, const OpenOptions& options, std::stop_token stop,
                       const NodeSized& sized)>
        sizes;
};

/// Reads histories from disk, as core/machine does.
SnapshotReader coreSnapshotReader();

/// A node of a tree that may be read anew: the present state is the present state wherever it lies, a snapshot has
/// its uid, ghosts have their first file.
struct NodeKey {
    NodeKind kind = NodeKind::Present;
    std::uint32_t uid = 0;
    std::filesystem::path file;
    bool operator==(const NodeKey&) const = default;
};
NodeKey keyOf(const SnapshotNode& node);
/// id of the node; -1 if there is none any more.
int findNode(const SnapshotTree& tree, const NodeKey& key);
bool holdsDisk(const SnapshotNode& node, const std::filesystem::path& disk);
/// id of the first node that the disk belongs to; -1 without one.
int nodeOfDisk(const SnapshotTree& tree, const std::filesystem::path& disk);

/// Gives nodes without figures those they had in `before`, so that nothing goes blank while it is read again.
void keepSizes(SnapshotTree& tree, const SnapshotTree& before);

} // namespace strata::ui
