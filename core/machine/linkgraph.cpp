// SPDX-License-Identifier: Apache-2.0
#include "core/machine/linkgraph.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace strata {
namespace {

using Path = std::filesystem::path;

FolderNames namesIn(const MachineFolder& machine) {
    std::vector<DirectoryEntry> entries;
    for (const FoundFile& file : machine.files)
        entries.push_back({file.path.filename(), FileKind::Regular});
    return FolderNames(std::move(entries));
}

Issue issue(std::string_view code, Severity severity, const Path& path, Text detail) {
    Issue made;
    made.code = code;
    made.severity = severity;
    made.path = path;
    made.detail = std::move(detail);
    return made;
}

GraphLink describe(const FoundDisk& disk) {
    GraphLink link;
    link.file = disk.path;
    link.broken = disk.broken;
    link.isChild = disk.isChild;
    link.cid = disk.cid;
    link.parentCid = disk.parentCid;
    link.capacity = disk.capacity;
    link.parentMoved = disk.parentMoved;
    return link;
}

} // namespace

LinkGraph::LinkGraph(FileSystem& fs, const MachineFolder& machine)
    : fs_(fs), places_(fs, machine.folder, namesIn(machine)) {
    for (const FoundDisk& disk : machine.disks) {
        GraphLink link = strata::describe(disk);
        link.outside = disk.path.parent_path() != machine.folder;
        append(std::move(link));
    }
    std::unordered_set<std::string> loops; // cut by the reader of the folder
    for (const Issue& problem : machine.problems)
        if (problem.code == "parent-loop")
            loops.insert(problem.path.native());
    // First those within the folder, whose reader has cut their loops: only the others must be looked through.
    for (std::size_t i = 0; i < machine.disks.size(); ++i)
        if (const std::optional<int> parent = find(machine.disks[i].parent))
            join(static_cast<int>(i), *parent);
    for (std::size_t i = 0; i < machine.disks.size(); ++i) {
        const FoundDisk& disk = machine.disks[i];
        if (!disk.parent.empty() && at(static_cast<int>(i)).parent < 0)
            setParent(static_cast<int>(i), add(disk.parent));
        else if (disk.parent.empty() && disk.isChild && !loops.contains(disk.path.native()))
            setParent(static_cast<int>(i), missing(disk.path.parent_path(), disk.parentHint));
    }
}

std::optional<int> LinkGraph::find(const Path& file) const {
    const auto found = byFile_.find(file.native());
    return found == byFile_.end() ? std::nullopt : std::optional(found->second);
}

int LinkGraph::append(GraphLink link) {
    const int index = static_cast<int>(links_.size());
    byFile_.emplace(link.file.native(), index);
    links_.push_back(std::move(link));
    return index;
}

int LinkGraph::addNamed(const Path& from, std::string_view name, std::string_view rawName) {
    const std::optional<Path> file = places_.findFirst(from, name, rawName);
    return file ? add(*file) : missing(from, name);
}

/// Where the name says it should be; a name from another system stays as it is.
int LinkGraph::missing(const Path& from, std::string_view name) {
    GraphLink link;
    link.file = (from / Path(name)).lexically_normal();
    link.missing = true;
    const std::optional<int> known = find(link.file);
    return known ? *known : append(std::move(link));
}

int LinkGraph::add(const Path& file) {
    if (const std::optional<int> known = find(file))
        return *known;
    const int added = append(describe(file));
    followParents(added);
    return added;
}

/// Of a link that was just read: one after the other, since a chain may be long.
void LinkGraph::followParents(int link) {
    while (at(link).isChild && at(link).parent < 0) {
        const std::optional<Parent> parent = parentOf(at(link).file);
        const Path folder = at(link).file.parent_path();
        if (!parent) {
            const std::string hint = headOf(at(link).file).descriptor->parentHint().value_or("");
            setParent(link, missing(folder, hint));
            return;
        }
        links_[static_cast<std::size_t>(link)].parentMoved = parent->moved;
        const std::optional<int> known = find(parent->file);
        const int next = known ? *known : append(describe(parent->file));
        setParent(link, next);
        if (known || at(link).parent < 0)
            return;
        link = next;
    }
}

/// Leaves a link without a parent rather than make a loop.
void LinkGraph::setParent(int link, int parent) {
    for (int above = parent; above >= 0; above = at(above).parent)
        if (above == link) {
            links_[static_cast<std::size_t>(link)].problems.push_back(
                issue("parent-loop", Severity::Error, at(link).file,
                      text("The disk is its own ancestor: its chain of parents comes back to it")));
            return;
        }
    join(link, parent);
}

void LinkGraph::join(int link, int parent) {
    links_[static_cast<std::size_t>(link)].parent = parent;
    links_[static_cast<std::size_t>(parent)].children.push_back(link);
}

bool LinkGraph::mayBeCutOff(const Path& folder) {
    const auto known = holdsIntents_.find(folder);
    if (known != holdsIntents_.end())
        return known->second;
    bool holds = true; // a folder that cannot be listed says nothing
    try {
        holds = std::ranges::any_of(fs_.list(folder), [](const DirectoryEntry& entry) {
            return equalsIgnoringCase(entry.name.extension().native(), ".intent");
        });
    } catch (const Error&) {
        holds = false;
    }
    return holdsIntents_.emplace(folder, holds).first->second;
}

