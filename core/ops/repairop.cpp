// SPDX-License-Identifier: Apache-2.0
#include "core/ops/repairop.h"

#include "core/disk/requirefree.h"
#include "core/disk/unfinishedchange.h"
#include "core/io/vmwarelockguard.h"
#include "core/ops/linkfiles.h"
#include "core/ops/repairtables.h"
#include "core/ops/repairundo.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace strata {

namespace {

using Path = std::filesystem::path;

/// Everything that a repair of one link would do within its files, and those files, held with `lock`.
class Survey {
public:
    struct Request {
        const OpenOptions& open;
        bool dropUnreadable;
        FunctionRef<FileFindings(const Path&)> findings;
        std::stop_token stop;
    };
    Survey(FileSystem& fs, const Path& disk, const Request& request, LockMode lock) {
        const OpenMode mode = lock == LockMode::None ? OpenMode::Read : OpenMode::ReadWrite;
        const std::vector<ExtentPlace> extents = usableExtents(fs, disk, request.open);
        for (const ExtentPlace& place : extents) {
            files_.push_back(fs.open(place.path, mode, lock));
            lookAt(place, *files_.back(), request);
        }
        if (std::ranges::find(extents, disk, &ExtentPlace::path) == extents.end())
            files_.push_back(fs.open(disk, mode, lock));
    }

    RepairPatch patch;
    std::vector<RepairStep> steps;

private:
    void lookAt(const ExtentPlace& place, File& file, const Request& request) {
        const FileFindings found = request.findings(place.path);
        const RepairWork work{place, file, found, request.dropUnreadable, patch, steps, request.stop};
        try {
            if (place.line.type == ExtentType::Sparse)
                repairHostedSparse(work);
            else if (place.line.type == ExtentType::VmfsSparse)
                repairCowd(work);
        } catch (const Error& error) { // the check tells it; the other files can be repaired all the same
            if (error.code() != ErrorCode::Corrupt && error.code() != ErrorCode::Truncated
                && error.code() != ErrorCode::NotADisk && error.code() != ErrorCode::NotSupported)
                throw;
        }
    }

    std::vector<std::unique_ptr<File>> files_;
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

/// Damage that stays.
bool RepairOp::isLasting(const Issue& issue) const {
    static constexpr std::array kUnreadable{"table-misplaced", "grain-past-end", "grain-in-metadata",
                                            "grain-cut-short"};
    return issue.severity == Severity::Error && !issue.repairable
           && !(dropUnreadable_ && std::ranges::find(kUnreadable, issue.code) != kUnreadable.end());
}

FileFindings RepairOp::findingsOf(const CheckResult& found, const Path& path) const {
    FileFindings out;
    for (const Issue& issue : found.issues) {
        if (issue.path != path)
            continue;
        out.lasting = out.lasting || isLasting(issue);
        out.freeSectorBehind = out.freeSectorBehind || issue.code == "free-sector-behind";
    }
    return out;
}

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
    const auto findings = [&](const Path& file) { return findingsOf(found, file); };
    const Survey survey(seen, path, {params_.open, dropUnreadable_, findings, context.stop}, LockMode::None);
    plan.reads = 2 * CheckOp(params_).plan(context).reads;
    plan.writes = 3 * survey.patch.bytes() + survey.patch.appendedBytes();
    plan.peakExtraSpace = 2 * survey.patch.bytes() + survey.patch.appendedBytes();
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
        if (isLasting(issue))
            plan.warnings.push_back(text("Cannot be repaired: %1 (%2)", issue.detail.english(), issue.where));
    if (plan.changes.empty() && plan.removes.empty() && plan.warnings.empty())
        plan.warnings.push_back(text("Nothing was found that a repair would mend"));
    return plan;
}

void RepairOp::run(OpContext& context) {
    FileSystem& fs = context.fs;
    result_ = {};
    result_.before = look(context);
    checkpoint(context);
    if (viewOfUnfinishedChange(fs, params_.disk))
        finishInterruptedChange(fs, params_.disk);
    const Path path = disk(fs);
    requireNothingHalfDone(fs, path);
    removeStaleVmwareLocks(fs, path);
    context.progress.phase("Repairing");
    {
        const VmwareLockGuard guard(fs, path, VmwareLockKind::Exclusive);
        const auto findings = [&](const Path& file) { return findingsOf(result_.before, file); };
        Survey survey(fs, path, {params_.open, dropUnreadable_, findings, context.stop}, LockMode::Exclusive);
        checkpoint(context);
        removeLeftovers(fs, path);
        if (!survey.patch.empty()) {
            requireUndoFileFree(fs, path);
            survey.patch.writeAppended(fs, context.stop);
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
