// SPDX-License-Identifier: Apache-2.0
#include "app/cli/snapshottakecommand.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* SnapshotTakeCommand::declareCommand(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("take", "Keep the present state as a snapshot and go on from it");
    declareMachine(*app);
    app->add_option("NAME", name_, "Name of the snapshot")->required()->type_name("");
    app->add_option("--description", description_, "What it is for")->type_name("TEXT");
    return app;
}

std::unique_ptr<Operation> SnapshotTakeCommand::operation(Session&) {
    auto params = parameters<TakeSnapshotParams>();
    params.snapshotName = name_;
    params.description = description_;
    return takeSnapshotOp(std::move(params));
}

} // namespace strata::cli