const DiskHead& LinkGraph::headOf(const Path& file) {
    const auto known = heads_.find(file);
    if (known != heads_.end())
        return known->second;
    return heads_.emplace(file, readDiskHead(fs_, file, mayBeCutOff(file.parent_path()))).first->second;
}

GraphLink LinkGraph::describe(const Path& file) {
    const DiskHead& head = headOf(file);
    GraphLink link;
    link.file = file;
    link.outside = file.parent_path() != places_.folder();
    link.broken = !head.descriptor;
    if (head.problem)
        link.problems.push_back(
            issue(errorName(head.problem->code()), Severity::Error, file, head.problem->message()));
    else if (link.broken)
        link.problems.push_back(issue("not-a-disk", Severity::Error, file, text("The file is not a virtual disk")));
    if (link.broken)
        return link;
    link.isChild = head.descriptor->hasParent();
    link.cid = head.descriptor->cid();
    link.parentCid = head.descriptor->parentCid();
    try {
        link.capacity = head.descriptor->capacity();
    } catch (const Error&) {
        link.broken = true;
    }
    if (head.kind == DiskHeadKind::Descriptor)
        noteMissingExtents(link, *head.descriptor);
    return link;
}

void LinkGraph::noteMissingExtents(GraphLink& link, const Descriptor& descriptor) const {
    for (const ExtentLine& extent : descriptor.extents()) {
        if (extent.fileName.empty()
            || places_.findFirst(link.file.parent_path(), extent.fileName, extent.rawFileName))
            continue;
        link.problems.push_back(issue("missing-extent", Severity::Error, link.file,
                                      text("The file “%1”, a part of this disk, is missing", extent.fileName)));
        return;
    }
}

std::optional<LinkGraph::Parent> LinkGraph::parentOf(const Path& file) {
    const Descriptor& descriptor = *headOf(file).descriptor;
    std::optional<Parent> first;
    std::optional<Parent> matching;
    places_.find(file.parent_path(), descriptor.parentHint().value_or(""), descriptor.rawParentHint().value_or(""),
                 [&](const Path& place, bool moved) {
                     if (place == file)
                         return true;
                     const std::optional<int> known = find(place);
                     const std::optional<Descriptor>* parent = known ? nullptr : &headOf(place).descriptor;
                     const bool matches = known ? !at(*known).known() || at(*known).cid == descriptor.parentCid()
                                                : parent->has_value() && (*parent)->cid() == descriptor.parentCid();
                     if (!first)
                         first = Parent{place, moved};
                     if (matches)
                         matching = Parent{place, moved};
                     return !matches;
                 });
    return matching ? matching : first;
}

void LinkGraph::addChildrenIn(const Path& folder) {
    std::vector<Path> files;
    try {
        for (const DirectoryEntry& entry : fs_.list(folder))
            if (entry.kind != FileKind::Directory && equalsIgnoringCase(entry.name.extension().native(), ".vmdk")
                && !find(folder / entry.name))
                files.push_back(folder / entry.name);
    } catch (const Error&) {
        return; // the user may not see it; what the lists name there was looked for
    }
    // A child of a child that is not known yet comes in with it: add() follows parents. Until nothing new is found.
    for (bool more = true; more;) {
        more = false;
        for (const Path& file : files) {
            if (find(file))
                continue;
            const DiskHead& head = headOf(file);
            if (!head.descriptor || !head.descriptor->hasParent())
                continue;
            const std::optional<Parent> parent = parentOf(file);
            if (parent && find(parent->file)) {
                add(file);
                more = true;
            }
        }
    }
}

int LinkGraph::rootOf(int link) const {
    while (at(link).parent >= 0)
        link = at(link).parent;
    return link;
}

std::vector<Issue> LinkGraph::problemsOf(int index) const {
    const GraphLink& link = at(index);
    std::vector<Issue> problems = link.problems;
    if (link.missing || link.parent < 0)
        return problems;
    const GraphLink& parent = at(link.parent);
    const Path name = parent.file.filename();
    if (parent.missing) {
        problems.push_back(issue("missing-parent", Severity::Error, link.file,
                                 text("The parent disk “%1” is missing: put it back, or attach this disk to it where "
                                      "it is now",
                                      name)));
        return problems;
    }
    if (parent.known() && parent.cid != link.parentCid)
        problems.push_back(
            issue("cid-mismatch", Severity::Error, link.file,
                  text("The parent disk “%1” has been changed since this disk was made from it (content "
                       "ID %2, expected %3): compare the two, then attach this disk to it anew",
                       name, formatCid(parent.cid), formatCid(link.parentCid))));
    if (link.parentMoved)
        problems.push_back(issue("parent-moved", Severity::Warning, link.file,
                                 text("The parent disk “%1” is not where this disk says, but was found elsewhere: "
                                      "attach this disk to it so that other programs find it, too",
                                      name)));
    if (parent.known() && link.known() && parent.capacity != link.capacity)
        problems.push_back(issue(
            "capacity-differs", Severity::Error, link.file,
            text("The disk has %1 bytes, but its parent “%2” has %3: one of them was grown or shrunk while they "
                 "belonged together",
                 link.capacity.bytes(), name, parent.capacity.bytes())));
    return problems;
}

} // namespace strata
