// SPDX-License-Identifier: Apache-2.0
#include "core/machine/deleteop.h"

#include "core/disk/childlookup.h"
#include "core/disk/newdisk.h"
#include "core/disk/unfinishedchange.h"
#include "core/io/intent.h"
#include "core/io/vmwarelockguard.h"
#include "core/machine/machinefolder.h"
#include "core/machine/undeleteop.h"
#include "core/ops/repairundo.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

/// What goes and what stays.
struct Victim {
    Path disk;
    std::vector<Path> files;  ///< the description first
    std::vector<Path> shared; ///< of the disk's files, those that another disk consists of
    std::vector<Path> children;
    Path config; ///< the machine that runs on it; empty if none
};

bool sameFile(const Path& a, const Path& b) { return a.lexically_normal() == b.lexically_normal(); }

/// Who else names this file?
std::vector<Path> otherUsers(const MachineFolder& folder, const Path& file, const Path& disk) {
    std::vector<Path> users;
    for (const FoundFile& found : folder.files)
        if (found.path.filename() == file.filename())
            std::ranges::copy_if(found.usedBy, std::back_inserter(users),
                                 [&](const Path& user) { return !sameFile(user.filename(), disk.filename()); });
    return users;
}

Path trackingFile(FileSystem& fs, const DiskLink& link) {
    const std::string name = link.descriptor().header("changeTrackPath").value_or("");
    const Path path = folderOf(link.path()) / Path(name).filename();
    return !name.empty() && fs.exists(path) ? path : Path();
}

Victim findVictim(FileSystem& fs, const DeleteParams& params) {
    OpenOptions options = params.open;
    options.mode = OpenMode::Read;
    options.followParents = false;
    const std::unique_ptr<DiskLink> link = openLink(fs, params.disk, options);
    Victim victim;
    victim.disk = link->path();
    const MachineFolder folder = readMachineFolder(fs, victim.disk);
    std::vector<Path> files = filesOfDisk(fs, victim.disk);
    if (const Path tracking = trackingFile(fs, *link); !tracking.empty())
        files.push_back(tracking);
    if (fs.exists(undoFileOf(victim.disk))) // of a repair: worth nothing without the disk
        files.push_back(undoFileOf(victim.disk));
    for (const Path& file : files) {
        const bool own = sameFile(file, victim.disk) || otherUsers(folder, file, victim.disk).empty();
        (own ? victim.files : victim.shared).push_back(file);
    }
    for (const FoundChild& child : findChildDisks(fs, victim.disk))
        victim.children.push_back(child.path);
    for (const FoundDisk& disk : folder.disks)
        if (!disk.node.empty() && disk.path.filename() == victim.disk.filename())
            victim.config = folder.config;
    return victim;
}

void requireUnused(const Victim& victim) {
    if (!victim.children.empty())
        throw Error(ErrorCode::NotSupported,
                    text("“%1” builds on this disk and would be lost with it", victim.children.front().filename()))
            .at(victim.disk)
            .advice(text("Merge or discard the snapshots first, or force it."));
    if (!victim.config.empty())
        throw Error(ErrorCode::NotSupported,
                    text("The virtual machine “%1” uses this disk", victim.config.filename()))
            .at(victim.disk)
            .advice(text("Remove the disk from the machine first, or force it."));
}

/// The names under which the files are kept.
void requireNamesFree(FileSystem& fs, const Victim& victim) {
    for (const Path& file : victim.files)
        if (fs.exists(deletedName(file)))
            throw Error(ErrorCode::AlreadyExists, text("A disk of this name was deleted before and is still kept"))
                .at(deletedName(file))
                .advice(text("Bring it back, or purge it first."));
}

Victim prepare(FileSystem& fs, const DeleteParams& params) {
    Victim victim = findVictim(fs, params);
    if (params.keep)
        requireNamesFree(fs, victim);
    if (!params.force)
        requireUnused(victim);
    requireNoVmwareLock(fs, victim.disk);
    return victim;
}

/// Nobody may be using the disk, from now until it is gone.
std::vector<std::unique_ptr<File>> lockAll(FileSystem& fs, const Victim& victim, LockMode mode) {
    std::vector<std::unique_ptr<File>> locks;
    for (const Path& file : victim.files) {
        if (locks.size() == kMaxOpenExtents)
            break; // whoever uses a disk holds its description, which comes first
        locks.push_back(fs.open(file, OpenMode::ReadWrite, mode));
    }
    return locks;
}

} // namespace

Text DeleteOp::describe() const { return text("Deleting “%1”", params_.disk.filename()); }

std::optional<Refusal> DeleteOp::canRun(FileSystem& fs) {
    try {
        lockAll(fs, prepare(fs, params_), LockMode::Ask);
    } catch (const Error& error) {
        return Refusal::of(error);
    }
    return std::nullopt;
}

Plan DeleteOp::plan(OpContext& context) {
    const Victim victim = prepare(context.fs, params_);
    Plan plan;
    plan.operation = name();
    plan.removes = victim.files;
    for (const Path& file : params_.keep ? victim.files : std::vector<Path>())
        plan.creates.push_back(deletedName(file));
    for (const Path& file : victim.shared)
        plan.warnings.push_back(text("“%1” stays: another disk consists of it, too", file.filename()));
    for (const Path& child : victim.children)
        plan.warnings.push_back(text("“%1” builds on this disk and will not open any more", child.filename()));
    return plan;
}

void DeleteOp::run(OpContext& context) {
    finishInterruptedChange(context.fs, params_.disk);
    const Victim victim = prepare(context.fs, params_);
    checkpoint(context);
    const VmwareLockGuard guard(context.fs, victim.disk, VmwareLockKind::Exclusive);
    const std::vector<std::unique_ptr<File>> locks = lockAll(context.fs, victim, LockMode::Exclusive);
    context.progress.phase("Deleting");
    if (victim.files.size() == 1 && !params_.keep) {
        context.fs.remove(victim.files.front());
        context.fs.syncDirectory(folderOf(victim.disk));
    } else {
        IntentBuilder intent(context.fs, victim.disk, IntentOp::DeleteDisk);
        for (const Path& file : victim.files)
            if (params_.keep)
                intent.rename(file, deletedName(file));
            else
                intent.unlink(file);
        intent.run();
    }
    context.report.note(params_.keep ? text("Deleted; undo brings it back")
                                     : text("Deleted %1 files", victim.files.size()));
}

} // namespace strata
