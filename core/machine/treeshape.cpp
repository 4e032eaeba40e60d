// SPDX-License-Identifier: Apache-2.0
// The part of TreeBuilder that says who stands on whom and brings the nodes into their final order.
#include "core/io/vmwarelock.h"
#include "core/machine/treebuilder.h"

#include <algorithm>
#include <limits>
#include <set>

namespace strata {

void TreeBuilder::report(int node, std::string_view code, Severity severity, Text detail) {
    Issue issue;
    issue.code = code;
    issue.severity = severity;
    if (!draft(node).node.disks.empty())
        issue.path = draft(node).node.disks.front().file;
    issue.detail = std::move(detail);
    draft(node).node.problems.push_back(std::move(issue));
}

void TreeBuilder::reportOnMachine(std::string_view code, Severity severity, const std::filesystem::path& path,
                                  Text detail) {
    Issue issue;
    issue.code = code;
    issue.severity = severity;
    issue.path = path;
    issue.detail = std::move(detail);
    tree_.problems.push_back(std::move(issue));
}

void TreeBuilder::findParents() {
    for (std::size_t i = 0; i < drafts_.size(); ++i)
        collectStandsOn(static_cast<int>(i));
    chooseParents();
    for (std::size_t i = 0; i < drafts_.size(); ++i)
        if (const int parent = drafts_[i].node.parent; parent >= 0)
            draft(parent).node.children.push_back(static_cast<int>(i));
}

/// Files first, lists second: the list says who is the parent only where no link builds on another.
void TreeBuilder::collectStandsOn(int node) {
    std::vector<int>& standsOn = draft(node).standsOn;
    for (const int link : draft(node).links) {
        const int at = ownerOf(link);
        const int below = at >= 0 && at != node ? at : ownerAbove(link);
        if (below >= 0 && below != node && std::ranges::find(standsOn, below) == standsOn.end())
            standsOn.push_back(below);
    }
    if (!standsOn.empty())
        return;
    const auto listed = nodeOfUid_.find(draft(node).listParent);
    if (listed != nodeOfUid_.end())
        standsOn.push_back(listed->second);
}

/// One after the other, what a node stands on first. What is left then goes round in circles, which are cut.
void TreeBuilder::chooseParents() {
    std::vector<std::size_t> waitsFor(drafts_.size());
    std::vector<std::vector<int>> waiting(drafts_.size());
    std::vector<int> depths(drafts_.size(), 0);
    std::set<int> ready;
    std::set<int> open;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
        waitsFor[i] = drafts_[i].standsOn.size();
        for (const int below : drafts_[i].standsOn)
            waiting[static_cast<std::size_t>(below)].push_back(static_cast<int>(i));
        (waitsFor[i] == 0 ? ready : open).insert(static_cast<int>(i));
    }
    while (!ready.empty() || !open.empty()) {
        if (ready.empty()) {
            const int first = *open.begin();
            open.erase(open.begin());
            std::erase_if(draft(first).standsOn, [&open](int below) { return open.contains(below); });
            report(first, "chains-disagree", Severity::Warning,
                   text("The disks of this state contradict each other about what it builds on"));
            waitsFor[static_cast<std::size_t>(first)] = 0;
            ready.insert(first);
        }
        const int node = *ready.begin();
        ready.erase(ready.begin());
        chooseParent(node, depths);
        if (const int parent = draft(node).node.parent; parent >= 0)
            depths[static_cast<std::size_t>(node)] = depths[static_cast<std::size_t>(parent)] + 1;
        for (const int above : waiting[static_cast<std::size_t>(node)])
            if (open.contains(above) && --waitsFor[static_cast<std::size_t>(above)] == 0) {
                open.erase(above);
                ready.insert(above);
            }
    }
}

