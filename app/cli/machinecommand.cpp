// SPDX-License-Identifier: Apache-2.0
#include "app/cli/machinecommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/disk/unfinishedchange.h"
#include "core/machine/machinestate.h"
#include "core/machine/snapshottree.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* MachineCommand::declare(CLI::App& parent) {
    CLI::App* app = declareCommand(parent);
    open_.declare(*app);
    addDryRun(*app, dryRun_);
    return app;
}

void MachineCommand::declareMachine(CLI::App& app) {
    addPath(app, "VM", machine_, "A .vmx or .vmsd file, or the machine's folder");
}

void MachineCommand::declareSnapshot(CLI::App& app) {
    addPath(app, "SNAPSHOT", snapshot_, "A snapshot: its name, a path of names, or #uid");
}

MachineParams MachineCommand::machine() const {
    MachineParams params;
    params.machine = machine_;
    params.open = open_.options();
    return params;
}

std::uint32_t MachineCommand::snapshot(Session& session) const {
    return findSnapshot(readSnapshotTree(session.fs, machine_, open_.options()), snapshot_).uid;
}

/// The snapshot may be gone because this very command was cut off behind the point of no return.
bool MachineCommand::finishedEarlier(Session& session) const {
    if (dryRun_)
        return false;
    const std::filesystem::path config = findMachineConfig(session.fs, machine_);
    const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(session.fs, config);
    if (!view)
        return false;
    finishInterruptedChange(session.fs, config);
    return true;
}

int MachineCommand::run(Session& session) {
    std::unique_ptr<Operation> wanted;
    try {
        wanted = operation(session);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NotFound || !finishedEarlier(session))
            throw;
        session.say("Finished an earlier change that had been cut off.");
        return kDone;
    }
    const Outcome outcome = runOperation(session, *wanted, dryRun_);
    if (outcome.ran)
        tellResult(session, outcome);
    return kDone;
}

void MachineCommand::tellResult(Session& session, const Outcome& outcome) const {
    if (session.options.json && equalsIgnoringCase(std::filesystem::path(machine_).extension().native(), ".vmdk")) {
        writeDocument(session.out, jsonOutcome(outcome)); // a disk has no present state
    } else if (session.options.json) {
        const std::filesystem::path config = findMachineConfig(session.fs, machine_);
        const MachineState state = readMachineState(session.fs, config, open_.options());
        Json result = jsonOutcome(outcome);
        result["current"] = state.vmsd.current();
        writeDocument(session.out, result);
    }
    for (const Report::Line& line : outcome.report.lines)
        if (line.severity == Severity::Note)
            session.say(escapeForDisplay(line.text.english()) + ".");
}

} // namespace strata::cli
