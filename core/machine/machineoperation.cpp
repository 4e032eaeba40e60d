// SPDX-License-Identifier: Apache-2.0
#include "core/machine/machineoperation.h"

#include "core/base/error.h"
#include "core/disk/unfinishedchange.h"
#include "core/io/intent.h"

#include <chrono>

namespace strata {
namespace {

/// Finishes what was cut off; false if there was nothing.
bool finishCutOff(FileSystem& fs, const std::filesystem::path& config) {
    if (!findIntent(fs, config))
        return false;
    finishInterruptedChange(fs, config);
    return true;
}

} // namespace

std::optional<Refusal> MachineOperation::canRun(FileSystem& fs) {
    try {
        planNow(fs);
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

Plan MachineOperation::plan(OpContext& context) { return planNow(context.fs); }

Plan MachineOperation::planNow(FileSystem& fs) {
    const std::filesystem::path config = findMachineConfig(fs, machine_.machine);
    const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(fs, config);
    FileSystem& files = view ? *view : fs;
    const MachineState state = readMachineState(files, config, machine_.open);
    requireChangeable(files, state);
    MachineChange change(files, state, std::string(name()));
    prepare(files, change);
    return change.plan(name());
}

std::string MachineOperation::requestKey() const { return UndoJournal::keyOf(name(), request()); }

void MachineOperation::run(OpContext& context) {
    checkpoint(context);
    FileSystem& fs = context.fs;
    const std::filesystem::path config = findMachineConfig(fs, machine_.machine);
    const bool finished = finishCutOff(fs, config);
    if (finished)
        context.report.note(text("Finished an earlier change that had been cut off"));
    MachineState state = readMachineState(fs, config, machine_.open);
    if (finished && state.journal.lastRequest() == requestKey())
        return;
    for (const PresentDisk& disk : state.disks)
        finishInterruptedChange(fs, disk.path);
    requireChangeable(fs, state);
    const MachineLocks locks(fs, state);
    state = readMachineState(fs, config, machine_.open); // it may have changed until it was held
    MachineChange change(fs, state, std::string(name()));
    prepare(fs, change);
    change.commit(context, requestKey());
    context.report.note(doneMessage());
}

SnapshotRecord recordOfPresent(const MachineState& state, const std::string& name, const std::string& description) {
    if (name.empty())
        throw Error(ErrorCode::InvalidArgument, text("A snapshot needs a name"));
    SnapshotRecord record;
    record.uid = state.vmsd.nextUid();
    record.parent = state.vmsd.current();
    record.name = name;
    record.description = description;
    record.createdUs =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    for (const PresentDisk& disk : state.disks)
        record.disks.push_back({disk.node, state.nameOf(disk.path), {}});
    return record;
}

SnapshotRecord requireSnapshot(const MachineState& state, std::uint32_t uid) {
    const std::optional<SnapshotRecord> record = state.vmsd.find(uid);
    if (!record)
        throw Error(ErrorCode::NotFound, text("The machine has no snapshot #%1", uid)).at(state.list);
    return *record;
}

} // namespace strata