/// The deepest of those it stands on, which has the other snapshots among its ancestors: a disk may not have changed
/// between two snapshots, or have come later.
void TreeBuilder::chooseParent(int node, const std::vector<int>& depths) {
    const std::vector<int>& standsOn = draft(node).standsOn;
    if (standsOn.empty())
        return;
    const auto deepest = [&depths](const std::vector<int>& nodes) {
        return *std::ranges::max_element(nodes, {},
                                         [&depths](int below) { return depths[static_cast<std::size_t>(below)]; });
    };
    std::vector<int> snapshots;
    std::ranges::copy_if(standsOn, std::back_inserter(snapshots),
                         [this](int below) { return draft(below).node.kind == NodeKind::Snapshot; });
    const auto agrees = [&](int parent) {
        return std::ranges::all_of(snapshots, [&](int below) { return isAncestor(below, parent); });
    };
    int parent = deepest(standsOn);
    // Of a merged snapshot one disk's link may have stayed and another's not, so ghosts alone contradict nobody.
    if (!agrees(parent))
        parent = deepest(snapshots);
    draft(node).node.parent = parent;
    if (!agrees(parent))
        report(node, "chains-disagree", Severity::Warning,
               text("The disks of this state contradict each other about what it builds on"));
}

bool TreeBuilder::isAncestor(int above, int node) const {
    while (node >= 0 && node != above)
        node = draft(node).node.parent;
    return node == above;
}

void TreeBuilder::checkAgainstList() {
    const auto listedBelow = [this](int node) {
        int below = draft(node).node.parent;
        while (below >= 0 && draft(below).node.kind != NodeKind::Snapshot)
            below = draft(below).node.parent;
        return below < 0 ? std::uint32_t{0} : draft(below).node.uid;
    };
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
        const int node = static_cast<int>(i);
        Draft& draft = drafts_[i];
        const bool isPresent = draft.node.kind == NodeKind::Present;
        if (!isPresent && draft.node.kind != NodeKind::Snapshot)
            continue;
        const std::uint32_t below = listedBelow(node);
        if (isPresent)
            tree_.currentUid = below;
        if (below != draft.listParent)
            report(node, isPresent ? "current-differs" : "parent-differs", Severity::Warning,
                   text("The list of snapshots says that this builds on #%1, but its disks build on #%2",
                        draft.listParent, below));
        if (!isPresent)
            continue;
        for (const int link : draft.links)
            if (ownerOf(link) != node)
                report(node, "runs-on-snapshot", Severity::Error,
                       text("The machine runs on “%1”, which holds a snapshot: what is written now destroys it",
                            graph_.at(link).file.filename()));
    }
}

/// What the folder's reader and the chains say, at the node it concerns.
void TreeBuilder::reportProblems() {
    std::unordered_map<std::string, int> nodeOfFile;
    for (std::size_t i = 0; i < drafts_.size(); ++i)
        for (const int link : drafts_[i].links)
            nodeOfFile.emplace(graph_.at(link).file.native(),
                               ownerOf(link) >= 0 ? ownerOf(link) : static_cast<int>(i));
    for (const Issue& issue : machine_.problems) {
        const auto node = nodeOfFile.find(issue.path.native());
        if (node != nodeOfFile.end() && (issue.code == "parent-mismatch" || issue.code == "missing-parent"))
            continue; // told by the chains, in more detail
        (node == nodeOfFile.end() ? tree_.problems : draft(node->second).node.problems).push_back(issue);
    }
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
        const int node = static_cast<int>(i);
        for (const int link : drafts_[i].links) {
            if (drafts_[i].node.kind == NodeKind::Snapshot && graph_.at(link).missing)
                report(node, "snapshot-disk-missing", Severity::Error,
                       text("The disk “%1” of this snapshot is missing: put it back, or discard the snapshot",
                            graph_.at(link).file.filename()));
            if (ownerOf(link) == node)
                for (Issue& issue : graph_.problemsOf(link))
                    drafts_[i].node.problems.push_back(std::move(issue));
        }
    }
}

