// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "app/cli/json.h"
#include "app/cli/vsphereconnection.h"
#include "core/ops/operation.h"
#include "core/vsphere/task.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace strata::cli {

/// A command that works on a server: connects, does its work, logs out.
class VsphereCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) final;
    int run(Session& session) final;

protected:
    virtual CLI::App* declareCommand(CLI::App& parent) = 0;
    virtual int work(Session& session, vsphere::Session& server) = 0;

private:
    VsphereConnection connection_;
};

/// What a command is going to change on a server, and how.
struct VsphereWork {
    Plan plan; ///< paths are datastore paths
    std::function<void(const vsphere::TaskProgress&)> run;
    const char* phase = "";     ///< shown with the progress
    std::string done;           ///< sentence for people afterwards
    Json more = Json::object(); ///< further members of the document; run() may fill them by reference
};

/// A command that changes something on a server: with --dry-run it tells what.
class VsphereChange : public VsphereCommand {
protected:
    CLI::App* declareCommand(CLI::App& parent) final;
    int work(Session& session, vsphere::Session& server) final;

    virtual CLI::App* declareChange(CLI::App& parent) = 0;
    /// Reads only.
    virtual VsphereWork prepare(Session& session, vsphere::Session& server) = 0;

private:
    bool dryRun_ = false;
};

/// All commands below "vsphere", "vsphere snapshot" and "vsphere disk".
std::vector<std::unique_ptr<Command>> vsphereCommands();
std::vector<std::unique_ptr<Command>> vsphereSnapshotCommands();
std::vector<std::unique_ptr<Command>> vsphereDiskCommands();
std::vector<std::unique_ptr<Command>> vsphereHoldCommands();
std::unique_ptr<Command> vspherePullCommand();
std::unique_ptr<Command> vspherePushCommand();
std::unique_ptr<Command> vsphereDiskInfoCommand();

} // namespace strata::cli
