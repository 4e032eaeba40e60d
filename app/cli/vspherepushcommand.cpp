// SPDX-License-Identifier: Apache-2.0
// stratactl vsphere push: a local disk to a datastore.
#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/remotedisks.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"
#include "app/cli/vspherecommand.h"
#include "core/transfer/push.h"

#include <CLI/CLI.hpp>

#include <filesystem>

namespace strata::cli {
namespace {

/// stratactl vsphere push SRC DISK
class PushCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("push", "Copy a local disk to a datastore");
        addPath(*app, "SRC", source_, "The disk to copy");
        app->add_option("DISK", target_, "[datastore] folder/disk.vmdk")->required()->type_name("");
        app->add_option("--datacenter", datacenter_, "Where several have a datastore of that name")
            ->type_name("NAME");
        app->add_option("--from", from_, "What SRC is: vmdk (default) or raw")
            ->check(CLI::IsMember({"vmdk", "raw"}))
            ->type_name("KIND");
        app->add_option("--route", route_,
                        "flat: send every byte; sparse: send what holds data, and let the server "
                        "convert it. Else chosen by what the disk holds")
            ->check(CLI::IsMember({"flat", "sparse"}))
            ->type_name("ROUTE");
        app->add_flag("--verify", verify_, "Read both again and compare");
        open_.declare(*app);
        addDryRun(*app, dryRun_);
        connection_.declare(*app);
        return app;
    }
    int run(Session& session) override {
        const transfer::PushParams params = parameters();
        RemoteDisks disks(session, connection_, datacenter_);
        vsphere::ServerJournal journal = serverJournal(session);
        transfer::PushOp operation(disks.access(), journal, params);
        const Outcome outcome = runOperation(session, operation, dryRun_);
        const transfer::PushResult& done = operation.result();
        const std::string way =
            "Route " + std::string(transfer::routeName(done.route)) + ": " + done.reason.english() + ".";
        if (!outcome.ran) {
            session.say(way);
            return kDone;
        }
        if (session.options.json) {
            Json result = jsonOutcome(outcome);
            result["path"] = jsonText(params.target.str());
            result["route"] = transfer::routeName(done.route);
            result["reason"] = jsonText(done.reason.english());
            result["bytesSent"] = done.bytesSent;
            result["verified"] = done.verified;
            writeDocument(session.out, result);
        }
        session.say("Pushed to " + params.target.str() + ": " + formatSize(done.bytesSent) + " sent"
                    + (done.verified ? ", verified. " : ". ") + way);
        return kDone;
    }

private:
    transfer::PushParams parameters() const {
        transfer::PushParams params;
        params.source = source_;
        params.sourceIsRaw = from_ == "raw";
        params.open = open_.options();
        params.target = vsphere::parseDatastorePath(target_);
        params.datacenter = datacenter_;
        if (!route_.empty())
            params.route = route_ == "flat" ? transfer::PushRoute::Flat : transfer::PushRoute::Sparse;
        params.spoolFolder = std::filesystem::temp_directory_path();
        params.verify = verify_;
        return params;
    }

    VsphereConnection connection_;
    std::string source_, target_, datacenter_, from_, route_;
    OpenArguments open_;
    bool verify_ = false;
    bool dryRun_ = false;
};

} // namespace

std::unique_ptr<Command> vspherePushCommand() { return std::make_unique<PushCommand>(); }

} // namespace strata::cli
