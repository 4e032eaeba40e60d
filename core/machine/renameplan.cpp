// SPDX-License-Identifier: Apache-2.0
#include "core/machine/renameplan.h"

#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/disk/childlookup.h"
#include "core/disk/descriptorstore.h"
#include "core/disk/piecename.h"
#include "core/disk/requirefree.h"
#include "core/io/vmwarelock.h"
#include "core/machine/linkmerges.h"
#include "core/machine/machinefolder.h"
#include "core/machine/presentstate.h"
#include "core/machine/renamedjournal.h"
#include "core/ops/repairundo.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

bool isVmdk(const Path& path) { return equalsIgnoringCase(path.extension().native(), ".vmdk"); }

Path targetOf(FileSystem& fs, const Path& disk, const Path& newName) {
    if (newName.has_parent_path()
        && (!fs.exists(newName.parent_path()) || fs.canonical(newName.parent_path()) != folderOf(disk)))
        throw Error(ErrorCode::NotSupported, text("A disk keeps its folder when it is renamed"))
            .at(newName)
            .advice(text("Clone it there, or move all of its files."));
    Path name = newName.filename();
    if (name.empty() || name == "." || name == "..")
        throw Error(ErrorCode::InvalidArgument, text("The disk needs a name")).at(newName);
    if (!isVmdk(name))
        name += ".vmdk";
    if (descriptorNameFor(name))
        throw Error(ErrorCode::InvalidArgument, text("A disk of this name would look like a piece of another one"))
            .at(name)
            .advice(text("Choose a name without such an ending."));
    const Path target = folderOf(disk) / name;
    if (target == disk)
        throw Error(ErrorCode::InvalidArgument, text("The disk has this name already")).at(disk);
    return target;
}

/// The name of a piece after the rename; nullopt if its name follows no rule of VMware's (vmdk-format 1.10).
std::optional<Path> newPieceName(const Path& piece, const Path& disk, const Path& target) {
    if (piece == disk)
        return target;
    if (!descriptorNameFor(piece))
        return std::nullopt;
    const std::string name = piece.filename().native();
    return folderOf(disk) / (target.stem().native() + name.substr(name.rfind('-')));
}

bool sameFile(FileSystem& fs, const Path& a, const Path& b) {
    const std::optional<FileStatus> first = fs.status(a);
    const std::optional<FileStatus> second = fs.status(b);
    return first && second && first->id == second->id;
}

/// A rename that was cut off may have given the pieces their second names; nothing else may stand there.
void requireNamesFree(FileSystem& fs, const RenamePlan& plan) {
    const auto refuse = [](const Path& path) {
        throw Error(ErrorCode::AlreadyExists, text("There is a file of this name already")).at(path);
    };
    for (const NewName& piece : plan.pieces)
        if (fs.exists(piece.to) && !sameFile(fs, piece.from, piece.to))
            refuse(piece.to);
    if (plan.place.embedded || !fs.exists(plan.target))
        return;
    const std::string text = plan.after.encode();
    const std::optional<FileStatus> status = fs.status(plan.target);
    if (status->kind != FileKind::Regular || status->size != text.size()
        || asText(readWholeFile(fs, plan.target, text.size())) != text)
        refuse(plan.target);
}

void requireOwn(FileSystem& fs, const MachineFolder& folder, const Path& file, const RenamePlan& plan) {
    if (fs.canonical(file) != file)
        throw Error(ErrorCode::NotSupported, text("The disk consists of a file that is a symbolic link")).at(file);
    for (const FoundFile& found : folder.files)
        for (const Path& user : found.usedBy)
            if (found.path.filename() == file.filename() && file != plan.disk
                && user.filename() != plan.disk.filename() && user.filename() != plan.target.filename())
                throw Error(ErrorCode::NotSupported,
                            text("Another disk, “%1”, consists of this file, too", user.filename()))
                    .at(file);
}

void addPiece(FileSystem& fs, RenamePlan& plan, const MachineFolder& folder, const NewName& piece) {
    if (std::ranges::find(plan.pieces, piece.from, &NewName::from) != plan.pieces.end())
        return;
    requireOwn(fs, folder, piece.from, plan);
    plan.pieces.push_back(piece);
}

void planPieces(FileSystem& fs, RenamePlan& plan, const DiskLink& link) {
    const MachineFolder folder = readMachineFolder(fs, plan.disk);
    std::vector<ExtentLine> lines = link.descriptor().extents();
    for (std::size_t index = 0; index < link.extents().size(); ++index) {
        const Path& file = link.extents()[index].path;
        if (file.empty())
            continue;
        const Path here = folderOf(plan.disk) / file.filename();
        const std::optional<Path> to =
            sameFile(fs, file, here) ? newPieceName(here, plan.disk, plan.target) : std::nullopt;
        if (!to) {
            plan.keptNames.push_back(file);
            continue;
        }
        addPiece(fs, plan, folder, {here, *to});
        lines[index].fileName = to->filename().native();
        lines[index].rawFileName.clear();
    }
    plan.after.setExtents(lines);
    const Path tracking = Path(plan.after.header("changeTrackPath").value_or("")).filename();
    if (tracking.empty() || !fs.exists(folderOf(plan.disk) / tracking))
        return;
    if (const std::optional<Path> to = newPieceName(folderOf(plan.disk) / tracking, plan.disk, plan.target)) {
        addPiece(fs, plan, folder, {folderOf(plan.disk) / tracking, *to});
        plan.after.setHeader("changeTrackPath", to->filename().native());
    }
}

