// SPDX-License-Identifier: Apache-2.0
#include "app/cli/vminfocommand.h"

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/cli/infooutput.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"
#include "app/cli/table.h"
#include "core/base/utf8.h"
#include "core/machine/machinefolder.h"
#include "core/machine/snapshottree.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <set>

namespace strata::cli {
namespace {

std::vector<const FoundFile*> locksOf(const MachineFolder& machine) {
    std::vector<const FoundFile*> locks;
    for (const FoundFile& file : machine.files)
        if (file.role == "lock")
            locks.push_back(&file);
    return locks;
}

/// A state that no list names and that nothing which a list names builds on.
bool isOrphan(const SnapshotTree& tree, const SnapshotNode& node) {
    const std::vector<int> above = tree.subtree(node.id);
    return !tree.list.empty() && node.kind == NodeKind::Unlisted && std::ranges::none_of(above, [&tree](int id) {
        const NodeKind kind = tree.nodes[static_cast<std::size_t>(id)].kind;
        return kind == NodeKind::Snapshot || kind == NodeKind::Present;
    });
}

/// Files that belong to a disk by their kind, but that no disk or configuration names, and redo logs that no list
/// names.
std::vector<const FoundFile*> orphansOf(const MachineFolder& machine, const SnapshotTree& tree) {
    std::set<std::filesystem::path> unlisted;
    for (const SnapshotNode& node : tree.nodes)
        for (const NodeDisk& disk : node.disks)
            if (!disk.parent.empty() && disk.file.parent_path() == tree.folder && isOrphan(tree, node))
                unlisted.insert(machine.folder / disk.file.filename());
    std::vector<const FoundFile*> orphans;
    for (const FoundFile& file : machine.files)
        if ((file.role == "extent" && file.usedBy.empty()) || unlisted.contains(file.path))
            orphans.push_back(&file);
    return orphans;
}

/// Of the machine as a whole, then state by state.
std::vector<Issue> problemsOf(const SnapshotTree& tree) {
    std::vector<Issue> problems = tree.problems;
    for (const SnapshotNode& node : tree.nodes)
        problems.insert(problems.end(), node.problems.begin(), node.problems.end());
    return problems;
}

std::size_t snapshotsIn(const SnapshotTree& tree) {
    return static_cast<std::size_t>(std::ranges::count(tree.nodes, NodeKind::Snapshot, &SnapshotNode::kind));
}

/// The disk's links from the base to itself, as far as they lie in the folder.
std::vector<std::filesystem::path> chainOf(const MachineFolder& machine, const FoundDisk& disk) {
    std::vector<std::filesystem::path> chain{disk.path};
    for (const FoundDisk* link = &disk; !link->parent.empty() && chain.size() <= machine.disks.size();) {
        chain.insert(chain.begin(), link->parent);
        const auto parent = std::ranges::find(machine.disks, link->parent, &FoundDisk::path);
        if (parent == machine.disks.end())
            break;
        link = &*parent;
    }
    return chain;
}

Json jsonMachine(const MachineFolder& machine, const SnapshotTree& tree) {
    Json disks = Json::array();
    for (const FoundDisk& disk : machine.disks)
        disks.push_back(Json{{"path", jsonPath(disk.path)},
                             {"node", jsonTextOrNull(disk.node)},
                             {"parent", disk.parent.empty() ? Json(nullptr) : jsonPath(disk.parent)},
                             {"isChild", disk.isChild},
                             {"createType", disk.broken ? Json(nullptr) : Json(createTypeName(disk.createType))},
                             {"capacity", disk.broken ? Json(nullptr) : Json(disk.capacity.bytes())},
                             {"cid", disk.broken ? Json(nullptr) : jsonCid(disk.cid)},
                             {"parentCid", disk.broken ? Json(nullptr) : jsonCid(disk.parentCid)},
                             {"chain", jsonPaths(chainOf(machine, disk))}});
    Json files = Json::array();
    for (const FoundFile& file : machine.files)
        files.push_back(Json{{"path", jsonPath(file.path)},
                             {"role", file.role},
                             {"size", file.size},
                             {"usedBy", jsonPaths(file.usedBy)}});
    const auto pathsOf = [](const std::vector<const FoundFile*>& found) {
        Json list = Json::array();
        for (const FoundFile* file : found)
            list.push_back(jsonPath(file->path));
        return list;
    };
    return Json{{"folder", jsonPath(machine.folder)},
                {"config", machine.config.empty() ? Json(nullptr) : jsonPath(machine.config)},
                {"displayName", jsonText(machine.displayName)},
                {"disks", std::move(disks)},
                {"files", std::move(files)},
                {"locks", pathsOf(locksOf(machine))},
                {"orphans", pathsOf(orphansOf(machine, tree))},
                {"problems", jsonIssues(problemsOf(tree))},
                {"snapshots", snapshotsIn(tree)},
                {"current", tree.currentUid},
                {"readOnly", tree.readOnly ? jsonError(*tree.readOnly)["error"] : Json(nullptr)}};
}

void printDisks(TextOutput& out, const MachineFolder& machine) {
    Table table({Table::Align::Left, Table::Align::Left, Table::Align::Left});
    for (const FoundDisk& disk : machine.disks) {
        std::string parent = disk.isChild ? "parent missing" : "";
        if (!disk.parent.empty())
            parent = "on " + displayPath(disk.parent.filename());
        table.add({disk.node.empty() ? "-" : escapeForDisplay(disk.node), displayPath(disk.path.filename()), parent});
    }
    out.line("Disks:");
    table.print(out, 2);
}

void printFiles(TextOutput& out, const char* heading, const std::vector<const FoundFile*>& files) {
    if (files.empty())
        return;
    out.line(heading);
    Table table({Table::Align::Left, Table::Align::Right});
    for (const FoundFile* file : files)
        table.add({displayPath(file->path.filename()), formatSize(file->size)});
    table.print(out, 2);
}

void printMachine(TextOutput& out, const MachineFolder& machine, const SnapshotTree& tree) {
    Table table({Table::Align::Left, Table::Align::Left});
    table.add({"Machine", escapeForDisplay(machine.displayName)});
    table.add({"Folder", displayPath(machine.folder)});
    table.add({"Settings", machine.config.empty() ? "none" : displayPath(machine.config.filename())});
    table.add({"Snapshots", std::to_string(snapshotsIn(tree))});
    if (const SnapshotNode* current = tree.find(tree.currentUid))
        table.add({"Built on", escapeForDisplay(current->name) + " #" + std::to_string(current->uid)});
    table.print(out, 0);
    if (tree.readOnly)
        out.line(std::string("Cannot be changed now: ") + tree.readOnly->what());
    printDisks(out, machine);
    printFiles(out, "Locks:", locksOf(machine));
    printFiles(out, "Orphans:", orphansOf(machine, tree));
    const std::vector<Issue> problems = problemsOf(tree);
    if (problems.empty())
        return;
    out.line("Problems:");
    for (const Issue& issue : problems)
        out.line("  " + problemLine(issue));
}

} // namespace

CLI::App* VmInfoCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("info", "Show a machine's disks, chains, locks, orphans and problems");
    addPath(*app, "VM", machine_, "A .vmx or .vmsd file, or the machine's folder");
    return app;
}

int VmInfoCommand::run(Session& session) {
    const MachineFolder machine = readMachineFolder(session.fs, machine_);
    const SnapshotTree tree = readSnapshotTree(session.fs, machine_);
    if (session.options.json)
        writeDocument(session.out, jsonMachine(machine, tree));
    else
        printMachine(session.out, machine, tree);
    return kDone;
}

} // namespace strata::cli
