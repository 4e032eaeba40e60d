// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/report.h"
#include "core/disk/diskopener.h"
#include "core/io/filesystem.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace strata {

/// What a node of the tree stands for. Everything but the first two is a ghost: drawn, with a remedy, never dropped.
enum class NodeKind {
    Snapshot,  ///< listed in the .vmsd
    Present,   ///< the state the machine runs on; at most one, always a leaf ("You are here")
    Unlisted,  ///< links that no list names: orphan deltas, or a forgotten snapshot list. Remedy: adopt, discard
    Shared,    ///< a link that stays because several others build on it, after its snapshot was merged
    Missing,   ///< a parent that was not found. Remedy: locate it (attach)
    Foreign,   ///< a disk outside this machine that builds on one of its links (linked clone)
    Discarded, ///< what was discarded and can be got back until it is purged. Remedy: undo, purge
};

/// One disk's link in a node.
struct NodeDisk {
    std::string node;             ///< "scsi0:0"; of ghosts by the chain; empty if nothing says
    std::filesystem::path file;   ///< absolute; of Missing: as the child names it
    std::filesystem::path parent; ///< the link it builds on, as its own `file`; empty for a base
    bool missing = false;
};

/// Figures of a node in bytes of grain data, over all its disks. Exact, from grain tables and allocation maps only;
/// a flat disk counts what its volume has allocated.
struct NodeSizes {
    std::uint64_t own = 0;    ///< held by this node's own links
    std::uint64_t shared = 0; ///< held by its ancestors and visible here
    /// What discarding it with everything that builds on it frees; nullopt where that is not possible (the present
    /// state builds on it).
    std::optional<std::uint64_t> freedIfDiscarded;
    /// Extra grain data that appears while it is merged into its children or parent, before anything is freed;
    /// nullopt where it cannot be merged (nothing builds on it).
    std::optional<std::uint64_t> mergeSpace;
    std::uint64_t freedByMerge = 0; ///< what is gone when the merge is done
};

/// A node. `id` is its index in SnapshotTree::nodes; parents and children are ids.
struct SnapshotNode {
    int id = 0;
    NodeKind kind = NodeKind::Snapshot;
    std::uint32_t uid = 0; ///< Snapshot; 0 for the others
    std::string name;      ///< Snapshot: as listed; ghosts: the file's name; Present: empty
    std::string description;
    std::int64_t createdUs = 0; ///< microseconds since 1970, UTC; 0 if unknown
    bool withMemory = false;
    std::vector<NodeDisk> disks; ///< the links that hold this node's state, in the order of the machine's devices
    int parent = -1;
    std::vector<int> children;      ///< in order of time, the present state last
    std::vector<Issue> problems;    ///< "cid-mismatch", "parent-moved", "missing-extent", "capacity-differs" ...
    std::optional<NodeSizes> sizes; ///< nullopt until readSizes()
    bool baseBroken = false;        ///< something that it builds on is missing or has an error
};

/// A machine's history as it really is: the machine's own list laid over the chains in its folder. A value.
struct SnapshotTree {
    std::filesystem::path folder; ///< of the machine
    std::filesystem::path config; ///< the .vmx; empty: loose disks, whose chains make the tree
    std::filesystem::path list;   ///< the .vmsd; the name it would have if there is none
    std::string displayName;
    std::vector<SnapshotNode> nodes; ///< parents before their children
    std::vector<int> roots;
    int present = -1;             ///< id of the present state; -1 without a .vmx
    std::uint32_t currentUid = 0; ///< of the snapshot the present state is based on; 0 without one
    std::vector<Issue> problems;  ///< of the machine as a whole
    std::optional<Error>
        readOnly; ///< why nothing can be changed now: running (who), suspended, encrypted, interrupted
    std::optional<std::string> undoable; ///< name of the operation that undo would take back: "goto"

    const SnapshotNode* find(std::uint32_t uid) const;
    /// From the root to `id`.
    std::vector<int> path(int id) const;
    /// `id` and everything below it, parents first.
    std::vector<int> subtree(int id) const;
};

/// `machine`: a folder, .vmx, .vmsd or a disk in the folder. Reads lists, heads and descriptors, never data; broken
/// parts become problems and ghosts. Errors as readMachineFolder().
SnapshotTree readSnapshotTree(FileSystem& fs, const std::filesystem::path& machine, const OpenOptions& options = {});

/// Sets SnapshotNode::baseBroken of every node, from the problems of those above it.
void markBrokenBases(SnapshotTree& tree);

/// The snapshot that a person means: a name (unique), a '/'-path of names from a root, or "#uid".
/// Error(NotFound), or Error(InvalidArgument) that lists the candidates if several have that name.
const SnapshotNode& findSnapshot(const SnapshotTree& tree, const std::string& words);

} // namespace strata