void planChildren(FileSystem& fs, RenamePlan& plan, OpenOptions options) {
    options.mode = OpenMode::Read;
    options.followParents = false;
    const std::vector<Path> folders = plan.state ? plan.state->folders() : std::vector<Path>();
    for (const FoundChild& child : findChildDisks(fs, plan.disk, folders)) {
        const std::unique_ptr<DiskLink> link = openLink(fs, child.path, options);
        if (fs.canonical(folderOf(link->path())) != folderOf(plan.disk)) {
            plan.childrenElsewhere.push_back(link->path());
            continue;
        }
        requireNothingHalfDone(fs, link->path());
        RenamedHint hint{link->place(), link->descriptor()};
        hint.after.setParent(hint.after.parentCid(), plan.target.filename().native());
        requireDescriptorFits(hint.place, hint.after);
        plan.children.push_back(std::move(hint));
    }
}

/// The last repair can be taken back under the new name, too.
void planRepairUndo(FileSystem& fs, RenamePlan& plan) {
    if (!fs.exists(undoFileOf(plan.disk)))
        return;
    if (fs.exists(undoFileOf(plan.target)))
        throw Error(ErrorCode::AlreadyExists, text("There is a file of this name already"))
            .at(undoFileOf(plan.target));
    plan.repairUndo = renamedUndoFile(fs, plan.disk, [&](std::string name) {
        const Path file = folderOf(plan.disk) / name;
        const auto piece = std::ranges::find(plan.pieces, file, &NewName::from);
        if (piece != plan.pieces.end())
            return piece->to.filename().native();
        return file == plan.disk ? plan.target.filename().native() : name;
    });
}

/// The .vmx beside the disk, if there is one.
std::optional<MachineState> machineBeside(FileSystem& fs, const Path& disk, const OpenOptions& open) {
    try {
        return readMachineState(fs, findMachineConfig(fs, folderOf(disk)), open);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NotFound)
            throw;
        return std::nullopt;
    }
}

void planLists(FileSystem& fs, RenamePlan& plan) {
    if (!plan.state)
        return;
    const MachineState& state = *plan.state;
    requireChangeable(fs, state);
    if (LinkUsers(fs, state).isDiscarded(plan.disk))
        throw Error(ErrorCode::NotSupported, text("The disk was discarded and waits for undo or purge"))
            .at(plan.disk)
            .advice(text("Undo the step that discarded it, or purge it."));
    plan.vmx = state.vmx;
    plan.vmsd = state.vmsd;
    renameLink(fs, state, plan.disk, plan.target, *plan.vmx, *plan.vmsd);
    // Independent disks, which snapshots do not know, and those that are not plugged in.
    for (const VmxDisk& disk : state.vmx.disks())
        if (!disk.fileName.empty() && state.resolve(fs, disk.fileName, disk.rawFileName) == plan.disk)
            plan.vmx->setDiskFile(disk.node, state.nameOf(plan.target));
    const bool listChanges = plan.vmsd->encode() != state.vmsd.encode();
    plan.journal = journalAfterRename(fs, state, plan.disk, plan.target,
                                      listChanges ? plan.vmsd->encode() : state.listBytes.value_or(""));
}

} // namespace

bool RenamePlan::changesLists() const {
    return state
           && (vmx->encode() != state->vmx.encode() || vmsd->encode() != state->vmsd.encode()
               || journal->encode(state->folder) != state->journal.encode(state->folder));
}

std::vector<Path> RenamePlan::held() const {
    std::vector<Path> files{disk};
    if (changesLists())
        files.push_back(state->config);
    for (const RenamedHint& child : children)
        files.push_back(child.place.path);
    for (const NewName& piece : pieces)
        if (piece.from != disk)
            files.push_back(piece.from);
    return files;
}

void RenamePlan::addReferences(FileSystem& fs, IntentBuilder& intent) const {
    for (const RenamedHint& child : children)
        storeDescriptor(intent, fs, child.place, child.after);
    if (repairUndo) {
        intent.replace(undoFileOf(target), *repairUndo);
        intent.unlink(undoFileOf(disk));
    }
    if (!changesLists())
        return;
    if (vmx->encode() != state->vmx.encode())
        intent.replace(state->config, asBytes(vmx->encode()));
    if (vmsd->encode() != state->vmsd.encode())
        intent.replace(state->list, asBytes(vmsd->encode()));
    if (state->journalExists) {
        UndoJournal renamed = *journal;
        renamed.setLastRequest({});
        intent.replace(state->journalFile, asBytes(renamed.encode(state->folder)));
    }
}

RenamePlan planRename(FileSystem& fs, const Path& disk, const Path& newName, OpenOptions open) {
    OpenOptions options = open;
    options.mode = OpenMode::Read;
    options.followParents = false;
    const std::unique_ptr<DiskLink> link = openLink(fs, disk, options);
    if (link->place().path.empty())
        throw Error(ErrorCode::NotSupported, text("The disk has no description that could be renamed"))
            .at(link->path());
    RenamePlan plan{.disk = fs.canonical(link->path()),
                    .target = {},
                    .place = link->place(),
                    .before = link->descriptor().encode(),
                    .after = link->descriptor(),
                    .pieces = {},
                    .children = {},
                    .childrenElsewhere = {},
                    .keptNames = {},
                    .state = {},
                    .vmx = {},
                    .vmsd = {},
                    .journal = {},
                    .repairUndo = {}};
    plan.place.path = plan.disk;
    plan.target = targetOf(fs, plan.disk, newName);
    requireNothingHalfDone(fs, plan.disk);
    requireNoVmwareLock(fs, plan.disk);
    planPieces(fs, plan, *link);
    if (plan.place.embedded)
        requireDescriptorFits(plan.place, plan.after);
    requireNamesFree(fs, plan);
    plan.state = machineBeside(fs, plan.disk, open);
    planChildren(fs, plan, open);
    planRepairUndo(fs, plan);
    planLists(fs, plan);
    return plan;
}

} // namespace strata
