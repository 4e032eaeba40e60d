// SPDX-License-Identifier: Apache-2.0
#include "core/machine/treebuilder.h"

#include "core/base/ascii.h"
#include "core/machine/undojournal.h"

#include <algorithm>
#include <deque>

namespace strata {
namespace {

using Path = std::filesystem::path;

bool hasExtension(const Path& file, std::string_view extension) {
    return equalsIgnoringCase(file.extension().native(), extension);
}

} // namespace

TreeBuilder::TreeBuilder(FileSystem& fs, const MachineFolder& machine)
    : fs_(fs), machine_(machine), graph_(fs, machine) {
    tree_.folder = machine.folder;
    tree_.config = machine.config;
    tree_.displayName = machine.displayName;
}

SnapshotTree TreeBuilder::build() {
    readConfig();
    readList();
    claimSnapshots();
    claimPresent();
    if (vmx_ && !vmx_->workingDir().empty())
        graph_.addChildrenIn((tree_.folder / vmx_->workingDir()).lexically_normal());
    markOurs();
    readJournal();
    claimOtherMachines();
    groupTheRest();
    findParents();
    tellSharedFromUnlisted();
    checkAgainstList();
    reportProblems();
    readLocks();
    finish();
    return std::move(tree_);
}

int& TreeBuilder::owner(int link) {
    owners_.resize(std::max(owners_.size(), graph_.links().size()), kNobody);
    return owners_[static_cast<std::size_t>(link)];
}

int TreeBuilder::ownerOf(int link) const {
    const auto index = static_cast<std::size_t>(link);
    return index < owners_.size() ? owners_[index] : kNobody;
}

void TreeBuilder::readConfig() {
    if (tree_.config.empty())
        return;
    try {
        vmx_ = VmxFile::parse(readWholeFile(fs_, tree_.config, kMaxTextBytes));
    } catch (const Error&) {
        return; // told by the folder's reader
    }
    for (const VmxDisk& disk : vmx_->disks())
        deviceOrder_.emplace(disk.node, deviceOrder_.size());
}

/// Of a folder that has lost its .vmx, the only list there is.
void TreeBuilder::readList() {
    if (!tree_.config.empty()) {
        tree_.list = tree_.config;
        tree_.list.replace_extension(".vmsd");
    }
    std::vector<Path> lists;
    for (const FoundFile& file : machine_.files)
        if (hasExtension(file.path, ".vmsd"))
            lists.push_back(file.path);
    const auto named = std::ranges::find_if(lists, [this](const Path& list) {
        return equalsIgnoringCase(list.native(), tree_.list.native()); // moved here from Windows
    });
    if (named != lists.end())
        tree_.list = *named;
    else if (tree_.config.empty() && lists.size() == 1)
        tree_.list = lists.front();
    else
        return;
    try {
        vmsd_ = VmsdFile::parse(readWholeFile(fs_, tree_.list, kMaxTextBytes));
    } catch (const Error&) {
        return; // told by the folder's reader
    }
    records_ = vmsd_.snapshots();
    for (Text& warning : vmsd_.warnings())
        reportOnMachine("odd-snapshot-list", Severity::Warning, tree_.list, std::move(warning));
    if (vmsd_.needsConsolidation())
        reportOnMachine(
            "needs-consolidation", Severity::Warning, tree_.list,
            text("VMware could not merge everything it wanted to: links are left that no snapshot names"));
}

int TreeBuilder::addNode(NodeKind kind, std::string name) {
    Draft draft;
    draft.node.kind = kind;
    draft.node.name = std::move(name);
    drafts_.push_back(std::move(draft));
    return static_cast<int>(drafts_.size()) - 1;
}

/// The first who names a link owns it.
void TreeBuilder::addLink(int node, int link, const std::string& device) {
    draft(node).links.push_back(link);
    const GraphLink& it = graph_.at(link);
    draft(node).node.disks.push_back(
        {device, it.file, it.parent < 0 ? Path() : graph_.at(it.parent).file, it.missing});
    if (owner(link) == kNobody)
        owner(link) = node;
}

void TreeBuilder::noteDevice(int link, const std::string& node) {
    if (node.empty())
        return;
    deviceOfRoot_.emplace(graph_.rootOf(link), node);
    deviceOrder_.emplace(node, deviceOrder_.size()); // those of the .vmx are in already
}

std::vector<const SnapshotRecord*> TreeBuilder::recordsParentsFirst() const {
    std::unordered_map<std::uint32_t, std::vector<const SnapshotRecord*>> children;
    for (const SnapshotRecord& record : records_)
        children[record.parent].push_back(&record);
    std::vector<const SnapshotRecord*> order;
    std::deque<std::uint32_t> open{0};
    for (; !open.empty(); open.pop_front())
        for (const SnapshotRecord* record : children[open.front()]) {
            order.push_back(record);
            open.push_back(record->uid);
        }
    return order;
}

void TreeBuilder::claimSnapshots() {
    for (const SnapshotRecord* record : recordsParentsFirst()) {
        const int id = addNode(NodeKind::Snapshot, record->name);
        nodeOfUid_.emplace(record->uid, id);
        draft(id).listParent = record->parent;
        draft(id).node.uid = record->uid;
        draft(id).node.description = record->description;
        draft(id).node.createdUs = record->createdUs;
        draft(id).node.withMemory = record->withMemory;
        for (const SnapshotDiskRecord& disk : record->disks) {
            const int link = graph_.addNamed(tree_.list.parent_path(), disk.fileName, disk.rawFileName);
            addLink(id, link, disk.node);
            noteDevice(link, disk.node);
        }
    }
}

void TreeBuilder::claimPresent() {
    if (!vmx_)
        return;
    std::vector<int> apart; // links that the .vmx names, but that take no part in snapshots
    const int id = addNode(NodeKind::Present, {});
    draft(id).listParent = vmsd_.current();
    for (const VmxDisk& disk : vmx_->disks()) {
        const int link = graph_.addNamed(tree_.folder, disk.fileName, disk.rawFileName);
        if (!disk.present || disk.independent()) {
            apart.push_back(link);
            continue;
        }
        addLink(id, link, disk.node);
        noteDevice(link, disk.node);
    }
    markOurs();
    for (const int link : apart)
        hideChain(link);
}

/// A link and those below it that nobody else builds his state on.
void TreeBuilder::hideChain(int link) {
    for (; link >= 0 && owner(link) == kNobody && !ours_[static_cast<std::size_t>(link)];
         link = graph_.at(link).parent)
        owner(link) = kApart;
}

void TreeBuilder::markOurs() {
    ours_.assign(graph_.links().size(), false);
    for (const Draft& draft : drafts_)
        for (int link : draft.links)
            for (; link >= 0 && !ours_[static_cast<std::size_t>(link)]; link = graph_.at(link).parent)
                ours_[static_cast<std::size_t>(link)] = true;
}

/// What was discarded and can be got back. A link that the lists have come to name again is none of these.
void TreeBuilder::readJournal() {
    if (tree_.config.empty())
        return;
    const Path path = undoJournalPath(tree_.config);
    try {
        if (!fs_.exists(path))
            return;
        const UndoJournal journal = UndoJournal::parse(readWholeFile(fs_, path, kMaxTextBytes), tree_.folder);
        if (!journal.steps().empty())
            tree_.undoable = journal.steps().back().operation;
        for (const Path& file : journal.discarded())
            if (const std::optional<Path> found = graph_.findFile(tree_.folder, file.native()))
                discarded_.insert(graph_.addNamed(tree_.folder, found->native(), {}));
    } catch (const Error& error) {
        reportOnMachine("damaged-undo-journal", Severity::Warning, path, error.message());
    }
}

/// Linked clones that the list knows, and machines that share the folder. Clones that are gone stay in the list for
/// ever, so that is no problem.
void TreeBuilder::claimOtherMachines() {
    for (const SnapshotRecord& record : records_)
        for (const std::string& clone : record.clones) {
            const std::optional<Path> config = graph_.findFile(tree_.list.parent_path(), clone);
            if (!config || *config == tree_.config || claimForeign(*config))
                continue;
            const int id =
                addNode(NodeKind::Foreign, config->stem().string()); // its disks cannot be followed to ours
            draft(id).listParent = record.uid;
        }
    for (const FoundFile& file : machine_.files)
        if (hasExtension(file.path, ".vmx") && file.path != tree_.config)
            claimForeign(file.path);
}

/// Only the first links above ours are drawn, a node for each state of ours that they build on: what builds on them
/// is the other machine's own tree. False if none builds on ours.
bool TreeBuilder::claimForeign(const Path& config) {
    std::string name = config.stem().string();
    const std::vector<int> named = linksNamedBy(config, name);
    ours_.resize(graph_.links().size(), false);
    std::map<int, int> nodes; // by who owns the link below
    bool found = false;
    for (int link : named)
        for (; link >= 0 && !ours_[static_cast<std::size_t>(link)]; link = graph_.at(link).parent) {
            const int parent = graph_.at(link).parent;
            const bool buildsOnOurs = parent >= 0 && ours_[static_cast<std::size_t>(parent)];
            found = found || buildsOnOurs;
            if (owner(link) != kNobody)
                continue;
            if (!buildsOnOurs) {
                owner(link) = kOtherMachine;
                continue;
            }
            const auto [node, isNew] = nodes.emplace(ownerOf(parent), 0);
            if (isNew)
                node->second = addNode(NodeKind::Foreign, name);
            addLink(node->second, link, {});
        }
    return found;
}

std::vector<int> TreeBuilder::linksNamedBy(const Path& config, std::string& displayName) {
    std::vector<int> links;
    const Path folder = config.parent_path();
    try {
        const VmxFile vmx = VmxFile::parse(readWholeFile(fs_, config, kMaxTextBytes));
        if (!vmx.displayName().empty())
            displayName = vmx.displayName();
        for (const VmxDisk& disk : vmx.disks())
            links.push_back(graph_.addNamed(folder, disk.fileName, disk.rawFileName));
        Path list = config;
        list.replace_extension(".vmsd");
        if (fs_.exists(list))
            for (const SnapshotRecord& record : VmsdFile::parse(readWholeFile(fs_, list, kMaxTextBytes)).snapshots())
                for (const SnapshotDiskRecord& disk : record.disks)
                    links.push_back(graph_.addNamed(folder, disk.fileName, disk.rawFileName));
    } catch (const Error&) {
        return links; // what cannot be read claims nothing
    }
    return links;
}

} // namespace strata
