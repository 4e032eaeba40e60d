// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshottree.h"

#include <string>

namespace strata::test {

inline constexpr std::int64_t kDayUs = 86'400'000'000;

/// A machine's history put together by hand, for views and models.
class TreeMaker {
public:
    explicit TreeMaker(std::filesystem::path folder = "/home/ann/Sample Machine", int disks = 1) : disks_(disks) {
        tree_.folder = std::move(folder);
        tree_.config = tree_.folder / "Sample Machine.vmx";
        tree_.list = tree_.folder / "Sample Machine.vmsd";
        tree_.displayName = "Sample Machine";
    }

    /// Returns the node's id. `file`: of its first disk; the others are named after it.
    int add(NodeKind kind, const std::string& name, int parent, const std::string& file) {
        SnapshotNode node;
        node.id = static_cast<int>(tree_.nodes.size());
        node.kind = kind;
        node.name = name;
        node.parent = parent;
        node.createdUs = kind == NodeKind::Present ? 0 : 1'700'000'000'000'000 + node.id * kDayUs;
        if (kind == NodeKind::Snapshot)
            node.uid = static_cast<std::uint32_t>(node.id + 1);
        for (int disk = 0; disk < disks_; ++disk) {
            const std::string device = "scsi0:" + std::to_string(disk);
            const std::string prefix = disk == 0 ? "" : "disk" + std::to_string(disk) + "-";
            node.disks.push_back({.node = device,
                                  .file = tree_.folder / (prefix + file),
                                  .parent = {},
                                  .missing = kind == NodeKind::Missing});
            if (parent >= 0)
                node.disks.back().parent =
                    tree_.nodes[static_cast<std::size_t>(parent)].disks[node.disks.size() - 1].file;
        }
        if (kind == NodeKind::Present) {
            tree_.present = node.id;
            tree_.currentUid = parent >= 0 ? tree_.nodes[static_cast<std::size_t>(parent)].uid : 0;
        }
        if (parent >= 0)
            tree_.nodes[static_cast<std::size_t>(parent)].children.push_back(node.id);
        else
            tree_.roots.push_back(node.id);
        tree_.nodes.push_back(std::move(node));
        return static_cast<int>(tree_.nodes.size()) - 1;
    }
    int snapshot(const std::string& name, int parent, const std::string& file) {
        return add(NodeKind::Snapshot, name, parent, file);
    }
    int present(int parent, const std::string& file) { return add(NodeKind::Present, {}, parent, file); }

    void size(int id, std::uint64_t own, std::optional<std::uint64_t> freed = std::nullopt,
              std::optional<std::uint64_t> needs = std::nullopt) {
        NodeSizes sizes;
        sizes.own = own;
        sizes.freedIfDiscarded = freed;
        sizes.mergeSpace = needs;
        tree_.nodes[static_cast<std::size_t>(id)].sizes = sizes;
    }

    SnapshotTree& tree() { return tree_; }

private:
    SnapshotTree tree_;
    int disks_;
};

/// The history that the sample machine's disks could have: two snapshots, a branch, one forgotten link.
inline SnapshotTree sampleHistory(const std::filesystem::path& folder = "/home/ann/Sample Machine") {
    TreeMaker maker(folder);
    const int base = maker.snapshot("Clean install", -1, "System.vmdk");
    const int updates = maker.snapshot("After updates", base, "System-000001.vmdk");
    maker.add(NodeKind::Unlisted, "System-000003.vmdk", base, "System-000003.vmdk");
    maker.present(updates, "System-000002.vmdk");
    return maker.tree();
}

/// `snapshots` in a comb with branches, over `disks` disks: as large as machines get.
inline SnapshotTree largeHistory(int snapshots, int disks, const std::filesystem::path& folder = "/vm/large") {
    TreeMaker maker(folder, disks);
    std::vector<int> ids;
    for (int i = 0; i < snapshots; ++i) {
        const int parent = i == 0 ? -1 : ids[static_cast<std::size_t>(i % 7 == 3 ? i / 2 : i - 1)];
        ids.push_back(
            maker.snapshot("Snapshot " + std::to_string(i + 1), parent, "disk-" + std::to_string(i) + ".vmdk"));
    }
    maker.present(ids.back(), "disk-present.vmdk");
    return maker.tree();
}

} // namespace strata::test
