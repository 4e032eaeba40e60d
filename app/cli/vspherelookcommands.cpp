// SPDX-License-Identifier: Apache-2.0
// What only looks: vsphere ls, info and thumbprint.
#include "app/cli/exitcode.h"
#include "app/cli/session.h"
#include "app/cli/vspherecommand.h"
#include "app/cli/vsphereoutput.h"
#include "core/vsphere/datastore.h"
#include "core/vsphere/httpclient.h"
#include "core/vsphere/inventory.h"
#include "core/vsphere/remotemachine.h"

#include <CLI/CLI.hpp>

namespace strata::cli {
namespace {

constexpr auto kCertificateLimit = std::chrono::seconds(20);

/// stratactl vsphere ls [PATH]
class VsphereLsCommand : public VsphereCommand {
protected:
    CLI::App* declareCommand(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("ls", "List machines, folders and datastores, or a datastore's files");
        app->add_option("PATH", path_, "/Datacenter/Folder, or [datastore] folder; the top if left out")
            ->type_name("");
        app->add_option("--datacenter", datacenter_, "Where several have a datastore of that name")
            ->type_name("NAME");
        return app;
    }
    int work(Session& session, vsphere::Session& server) override {
        const std::stop_token stop = session.signals.token();
        if (vsphere::isDatastorePath(path_)) {
            const vsphere::DatastorePath folder = vsphere::parseDatastorePath(path_);
            const auto place = vsphere::findDatastore(server, folder.datastore, datacenter_, stop);
            showFiles(session, vsphere::browse(server, place, folder, stop));
        } else {
            const vsphere::InventoryEntry container = vsphere::findPath(server, path_, stop);
            showEntries(session, vsphere::listChildren(server, container.object, stop));
        }
        return kDone;
    }

private:
    std::string path_, datacenter_;
};

/// stratactl vsphere info VM
class VsphereInfoCommand : public VsphereCommand {
protected:
    CLI::App* declareCommand(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("info", "Show a machine's disks, chains, snapshots and state");
        app->add_option("VM", machine_, "Path, name or identity of a machine")->required()->type_name("");
        return app;
    }
    int work(Session& session, vsphere::Session& server) override {
        const std::stop_token stop = session.signals.token();
        const vsphere::InventoryEntry found = vsphere::findMachine(server, machine_, stop);
        showMachine(session, vsphere::readMachine(server, found.object, stop));
        return kDone;
    }

private:
    std::string machine_;
};

/// stratactl vsphere thumbprint HOST
class VsphereThumbprintCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("thumbprint", "Show the certificate of a server, without logging in");
        app->add_option("HOST", server_, "vCenter or ESXi host")->required()->type_name("");
        return app;
    }
    int run(Session& session) override {
        const vsphere::NetworkRuntime runtime;
        const vsphere::ServerAddress server = vsphere::parseServerAddress(server_);
        showCertificate(session, vsphere::askCertificate(server, kCertificateLimit, session.signals.token()));
        return kDone;
    }

private:
    std::string server_;
};

} // namespace

std::vector<std::unique_ptr<Command>> vsphereCommands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<VsphereThumbprintCommand>());
    commands.push_back(std::make_unique<VsphereLsCommand>());
    commands.push_back(std::make_unique<VsphereInfoCommand>());
    commands.push_back(vspherePullCommand());
    commands.push_back(vspherePushCommand());
    for (std::unique_ptr<Command>& command : vsphereHoldCommands())
        commands.push_back(std::move(command));
    return commands;
}

} // namespace strata::cli
