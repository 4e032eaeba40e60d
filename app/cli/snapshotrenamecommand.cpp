// SPDX-License-Identifier: Apache-2.0
#include "app/cli/snapshotrenamecommand.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* SnapshotRenameCommand::declareCommand(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("rename", "Change the name or the description of a snapshot");
    declareMachine(*app);
    declareSnapshot(*app);
    app->add_option("--name", name_, "New name")->type_name("NAME");
    app->add_option("--description", description_, "New description")->type_name("TEXT");
    return app;
}

std::unique_ptr<Operation> SnapshotRenameCommand::operation(Session& session) {
    auto params = parameters<DescribeParams>();
    params.snapshot = snapshot(session);
    params.snapshotName = name_;
    params.description = description_;
    return describeSnapshotOp(std::move(params));
}

} // namespace strata::cli