/// Who uses the machine: the lock of its .vmx, or of any link that its state is made of.
void TreeBuilder::readLocks() {
    std::vector<std::filesystem::path> files;
    if (!tree_.config.empty())
        files.push_back(tree_.config);
    for (const Draft& draft : drafts_)
        for (const NodeDisk& disk : draft.node.disks)
            if (draft.node.kind != NodeKind::Foreign && !disk.missing)
                files.push_back(disk.file);
    if (vmx_ && vmx_->encrypted())
        tree_.readOnly = Error(ErrorCode::Encrypted, text("The virtual machine is encrypted")).at(tree_.config);
    else if (vmx_ && !vmx_->suspendedState().empty())
        tree_.readOnly = Error(ErrorCode::Locked, text("The virtual machine is suspended"))
                             .at(tree_.config)
                             .advice(text("Resume it and shut it down first."));
    std::set<std::filesystem::path> lockFolders;
    for (const FoundFile& file : machine_.files)
        if (file.role == "lock")
            lockFolders.insert(file.path);
    for (const std::filesystem::path& file : files) {
        if (file.parent_path() == tree_.folder && !lockFolders.contains(file.native() + ".lck"))
            continue;
        const VmwareLock lock = readVmwareLock(fs_, file);
        if (lock.state == VmwareLockState::Stale)
            reportOnMachine("stale-lock", Severity::Warning, file,
                            text("A program that no longer runs has left the lock “%1” behind: it may be deleted",
                                 lock.folder.filename()));
        if (!lock.held() || tree_.readOnly)
            continue;
        try {
            requireNoVmwareLock(fs_, file);
        } catch (const Error& error) {
            tree_.readOnly = error;
        }
    }
}

/// In the order of the machine's devices.
void TreeBuilder::sortDisks(Draft& draft) const {
    const auto orderOf = [this](const NodeDisk& disk) {
        const auto found = deviceOrder_.find(disk.node);
        return found == deviceOrder_.end() ? std::numeric_limits<std::size_t>::max() : found->second;
    };
    std::ranges::stable_sort(draft.node.disks, {}, orderOf);
    const NodeKind kind = draft.node.kind;
    if (kind == NodeKind::Unlisted || kind == NodeKind::Shared || kind == NodeKind::Missing
        || kind == NodeKind::Discarded)
        draft.node.name = draft.node.disks.front().file.filename().string();
}

/// By time; what has none goes by the earliest state that builds on it, then by name. The present state is last.
void TreeBuilder::sortChildren() {
    std::vector<int> bottomUp = newOrder();
    std::ranges::reverse(bottomUp);
    for (const int node : bottomUp) {
        std::int64_t time = draft(node).node.createdUs;
        if (time == 0)
            for (const int child : draft(node).node.children)
                if (const std::int64_t its = draft(child).sortTime; its != 0 && (time == 0 || its < time))
                    time = its;
        draft(node).sortTime = time;
    }
    const auto key = [this](int node) {
        const Draft& it = draft(node);
        return std::tuple(it.node.kind == NodeKind::Present, it.sortTime == 0, it.sortTime, it.node.uid, it.node.name,
                          node);
    };
    const auto byKey = [&key](int a, int b) { return key(a) < key(b); };
    for (Draft& draft : drafts_)
        std::ranges::sort(draft.node.children, byKey);
    std::ranges::sort(tree_.roots, byKey);
}

/// Parents before their children.
std::vector<int> TreeBuilder::newOrder() const {
    std::vector<int> order;
    std::vector<int> open(tree_.roots.rbegin(), tree_.roots.rend());
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        order.push_back(node);
        const std::vector<int>& children = draft(node).node.children;
        open.insert(open.end(), children.rbegin(), children.rend());
    }
    return order;
}

void TreeBuilder::finish() {
    for (std::size_t i = 0; i < drafts_.size(); ++i)
        if (drafts_[i].node.parent < 0)
            tree_.roots.push_back(static_cast<int>(i));
    sortChildren();
    const std::vector<int> order = newOrder();
    std::vector<int> idOf(drafts_.size());
    for (std::size_t id = 0; id < order.size(); ++id)
        idOf[static_cast<std::size_t>(order[id])] = static_cast<int>(id);
    const auto renumber = [&idOf](int& node) {
        if (node >= 0)
            node = idOf[static_cast<std::size_t>(node)];
    };
    for (const int old : order) {
        sortDisks(draft(old));
        SnapshotNode& node = tree_.nodes.emplace_back(std::move(draft(old).node));
        node.id = static_cast<int>(tree_.nodes.size()) - 1;
        renumber(node.parent);
        std::ranges::for_each(node.children, renumber);
        if (node.kind == NodeKind::Present)
            tree_.present = node.id;
    }
    std::ranges::for_each(tree_.roots, renumber);
}

} // namespace strata
