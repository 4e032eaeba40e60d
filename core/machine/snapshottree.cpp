// SPDX-License-Identifier: Apache-2.0
#include "core/machine/snapshottree.h"

#include "core/base/ascii.h"
#include "core/io/intentview.h"
#include "core/machine/machinefolder.h"
#include "core/machine/treebuilder.h"

#include <algorithm>
#include <memory>

namespace strata {
namespace {

/// "a/b/c": the names of the snapshots from the root to this one.
std::string namePath(const SnapshotTree& tree, const SnapshotNode& node) {
    std::string path;
    for (const int id : tree.path(node.id)) {
        const SnapshotNode& step = tree.nodes[static_cast<std::size_t>(id)];
        if (step.kind == NodeKind::Snapshot)
            path += (path.empty() ? "" : "/") + step.name;
    }
    return path;
}

/// Operations that were cut off in the machine's folder: those that are only to be finished are seen as done.
class CutOffChanges {
public:
    CutOffChanges(FileSystem& fs, const std::filesystem::path& machine) : fs_(&fs) {
        const std::optional<FileStatus> status = fs.status(machine);
        const bool isFolder = status && status->kind == FileKind::Directory;
        const std::filesystem::path folder = isFolder ? machine : folderOf(machine);
        for (const IntentInfo& intent : status ? listIntents(fs, folder) : std::vector<IntentInfo>())
            look(intent);
    }

    FileSystem& view() const { return *fs_; }
    void describe(SnapshotTree& tree) const {
        tree.problems.insert(tree.problems.end(), finished_.begin(), finished_.end());
        if (!tree.readOnly)
            tree.readOnly = problem_;
    }

private:
    void look(const IntentInfo& intent) {
        try {
            if (intent.damaged || intent.state == IntentState::Marker)
                throwInterrupted(intent);
            views_.push_back(std::make_unique<IntentView>(*fs_, intent));
            fs_ = views_.back().get();
            Issue issue;
            issue.code = "cut-off";
            issue.severity = Severity::Note;
            issue.path = intent.path;
            issue.detail = text("An operation was cut off here; the next change finishes it");
            finished_.push_back(std::move(issue));
        } catch (const Error& error) {
            problem_ = error;
        }
    }

    FileSystem* fs_;
    std::vector<std::unique_ptr<IntentView>> views_;
    std::vector<Issue> finished_;
    std::optional<Error> problem_;
};

std::vector<const SnapshotNode*> candidatesFor(const SnapshotTree& tree, std::string_view words) {
    const bool pathOnly = words.starts_with('/');
    const std::string_view path = pathOnly ? words.substr(1) : words;
    std::vector<const SnapshotNode*> byName;
    std::vector<const SnapshotNode*> byPath;
    for (const SnapshotNode& node : tree.nodes) {
        if (node.kind != NodeKind::Snapshot)
            continue;
        if (node.name == words)
            byName.push_back(&node);
        if (path.ends_with(node.name) && namePath(tree, node) == path)
            byPath.push_back(&node);
    }
    return byName.empty() || pathOnly ? byPath : byName;
}

} // namespace

const SnapshotNode* SnapshotTree::find(std::uint32_t uid) const {
    const auto found = std::ranges::find_if(
        nodes, [uid](const SnapshotNode& node) { return node.kind == NodeKind::Snapshot && node.uid == uid; });
    return found == nodes.end() ? nullptr : &*found;
}

std::vector<int> SnapshotTree::path(int id) const {
    std::vector<int> ids;
    for (; id >= 0; id = nodes[static_cast<std::size_t>(id)].parent)
        ids.push_back(id);
    std::ranges::reverse(ids);
    return ids;
}

std::vector<int> SnapshotTree::subtree(int id) const {
    std::vector<int> ids{id};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::vector<int>& children = nodes[static_cast<std::size_t>(ids[i])].children;
        ids.insert(ids.end(), children.begin(), children.end());
    }
    return ids;
}

SnapshotTree readSnapshotTree(FileSystem& fs, const std::filesystem::path& machine, const OpenOptions&) {
    const std::filesystem::path absolute =
        machine.is_absolute() ? machine : (fs.canonical(folderOf(machine)) / machine.filename()).lexically_normal();
    const CutOffChanges cutOff(fs, absolute);
    const MachineFolder folder = readMachineFolder(cutOff.view(), absolute);
    SnapshotTree tree = TreeBuilder(cutOff.view(), folder).build();
    cutOff.describe(tree);
    markBrokenBases(tree);
    return tree;
}

void markBrokenBases(SnapshotTree& tree) {
    const auto broken = [](const SnapshotNode& node) {
        return node.kind == NodeKind::Missing || node.baseBroken
               || std::ranges::any_of(node.problems,
                                      [](const Issue& issue) { return issue.severity == Severity::Error; });
    };
    for (SnapshotNode& node : tree.nodes)
        node.baseBroken = node.parent >= 0 && broken(tree.nodes[static_cast<std::size_t>(node.parent)]);
}

const SnapshotNode& findSnapshot(const SnapshotTree& tree, const std::string& words) {
    if (words.starts_with('#'))
        if (const std::optional<std::uint64_t> uid = parseDecimal(std::string_view(words).substr(1)))
            for (const SnapshotNode& node : tree.nodes)
                if (node.kind == NodeKind::Snapshot && node.uid == *uid)
                    return node;
    const std::vector<const SnapshotNode*> found = candidatesFor(tree, words);
    if (found.empty())
        throw Error(ErrorCode::NotFound, text("The machine has no snapshot “%1”", words)).at(tree.list);
    if (found.size() == 1)
        return *found.front();
    std::string list;
    for (const SnapshotNode* node : found)
        list += (list.empty() ? "#" : ", #") + std::to_string(node->uid) + " (" + namePath(tree, *node) + ")";
    throw Error(ErrorCode::InvalidArgument, text("Several snapshots are named “%1”: %2", words, list))
        .at(tree.list)
        .advice(text("Say which one by its number, as in #%1.", found.front()->uid));
}

} // namespace strata
