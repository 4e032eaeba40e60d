// SPDX-License-Identifier: Apache-2.0
// stratactl vsphere snapshot VERB VM ...
#include "app/cli/exitcode.h"
#include "app/cli/session.h"
#include "app/cli/vspherecommand.h"
#include "app/cli/vsphereoutput.h"
#include "core/base/utf8.h"
#include "core/vsphere/inventory.h"
#include "core/vsphere/snapshots.h"

#include <CLI/CLI.hpp>

#include <optional>

namespace strata::cli {
namespace {

using vsphere::RemoteMachine;
using vsphere::RemoteSnapshot;
using vsphere::Snapshots;
using vsphere::TaskProgress;

void addMachine(CLI::App& app, std::string& machine) {
    app.add_option("VM", machine, "Path, name or identity of a machine")->required()->type_name("");
}

void addSnapshot(CLI::App& app, std::string& snapshot) {
    app.add_option("SNAPSHOT", snapshot, "Name or number of a snapshot")->required()->type_name("");
}

/// stratactl vsphere snapshot tree VM
class TreeCommand : public VsphereCommand {
protected:
    CLI::App* declareCommand(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("tree", "Show a machine's snapshots and what each takes");
        addMachine(*app, machine_);
        return app;
    }
    int work(Session& session, vsphere::Session& server) override {
        const std::stop_token stop = session.signals.token();
        showRemoteTree(session,
                       vsphere::readMachine(server, vsphere::findMachine(server, machine_, stop).object, stop));
        return kDone;
    }

private:
    std::string machine_;
};

/// A verb that changes the snapshots of one machine.
class SnapshotChange : public VsphereChange {
protected:
    /// The machine as it is now.
    RemoteMachine read(const Session& session, vsphere::Session& server) const {
        const std::stop_token stop = session.signals.token();
        return vsphere::readMachine(server, vsphere::findMachine(server, machine_, stop).object, stop);
    }
    static Plan plan(const RemoteMachine& machine, std::string_view operation) {
        Plan plan;
        plan.operation = operation;
        if (!machine.configFile.empty())
            plan.changes.emplace_back(machine.configFile);
        return plan;
    }
    static std::string quoted(const std::string& name) { return "“" + escapeForDisplay(name) + "”"; }
    /// Says after the work whether links stayed behind.
    static void tellLeft(Session& session, bool needed) {
        if (needed)
            session.diagnostics.warning("the disks need consolidation: see stratactl vsphere snapshot consolidate");
    }

    std::string machine_;
};

/// stratactl vsphere snapshot take VM NAME
class TakeCommand : public SnapshotChange {
protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("take", "Keep the present state as a snapshot");
        addMachine(*app, machine_);
        app->add_option("NAME", wanted_.name, "Name of the new snapshot")->required()->type_name("");
        app->add_option("--description", wanted_.description, "What it is for")->type_name("TEXT");
        CLI::Option* memory = app->add_flag("--memory", memory_, "Keep the running machine's memory, too");
        app->add_flag("--quiesce", quiesce_, "Ask the programs inside to make their files ready (VMware Tools)")
            ->excludes(memory);
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        const RemoteMachine machine = read(session, server);
        wanted_.contents = memory_    ? vsphere::SnapshotContents::Memory
                           : quiesce_ ? vsphere::SnapshotContents::Quiesced
                                      : vsphere::SnapshotContents::Disks;
        VsphereWork change;
        change.plan = plan(machine, "snapshot take");
        if (quiesce_ && machine.toolsStatus != "guestToolsRunning")
            change.plan.warnings.push_back(
                text("VMware Tools do not run in the machine: nothing inside can be made ready"));
        for (const vsphere::RemoteDisk& disk : machine.disks) {
            if (disk.independent())
                change.plan.warnings.push_back(text("%1 is independent: it is not part of the snapshot", disk.label));
        }
        change.phase = "Taking the snapshot";
        change.done = "Took the snapshot " + quoted(wanted_.name);
        change.run = [this, &server, object = machine.object, stop = session.signals.token()](
                         const TaskProgress& progress) { Snapshots(server).take(object, wanted_, progress, stop); };
        return change;
    }

private:
    vsphere::NewSnapshot wanted_;
    bool memory_ = false;
    bool quiesce_ = false;
};

/// stratactl vsphere snapshot goto VM SNAPSHOT
class GoToCommand : public SnapshotChange {
protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("goto", "Go to a snapshot; what came after the last one is lost");
        addMachine(*app, machine_);
        addSnapshot(*app, snapshot_);
        app->add_flag("--stay-off", stayOff_,
                      "Do not start the machine where the snapshot was taken of a running one");
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        const RemoteMachine machine = read(session, server);
        const RemoteSnapshot& snapshot = vsphere::findSnapshot(machine, snapshot_);
        VsphereWork change;
        change.plan = plan(machine, "snapshot goto");
        change.plan.warnings.push_back(text("What the machine holds since its last snapshot is lost"));
        change.phase = "Going to the snapshot";
        change.done = "The machine is at the snapshot " + quoted(snapshot.name);
        change.run = [this, &server, object = snapshot.object, stop = session.signals.token()](
                         const TaskProgress& progress) { Snapshots(server).goTo(object, stayOff_, progress, stop); };
        return change;
    }

private:
    std::string snapshot_;
    bool stayOff_ = false;
};

