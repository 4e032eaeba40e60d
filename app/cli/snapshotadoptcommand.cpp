// SPDX-License-Identifier: Apache-2.0
#include "app/cli/snapshotadoptcommand.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* SnapshotAdoptCommand::declareCommand(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("adopt", "List disks that no snapshot names as a snapshot");
    declareMachine(*app);
    app->add_option("NAME", name_, "Name of the snapshot")->required()->type_name("");
    app->add_option("FILE", files_, "The disks, one for each of the machine's")->required()->type_name("");
    return app;
}

std::unique_ptr<Operation> SnapshotAdoptCommand::operation(Session&) {
    auto params = parameters<GhostParams>();
    params.snapshotName = name_;
    params.files.assign(files_.begin(), files_.end());
    return adoptOp(std::move(params));
}

} // namespace strata::cli
