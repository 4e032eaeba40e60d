// SPDX-License-Identifier: Apache-2.0
#include "core/ops/repairop.h"

#include "core/disk/requirefree.h"
#include "core/disk/unfinishedchange.h"
#include "core/io/vmwarelockguard.h"
#include "core/ops/linkfiles.h"
#include "core/ops/repairtables.h"
#include "core/ops/repairundo.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace strata {

namespace {

using Path = std::filesystem::path;

/// Everything that a repair of one link would do within its files, and those files, held with `lock`.
struct Survey {
    Survey(FileSystem& fs, const Path& disk, const OpenOptions& open, const CheckResult& found, LockMode lock) {
        const OpenMode mode = lock == LockMode::None ? OpenMode::Read : OpenMode::ReadWrite;
        const std::vector<ExtentPlace> extents = usableExtents(fs, disk, open);
        for (const ExtentPlace& place : extents)
            lookAt(fs, place, found, mode, lock);
        if (std::ranges::find(extents, disk, &ExtentPlace::path) == extents.end())
            files.push_back(fs.open(disk, mode, lock));
    }

    std::vector<std::unique_ptr<File>> files;
    RepairPatch patch;
    std::vector<RepairStep> steps;

private:
    static FileFindings findingsOf(const CheckResult& found, const Path& path) {
        FileFindings out;
        for (const Issue& issue : found.issues) {
            if (issue.path != path)
                continue;
            out.lasting = out.lasting || (issue.severity == Severity::Error && !issue.repairable);
            out.freeSectorBehind = out.freeSectorBehind || issue.code == "free-sector-behind";
        }
        return out;
    }

    void lookAt(FileSystem& fs, const ExtentPlace& place, const CheckResult& found, OpenMode mode, LockMode lock) {
        files.push_back(fs.open(place.path, mode, lock));
        const FileFindings findings = findingsOf(found, place.path);
        try {
            if (place.line.type == ExtentType::Sparse)
                repairHostedSparse(fs, place, *files.back(), findings, patch, steps);
            else if (place.line.type == ExtentType::VmfsSparse)
                repairCowd(*files.back(), findings, patch, steps);
        } catch (const Error& error) { // the check tells it; the other files can be repaired all the same
            if (error.code() != ErrorCode::Corrupt && error.code() != ErrorCode::Truncated
                && error.code() != ErrorCode::NotADisk && error.code() != ErrorCode::NotSupported)
                throw;
        }
    }
};

std::vector<Path> leftoversOf(FileSystem& fs, const Path& disk) {
    std::vector<Path> out;
    for (const char* suffix : {".intent.tmp", ".part"})
        if (const Path path = disk.native() + suffix; fs.exists(path))
            out.push_back(path);
    return out;
}

/// Whoever is at work on one holds it.
void removeLeftovers(FileSystem& fs, const Path& disk) {
    const std::vector<Path> leftovers = leftoversOf(fs, disk);
    for (const Path& path : leftovers) {
        fs.open(path, OpenMode::ReadWrite, LockMode::Exclusive);
        fs.remove(path);
    }
    if (!leftovers.empty())
        fs.syncDirectory(folderOf(disk));
}

std::vector<Issue> gone(const CheckResult& before, const CheckResult& after) {
    const auto key = [](const Issue& issue) { return std::tuple(issue.code, issue.path, issue.where); };
    std::set<std::tuple<std::string, Path, std::string>> left;
    for (const Issue& issue : after.issues)
        left.insert(key(issue));
    std::vector<Issue> out;
    for (const Issue& issue : before.issues)
        if (!left.contains(key(issue)))
            out.push_back(issue);
    return out;
}

} // namespace

Text RepairOp::describe() const { return text("Repairing “%1”", params_.disk.filename()); }

Path RepairOp::disk(FileSystem& fs) const { return findDescriptor(fs, params_.disk); }

CheckResult RepairOp::look(OpContext& context) const {
    CheckOp check(params_);
    check.run(context);
    return check.result();
}

std::optional<Refusal> RepairOp::canRun(FileSystem& fs) {
    if (const std::optional<Refusal> refusal = CheckOp(params_).canRun(fs))
        return refusal;
    try {
        const Path path = disk(fs);
        requireNothingHalfDone(fs, path);
        requireFree(fs, path);
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

Plan RepairOp::plan(OpContext& context) {
    Plan plan;
    plan.operation = name();
    const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(context.fs, params_.disk);
    FileSystem& seen = view ? *view : context.fs;
    const Path path = disk(seen);
    const CheckResult found = look(context);
    const Survey survey(seen, path, params_.open, found, LockMode::None);
    plan.reads = 2 * CheckOp(params_).plan(context).reads;
    plan.writes = 3 * survey.patch.bytes();
    plan.peakExtraSpace = 2 * survey.patch.bytes();
    plan.changes = survey.patch.files();
    plan.removes = leftoversOf(context.fs, path);
    if (view) {
        plan.warnings.push_back(text("Finish an operation that was cut off"));
        if (plan.changes.empty())
            plan.changes.push_back(path);
    }
    if (!survey.patch.empty()) {
        requireUndoFileFree(seen, path);
        plan.creates = {undoFileOf(path)};
    }
    for (const RepairStep& step : survey.steps)
        plan.warnings.push_back(text("“%1”: %2", step.path.filename(), step.action.english()));
    for (const Issue& issue : found.issues)
        if (!issue.repairable && issue.severity == Severity::Error)
            plan.warnings.push_back(text("Cannot be repaired: %1 (%2)", issue.detail.english(), issue.where));
    return plan;
}

void RepairOp::run(OpContext& context) {
    FileSystem& fs = context.fs;
    result_ = {};
    result_.before = look(context);
    checkpoint(context.stop);
    if (viewOfUnfinishedChange(fs, params_.disk))
        finishInterruptedChange(fs, params_.disk);
    const Path path = disk(fs);
    requireNothingHalfDone(fs, path);
    removeStaleVmwareLocks(fs, path);
    context.progress.phase("Repairing");
    {
        const VmwareLockGuard guard(fs, path, VmwareLockKind::Exclusive);
        const Survey survey(fs, path, params_.open, result_.before, LockMode::Exclusive);
        checkpoint(context.stop);
        removeLeftovers(fs, path);
        if (!survey.patch.empty()) {
            writeUndoFile(fs, path, survey.patch);
            IntentBuilder intent(fs, path, IntentOp::RepairDisk);
            survey.patch.addTo(intent);
            intent.run();
        }
        for (const RepairStep& step : survey.steps)
            context.report.note(step.action);
    }
    result_.after = look(context);
    result_.repaired = gone(result_.before, result_.after);
}

} // namespace strata
