// SPDX-License-Identifier: Apache-2.0
// Reading disks on datastores: vsphere pull and vsphere disk info.
#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/cli/infooutput.h"
#include "app/cli/operationrunner.h"
#include "app/cli/remotedisks.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"
#include "app/cli/vspherecommand.h"
#include "core/ops/cloneop.h"
#include "core/vsphere/hold.h"
#include "core/vsphere/inventory.h"
#include "core/vsphere/remotemachine.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>

namespace strata::cli {
namespace {

/// The session of the program, with a server's datastores among its files.
Session withDisks(Session& session, RemoteDisks& disks) {
    return {disks.fs(), session.options, session.signals, session.bytes, session.out, session.diagnostics};
}

/// stratactl vsphere disk info DISK
class DiskInfoCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("info", "Show what a disk on a datastore is, without fetching it");
        app->add_option("DISK", disk_, "[datastore] folder/disk.vmdk")->required()->type_name("");
        app->add_option("--datacenter", datacenter_, "Where several have a datastore of that name")
            ->type_name("NAME");
        app->add_flag("--chain", chain_, "Show every link of the chain");
        connection_.declare(*app);
        return app;
    }
    int run(Session& session) override {
        const auto path = vsphere::RemoteFileSystem::pathOf(vsphere::parseDatastorePath(disk_));
        RemoteDisks disks(session, connection_, datacenter_);
        const DiskInfo info = readDiskInfo(disks.fs(), path, {}, true);
        if (session.options.json)
            writeDocument(session.out, jsonInfo(info));
        else
            printInfo(session.out, info, chain_);
        return kDone;
    }

private:
    VsphereConnection connection_;
    std::string disk_, datacenter_;
    bool chain_ = false;
};

/// A hold made and ended in the thread of the session.
class HeldMachine {
public:
    HeldMachine(Session& session, RemoteDisks& disks, const vsphere::HoldRequest& request)
        : disks_(disks), journal_(serverJournal(session)) {
        disks_.ask([&](vsphere::Session& server) {
            hold_ = std::make_unique<vsphere::Hold>(server, journal_, request, session.signals.token());
        });
    }
    ~HeldMachine() {
        disks_.ask([this](vsphere::Session&) { hold_.reset(); });
    }
    HeldMachine(const HeldMachine&) = delete;
    HeldMachine& operator=(const HeldMachine&) = delete;

private:
    RemoteDisks& disks_;
    vsphere::ServerJournal journal_;
    std::unique_ptr<vsphere::Hold> hold_;
};

/// stratactl vsphere pull VM|DISK DST
class PullCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("pull", "Copy a disk from a datastore into a local disk of any type");
        app->add_option("SRC", source_, "[datastore] folder/disk.vmdk, or a machine")->required()->type_name("");
        addPath(*app, "DST", destination_, "The disk to make");
        app->add_option("--disk", wanted_, "Which of the machine's disks: its number from 1, or its label")
            ->type_name("N");
        app->add_option("--datacenter", datacenter_, "Where several have a datastore of that name")
            ->type_name("NAME");
        kind_.declare(*app, true);
        app->add_flag("--verify", verify_, "Read both again and compare");
        app->add_flag("--overwrite", overwrite_, "Replace an existing disk of that name");
        CLI::Option* without = app->add_flag("--no-hold", noHold_, "Do not keep vCenter from moving the machine");
        app->add_flag("--require-hold", requireHold_, "Stop if vCenter cannot be kept from moving the machine")
            ->excludes(without);
        addDryRun(*app, dryRun_);
        connection_.declare(*app);
        return app;
    }
    int run(Session& session) override {
        RemoteDisks disks(session, connection_, datacenter_);
        Session wide = withDisks(session, disks);
        const CloneParams params = parameters(session, disks);
        CloneOp operation(params);
        const std::unique_ptr<HeldMachine> held = dryRun_ || noHold_ ? nullptr : hold(session, disks);
        const Outcome outcome = runOperation(wide, operation, dryRun_);
        if (outcome.ran)
            tell(session, params, operation, outcome);
        return kDone;
    }

