// SPDX-License-Identifier: Apache-2.0
#include "app/cli/snapshottreeoutput.h"

#include <cstdio>
#include <ctime>

namespace strata::cli {
namespace {

const SnapshotNode& nodeAt(const SnapshotTree& tree, int id) { return tree.nodes[static_cast<std::size_t>(id)]; }

/// uid of the nearest snapshot that the node stands on; 0 without one.
std::uint32_t snapshotBelow(const SnapshotTree& tree, const SnapshotNode& node) {
    int id = node.parent;
    while (id >= 0 && nodeAt(tree, id).kind != NodeKind::Snapshot)
        id = nodeAt(tree, id).parent;
    return id < 0 ? 0 : nodeAt(tree, id).uid;
}

Json bytesOrNull(const std::optional<std::uint64_t>& bytes) { return bytes ? Json(*bytes) : Json(nullptr); }

void putSizes(Json& fields, const std::optional<NodeSizes>& sizes) {
    fields["own"] = sizes ? Json(sizes->own) : Json(nullptr);
    fields["shared"] = sizes ? Json(sizes->shared) : Json(nullptr);
    fields["freedIfDiscarded"] = bytesOrNull(sizes ? sizes->freedIfDiscarded : std::nullopt);
    fields["mergeSpace"] = bytesOrNull(sizes ? sizes->mergeSpace : std::nullopt);
    fields["freedByMerge"] = sizes ? Json(sizes->freedByMerge) : Json(nullptr);
}

Json snapshotsBelow(const SnapshotTree& tree, const std::vector<int>& ids);

Json jsonSnapshot(const SnapshotTree& tree, const SnapshotNode& node) {
    const std::string created = formatTime(node.createdUs);
    Json fields{{"uid", node.uid},
                {"name", jsonText(node.name)},
                {"description", jsonText(node.description)},
                {"created", jsonTextOrNull(created)},
                {"parent", snapshotBelow(tree, node)},
                {"disks", jsonNodeDisks(tree, node)},
                {"withMemory", node.withMemory}};
    putSizes(fields, node.sizes);
    fields["problems"] = jsonIssues(node.problems);
    fields["baseBroken"] = node.baseBroken;
    fields["children"] = snapshotsBelow(tree, node.children);
    return fields;
}

/// The nearest snapshots at or above these nodes: ghosts between them are passed through.
Json snapshotsBelow(const SnapshotTree& tree, const std::vector<int>& ids) {
    Json list = Json::array();
    std::vector<int> open(ids.rbegin(), ids.rend());
    while (!open.empty()) {
        const SnapshotNode& node = nodeAt(tree, open.back());
        open.pop_back();
        if (node.kind == NodeKind::Snapshot)
            list.push_back(jsonSnapshot(tree, node));
        else
            open.insert(open.end(), node.children.rbegin(), node.children.rend());
    }
    return list;
}

Json jsonOther(const SnapshotTree& tree, const SnapshotNode& node) {
    Json fields{{"kind", nodeKindName(node.kind)},
                {"name", jsonText(node.name)},
                {"parent", snapshotBelow(tree, node)},
                {"disks", jsonNodeDisks(tree, node)}};
    putSizes(fields, node.sizes);
    fields["problems"] = jsonIssues(node.problems);
    fields["baseBroken"] = node.baseBroken;
    return fields;
}

} // namespace

const char* nodeKindName(NodeKind kind) {
    switch (kind) {
    case NodeKind::Snapshot: return "snapshot";
    case NodeKind::Present: return "present";
    case NodeKind::Unlisted: return "unlisted";
    case NodeKind::Shared: return "shared";
    case NodeKind::Missing: return "missing";
    case NodeKind::Foreign: return "foreign";
    case NodeKind::Discarded: return "discarded";
    }
    return "";
}

std::string formatTime(std::int64_t microseconds) {
    if (microseconds <= 0)
        return {};
    const auto seconds = static_cast<std::time_t>(microseconds / 1'000'000);
    std::tm parts{};
    char words[32];
    if (gmtime_r(&seconds, &parts) == nullptr
        || std::strftime(words, sizeof words, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
        return {}; // a year beyond all bounds
    return words;
}

Json jsonNodeDisks(const SnapshotTree& tree, const SnapshotNode& node) {
    Json disks = Json::array();
    for (const NodeDisk& disk : node.disks) {
        const std::filesystem::path relative = disk.file.lexically_relative(tree.folder);
        Json fields{{"node", jsonTextOrNull(disk.node)}, {"file", jsonPath(relative.empty() ? disk.file : relative)}};
        if (disk.missing)
            fields["missing"] = true;
        disks.push_back(std::move(fields));
    }
    return disks;
}

Json jsonTree(const SnapshotTree& tree) {
    Json ghosts = Json::array();
    for (const SnapshotNode& node : tree.nodes)
        if (node.kind != NodeKind::Snapshot && node.kind != NodeKind::Present)
            ghosts.push_back(jsonOther(tree, node));
    return Json{{"machine", jsonText(tree.displayName)},
                {"folder", jsonPath(tree.folder)},
                {"config", tree.config.empty() ? Json(nullptr) : jsonPath(tree.config)},
                {"current", tree.currentUid},
                {"snapshots", snapshotsBelow(tree, tree.roots)},
                {"present", tree.present < 0 ? Json(nullptr) : jsonOther(tree, nodeAt(tree, tree.present))},
                {"ghosts", std::move(ghosts)},
                {"problems", jsonIssues(tree.problems)},
                {"readOnly", tree.readOnly ? jsonError(*tree.readOnly)["error"] : Json(nullptr)},
                {"undoable", tree.undoable ? Json(jsonText(*tree.undoable)) : Json(nullptr)}};
}

} // namespace strata::cli