/// stratactl vsphere snapshot rename VM SNAPSHOT
class RenameCommand : public SnapshotChange {
protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("rename", "Change the name or the description of a snapshot");
        addMachine(*app, machine_);
        addSnapshot(*app, snapshot_);
        app->add_option("--name", name_, "New name")->type_name("NAME");
        app->add_option("--description", description_, "New description")->type_name("TEXT");
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        const RemoteMachine machine = read(session, server);
        const RemoteSnapshot& snapshot = vsphere::findSnapshot(machine, snapshot_);
        VsphereWork change;
        change.plan = plan(machine, "snapshot rename");
        change.phase = "Renaming";
        change.done = "Renamed the snapshot " + quoted(snapshot.name);
        change.run = [this, &server, object = snapshot.object, stop = session.signals.token()](const TaskProgress&) {
            Snapshots(server).rename(object, name_, description_, stop);
        };
        return change;
    }

private:
    std::string snapshot_;
    std::optional<std::string> name_, description_;
};

/// stratactl vsphere snapshot remove VM SNAPSHOT
class RemoveCommand : public SnapshotChange {
protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("remove", "Remove a snapshot; its data goes to what builds on it");
        addMachine(*app, machine_);
        CLI::Option* all = app->add_flag("--all", all_, "All snapshots of the machine");
        app->add_option("SNAPSHOT", snapshot_, "Name or number of a snapshot")->type_name("")->excludes(all);
        app->add_flag("--children", children_, "Also all snapshots below it")->excludes(all);
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        if (!all_ && snapshot_.empty())
            throw Error(ErrorCode::InvalidArgument, text("No snapshot is given"))
                .advice(text("Name it, or give --all."));
        const RemoteMachine machine = read(session, server);
        VsphereWork change;
        change.plan = plan(machine, "snapshot remove");
        change.phase = "Merging";
        const std::stop_token stop = session.signals.token();
        if (all_) {
            change.done = "Removed all snapshots";
            change.run = [&session, &server, object = machine.object, stop](const TaskProgress& progress) {
                tellLeft(session, Snapshots(server).removeAll(object, progress, stop));
            };
            return change;
        }
        const RemoteSnapshot& snapshot = vsphere::findSnapshot(machine, snapshot_);
        change.done = "Removed the snapshot " + quoted(snapshot.name);
        change.run = [this, &session, &server, object = machine.object, taken = snapshot.object,
                      stop](const TaskProgress& progress) {
            tellLeft(session, Snapshots(server).remove(object, taken, children_, progress, stop));
        };
        return change;
    }

private:
    std::string snapshot_;
    bool all_ = false;
    bool children_ = false;
};

/// stratactl vsphere snapshot consolidate VM
class ConsolidateCommand : public SnapshotChange {
protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("consolidate", "Merge links that no snapshot needs any more");
        addMachine(*app, machine_);
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        const RemoteMachine machine = read(session, server);
        VsphereWork change;
        change.plan = plan(machine, "snapshot consolidate");
        change.phase = "Consolidating";
        change.done = "Consolidated the disks";
        change.run = [&session, &server, object = machine.object,
                      stop = session.signals.token()](const TaskProgress& progress) {
            tellLeft(session, Snapshots(server).consolidate(object, progress, stop));
        };
        return change;
    }
};

} // namespace

std::vector<std::unique_ptr<Command>> vsphereSnapshotCommands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<TreeCommand>());
    commands.push_back(std::make_unique<TakeCommand>());
    commands.push_back(std::make_unique<GoToCommand>());
    commands.push_back(std::make_unique<RemoveCommand>());
    commands.push_back(std::make_unique<RenameCommand>());
    commands.push_back(std::make_unique<ConsolidateCommand>());
    return commands;
}

} // namespace strata::cli
