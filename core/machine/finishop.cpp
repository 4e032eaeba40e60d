// SPDX-License-Identifier: Apache-2.0
#include "core/machine/finishop.h"

#include "core/disk/requirefree.h"
#include "core/disk/unfinishedchange.h"
#include "core/machine/linkmerges.h"
#include "core/machine/machinefolder.h"
#include "core/machine/machinestate.h"
#include "core/machine/snapshotops.h"
#include "core/ops/attachop.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

/// The file that an intent is named after: "a.vmdk" of "a.vmdk.intent".
Path firstFile(const IntentInfo& intent) { return intent.path.parent_path() / intent.path.stem(); }

bool isMarker(const IntentInfo& intent) { return !intent.damaged && intent.state == IntentState::Marker; }

bool isPossible(FileSystem& fs, const std::unique_ptr<Operation>& operation) {
    return operation != nullptr && !operation->canRun(fs);
}

/// The merge that left a marker: with one about, no other can run.
std::unique_ptr<Operation> mergeOf(FileSystem& fs, const IntentInfo& marker, const OpenOptions& open) {
    const MachineFolder folder = readMachineFolder(fs, firstFile(marker));
    if (!folder.config.empty()) {
        const MachineState state = readMachineState(fs, folder.config, open);
        for (const SnapshotRecord& snapshot : state.vmsd.snapshots())
            for (const MergeRoute route :
                 {MergeRoute::Cheapest, MergeRoute::CopyToChildren, MergeRoute::KeepShared}) {
                MergeSnapshotParams params;
                params.machine = folder.config;
                params.open = open;
                params.snapshot = snapshot.uid;
                params.route = route;
                std::unique_ptr<Operation> merge = mergeSnapshotOp(params);
                if (isPossible(fs, merge))
                    return merge;
            }
    }
    for (const FoundDisk& disk : folder.disks) {
        std::unique_ptr<Operation> merge =
            disk.isChild ? mergeLinkOp({.child = disk.path, .open = open}) : std::unique_ptr<Operation>();
        if (isPossible(fs, merge))
            return merge;
    }
    return nullptr;
}

/// The operation that a marker stands for; nullptr if it is not known, or cannot go on now.
std::unique_ptr<Operation> operationOf(FileSystem& fs, const IntentInfo& marker, const OpenOptions& open) {
    if (marker.op == IntentOp::MergeLinks)
        return mergeOf(fs, marker, open);
    std::unique_ptr<Operation> operation;
    if (marker.op == IntentOp::FlattenDisk)
        operation = flattenOp({.disk = firstFile(marker), .open = open});
    return isPossible(fs, operation) ? std::move(operation) : nullptr;
}

/// Operations that so far have only copied data to where it reads the same: without the marker all is as before, but
/// for the room that the copies take.
bool isDroppable(const IntentInfo& intent) {
    if (!isMarker(intent))
        return false;
    if (intent.op == IntentOp::FlattenDisk)
        return true;
    return intent.op == IntentOp::MergeLinks
           && std::ranges::all_of(LinkMerges::directionsOf(intent),
                                  [](MergeDirection direction) { return direction == MergeDirection::IntoChildren; });
}

Error cannotFinish(const IntentInfo& intent) {
    return Error(ErrorCode::Interrupted, sayInterrupted(intent.op))
        .at(intent.path)
        .advice(text("Run the same operation again with the program that began it."));
}

} // namespace

std::vector<CutOff> findCutOff(FileSystem& fs, const Path& target, const OpenOptions& open) {
    const std::optional<FileStatus> status = fs.status(target);
    std::vector<IntentInfo> intents;
    if (status && status->kind == FileKind::Directory)
        intents = listIntents(fs, target);
    else if (const std::optional<IntentInfo> intent = findIntent(fs, target))
        intents.push_back(*intent);
    std::vector<CutOff> found;
    for (const IntentInfo& intent : intents) {
        CutOff cut{.intent = intent,
                   .canFinish = !intent.damaged,
                   .canRollBack = isDroppable(intent),
                   .what = sayInterrupted(intent.op),
                   .file = firstFile(intent)};
        if (isMarker(intent))
            cut.canFinish = operationOf(fs, intent, open) != nullptr;
        found.push_back(std::move(cut));
    }
    return found;
}

Text FinishOp::describe() const {
    return params_.rollBack ? text("Rolling back what was cut off in “%1”", params_.target.filename())
                            : text("Finishing what was cut off in “%1”", params_.target.filename());
}

std::optional<Refusal> FinishOp::canRun(FileSystem& fs) {
    try {
        const std::vector<CutOff> found = findCutOff(fs, params_.target, params_.open);
        if (found.empty())
            return Refusal{ErrorCode::NotFound, text("Nothing was cut off here")};
        for (const CutOff& cut : found) {
            if (!(params_.rollBack ? cut.canRollBack : cut.canFinish))
                throw cannotFinish(cut.intent);
            if (params_.rollBack)
                requireFree(fs, firstFile(cut.intent));
        }
    } catch (const Error& error) {
        return Refusal::of(error);
    }
    return std::nullopt;
}

Plan FinishOp::plan(OpContext& context) {
    requireRunnable(*this, context.fs);
    Plan plan;
    plan.operation = name();
    for (const CutOff& cut : findCutOff(context.fs, params_.target, params_.open)) {
        plan.removes.push_back(cut.intent.path);
        if (params_.rollBack)
            continue;
        if (isMarker(cut.intent)) {
            const Plan again = operationOf(context.fs, cut.intent, params_.open)->plan(context);
            plan.reads += again.reads;
            plan.writes += again.writes;
            plan.peakExtraSpace = std::max(plan.peakExtraSpace, again.peakExtraSpace);
            plan.changes.insert(plan.changes.end(), again.changes.begin(), again.changes.end());
            plan.removes.insert(plan.removes.end(), again.removes.begin(), again.removes.end());
        } else {
            for (const IntentInfo::Touched& touched : cut.intent.files)
                plan.changes.push_back(touched.path);
        }
    }
    return plan;
}

void FinishOp::run(OpContext& context) {
    requireRunnable(*this, context.fs);
    for (const CutOff& cut : findCutOff(context.fs, params_.target, params_.open)) {
        checkpoint(context);
        if (params_.rollBack) {
            dropMarker(context.fs, cut.intent);
            context.report.note(text("Rolled back: nothing had been changed that anybody reads"));
        } else if (isMarker(cut.intent)) {
            operationOf(context.fs, cut.intent, params_.open)->run(context);
        } else {
            finishInterruptedChange(context.fs, firstFile(cut.intent));
            context.report.note(text("Finished an earlier change that had been cut off"));
        }
    }
}

} // namespace strata