private:
    /// Keeps vCenter from moving the machine's disks away meanwhile. Many users have not the right to: then the pull
    /// goes on without, unless the hold is required.
    std::unique_ptr<HeldMachine> hold(Session& session, RemoteDisks& disks) const {
        if (!machine_)
            return nullptr;
        vsphere::HoldRequest request;
        request.machine = machine_->object;
        request.machineName = machine_->name;
        request.identity = vsphere::ownIdentity();
        try {
            return std::make_unique<HeldMachine>(session, disks, request);
        } catch (const Error& error) {
            if (error.code() == ErrorCode::Cancelled || requireHold_)
                throw;
            if (error.code() != ErrorCode::NotSupported) // a lone host moves nothing by itself
                session.diagnostics.warning("The machine may be moved meanwhile: " + error.message().english());
        }
        return nullptr;
    }

    vsphere::DatastorePath source(const Session& session, RemoteDisks& disks) {
        if (vsphere::isDatastorePath(source_))
            return vsphere::parseDatastorePath(source_);
        vsphere::RemoteMachine& machine = machine_.emplace();
        disks.ask([&](vsphere::Session& server) {
            const std::stop_token stop = session.signals.token();
            machine = vsphere::readMachine(server, vsphere::findMachine(server, source_, stop).object, stop);
        });
        if (wanted_.empty() && machine.disks.size() == 1)
            return vsphere::parseDatastorePath(machine.disks.front().file());
        for (std::size_t i = 0; i < machine.disks.size(); ++i) {
            if (std::to_string(i + 1) == wanted_ || machine.disks[i].label == wanted_)
                return vsphere::parseDatastorePath(machine.disks[i].file());
        }
        if (wanted_.empty())
            throw Error(ErrorCode::InvalidArgument, text("“%1” has %2 disks", machine.name, machine.disks.size()))
                .advice(text("Say which one with --disk."));
        throw Error(ErrorCode::NotFound, text("“%1” has no disk “%2”", machine.name, wanted_));
    }

    CloneParams parameters(const Session& session, RemoteDisks& disks) {
        CloneParams params;
        params.source = vsphere::RemoteFileSystem::pathOf(source(session, disks));
        params.raw = kind_.isRaw();
        params.spec.path = destination_;
        if (kind_.target()) // what a product takes depends on the size
            params.spec.capacity = openDisk(disks.fs(), params.source, params.open)->capacity();
        kind_.applyTo(params.spec);
        params.keepAdapter = !kind_.hasAdapter();
        params.keepHardwareVersion = !kind_.hasHardwareVersion() && !kind_.target();
        params.overwrite = overwrite_;
        params.verify = verify_;
        return params;
    }

    static void tell(Session& session, const CloneParams& params, const CloneOp& operation, const Outcome& outcome) {
        const CloneResult& done = operation.result();
        if (session.options.json) {
            Json result = jsonOutcome(outcome);
            result["operation"] = "pull";
            result["path"] = jsonPath(params.spec.path);
            result["bytesRead"] = done.bytesRead;
            result["bytesWritten"] = done.bytesWritten;
            result["verified"] = done.verified;
            writeDocument(session.out, result);
        }
        session.say("Pulled to " + displayPath(params.spec.path) + ": " + formatSize(done.bytesWritten) + " in files"
                    + (done.verified ? ", verified." : "."));
    }

    VsphereConnection connection_;
    std::string source_, destination_, wanted_, datacenter_;
    NewDiskArguments kind_;
    bool overwrite_ = false;
    bool verify_ = false;
    bool dryRun_ = false;
    bool noHold_ = false;
    bool requireHold_ = false;
    std::optional<vsphere::RemoteMachine> machine_; ///< whose disk it is, if the source was a machine
};

} // namespace

std::unique_ptr<Command> vspherePullCommand() { return std::make_unique<PullCommand>(); }
std::unique_ptr<Command> vsphereDiskInfoCommand() { return std::make_unique<DiskInfoCommand>(); }

} // namespace strata::cli
