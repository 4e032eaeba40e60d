// SPDX-License-Identifier: Apache-2.0
#include "core/machine/renameop.h"

#include "core/disk/descriptorstore.h"
#include "core/disk/unfinishedchange.h"
#include "core/io/atomicfile.h"
#include "core/io/intent.h"
#include "core/io/vmwarelockset.h"
#include "core/machine/renameplan.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

/// Nobody may be using what changes.
std::vector<std::unique_ptr<File>> lockAll(FileSystem& fs, const RenamePlan& plan, LockMode mode) {
    std::vector<std::unique_ptr<File>> locks;
    for (const Path& file : plan.held()) {
        if (locks.size() == kMaxOpenExtents)
            break; // whoever uses a disk holds its description, and those come first
        locks.push_back(fs.open(file, OpenMode::ReadWrite, mode));
    }
    return locks;
}

std::vector<VmwareLockSet::Wanted> wantedLocks(const RenamePlan& plan) {
    std::vector<VmwareLockSet::Wanted> wanted{{plan.disk, VmwareLockKind::Exclusive},
                                              {plan.target, VmwareLockKind::Exclusive}};
    if (plan.changesLists())
        wanted.push_back({plan.state->config, VmwareLockKind::Exclusive});
    for (const RenamedHint& child : plan.children)
        wanted.push_back({child.place.path, VmwareLockKind::Exclusive});
    return wanted;
}

/// Second names for the pieces, and the new description. What was made goes again unless it is released.
class SecondNames {
public:
    explicit SecondNames(FileSystem& fs) : fs_(fs) {}
    SecondNames(const SecondNames&) = delete;
    SecondNames& operator=(const SecondNames&) = delete;
    ~SecondNames() {
        // The description first: no name of a whole disk may lead to half of one.
        for (auto path = made_.rbegin(); path != made_.rend(); ++path) {
            try {
                fs_.remove(*path);
            } catch (const Error&) {
                return; // the same rename takes it over when it is run again
            }
        }
    }

    /// False if this file system does not give files second names.
    bool link(const std::vector<NewName>& pieces, std::stop_token stop) {
        for (const NewName& piece : pieces) {
            checkpoint(stop);
            if (fs_.exists(piece.to))
                continue; // from a rename that was cut off
            try {
                fs_.link(piece.from, piece.to);
            } catch (const Error& error) {
                if (error.code() != ErrorCode::PermissionDenied && error.code() != ErrorCode::NotSupported)
                    throw;
                return false;
            }
            made_.push_back(piece.to);
        }
        if (!pieces.empty())
            fs_.syncDirectory(folderOf(pieces.front().to));
        return true;
    }

    void describe(const RenamePlan& plan) {
        if (!fs_.exists(plan.target))
            made_.push_back(plan.target);
        replaceFile(fs_, plan.target, asBytes(plan.after.encode()));
        fs_.copyAttributes(plan.disk, plan.target);
    }

    void removeAll() {
        for (; !made_.empty(); made_.pop_back())
            fs_.remove(made_.back());
    }
    void release() { made_.clear(); }

private:
    FileSystem& fs_;
    std::vector<Path> made_;
};

void addNewNames(IntentBuilder& intent, FileSystem& fs, const RenamePlan& plan, bool linked) {
    if (!linked && !plan.place.embedded)
        intent.replace(plan.target, asBytes(plan.after.encode()));
    for (const NewName& piece : plan.pieces) {
        if (linked || fs.exists(piece.to)) // a second name that a cut-off rename made
            intent.unlink(piece.from);
        else
            intent.rename(piece.from, piece.to);
    }
    if (!plan.place.embedded)
        intent.unlink(plan.disk);
}

void renameNow(OpContext& context, const RenamePlan& plan) {
    FileSystem& fs = context.fs;
    SecondNames names(fs);
    const bool linked = names.link(plan.pieces, context.stop);
    if (!linked)
        names.removeAll();
    else if (!plan.place.embedded)
        names.describe(plan);
    checkpoint(context);
    if (plan.place.embedded && plan.after.encode() != plan.before)
        storeDescriptor(fs, plan.place, plan.after, plan.before, IntentLocks::CallerHolds);
    IntentBuilder intent(fs, plan.first(), IntentOp::RenameDisk);
    plan.addReferences(fs, intent);
    addNewNames(intent, fs, plan, linked);
    Intent committed = intent.commit();
    names.release();
    committed.apply();
    committed.end();
}

} // namespace

Text RenameOp::describe() const {
    return text("Renaming “%1” to “%2”", params_.disk.filename(), params_.newName.filename());
}

std::optional<Refusal> RenameOp::canRun(FileSystem& fs) {
    try {
        const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(fs, params_.disk);
        FileSystem& files = view ? *view : fs;
        if (!view || files.exists(params_.disk))
            lockAll(files, planRename(files, params_.disk, params_.newName, params_.open), LockMode::Ask);
    } catch (const Error& error) {
        return Refusal::of(error);
    }
    return std::nullopt;
}

Plan RenameOp::plan(OpContext& context) {
    const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(context.fs, params_.disk);
    FileSystem& fs = view ? *view : context.fs;
    Plan plan;
    plan.operation = name();
    if (view && !fs.exists(params_.disk))
        return plan; // all that is left is to finish it
    const RenamePlan rename = planRename(fs, params_.disk, params_.newName, params_.open);
    if (!rename.place.embedded) {
        plan.creates.push_back(rename.target);
        plan.removes.push_back(rename.disk);
    }
    for (const NewName& piece : rename.pieces) {
        plan.creates.push_back(piece.to);
        plan.removes.push_back(piece.from);
    }
    for (const RenamedHint& child : rename.children)
        plan.changes.push_back(child.place.path);
    if (rename.changesLists()) {
        plan.changes.push_back(rename.state->config);
        if (rename.vmsd->encode() != rename.state->vmsd.encode())
            plan.changes.push_back(rename.state->list);
        if (rename.state->journalExists)
            plan.changes.push_back(rename.state->journalFile);
    }
    for (const Path& child : rename.childrenElsewhere)
        plan.warnings.push_back(
            text("“%1” builds on this disk from another folder: attach it to the new name", child));
    for (const Path& file : rename.keptNames)
        plan.warnings.push_back(text("“%1” keeps its name", file.filename()));
    return plan;
}

void RenameOp::run(OpContext& context) {
    checkpoint(context);
    FileSystem& fs = context.fs;
    const bool cutOff = findIntent(fs, params_.disk).has_value();
    finishInterruptedChange(fs, params_.disk);
    if (cutOff && !fs.exists(params_.disk)) {
        context.report.note(text("Finished an earlier change that had been cut off"));
        return;
    }
    RenamePlan plan = planRename(fs, params_.disk, params_.newName, params_.open);
    const VmwareLockSet guards(fs, wantedLocks(plan));
    const std::vector<std::unique_ptr<File>> locks = lockAll(fs, plan, LockMode::Exclusive);
    plan = planRename(fs, params_.disk, params_.newName, params_.open); // it may have changed until it was held
    context.progress.phase("Renaming");
    renameNow(context, plan);
    for (const Path& child : plan.childrenElsewhere)
        context.report.warning(
            text("“%1” builds on this disk from another folder: attach it to the new name", child));
    context.report.note(text("The disk is called “%1” now", plan.target.filename()));
}

} // namespace strata
