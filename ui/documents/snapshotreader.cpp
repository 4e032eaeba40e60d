// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/snapshotreader.h"

#include <algorithm>
#include <memory>

namespace strata::ui {
namespace {

bool sameDisks(const SnapshotNode& a, const SnapshotNode& b) {
    return std::equal(a.disks.begin(), a.disks.end(), b.disks.begin(), b.disks.end(),
                      [](const NodeDisk& x, const NodeDisk& y) { return x.file == y.file; });
}

} // namespace

SnapshotReader coreSnapshotReader() {
    const auto cache = std::make_shared<LinkUsageCache>();
    return {readSnapshotTree,
            [cache](FileSystem& fs, SnapshotTree& tree, const OpenOptions& options, std::stop_token stop,
                    const NodeSized& sized) { readSizes(fs, tree, options, *cache, std::move(stop), sized); }};
}

NodeKey keyOf(const SnapshotNode& node) {
    NodeKey key;
    key.kind = node.kind;
    if (node.kind == NodeKind::Snapshot)
        key.uid = node.uid;
    else if (node.kind != NodeKind::Present && !node.disks.empty())
        key.file = node.disks.front().file;
    return key;
}

int findNode(const SnapshotTree& tree, const NodeKey& key) {
    const auto found = std::find_if(tree.nodes.begin(), tree.nodes.end(),
                                    [&](const SnapshotNode& node) { return keyOf(node) == key; });
    return found != tree.nodes.end() ? found->id : -1;
}

bool holdsDisk(const SnapshotNode& node, const std::filesystem::path& disk) {
    const std::filesystem::path wanted = disk.lexically_normal();
    return std::any_of(node.disks.begin(), node.disks.end(),
                       [&](const NodeDisk& held) { return held.file.lexically_normal() == wanted; });
}

int nodeOfDisk(const SnapshotTree& tree, const std::filesystem::path& disk) {
    const auto found = std::find_if(tree.nodes.begin(), tree.nodes.end(),
                                    [&](const SnapshotNode& node) { return holdsDisk(node, disk); });
    return found != tree.nodes.end() ? found->id : -1;
}

void keepSizes(SnapshotTree& tree, const SnapshotTree& before) {
    for (SnapshotNode& node : tree.nodes) {
        const int old = findNode(before, keyOf(node));
        if (node.sizes || old < 0)
            continue;
        const SnapshotNode& known = before.nodes[static_cast<std::size_t>(old)];
        if (sameDisks(node, known))
            node.sizes = known.sizes;
    }
}

} // namespace strata::ui
