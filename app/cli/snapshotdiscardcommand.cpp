// SPDX-License-Identifier: Apache-2.0
#include "app/cli/snapshotdiscardcommand.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* SnapshotDiscardCommand::declareCommand(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("discard", "Remove a snapshot and its data; undo brings it back");
    declareMachine(*app);
    declareSnapshot(*app);
    app->add_flag("--subtree", subtree_, "With everything that builds on it");
    return app;
}

std::unique_ptr<Operation> SnapshotDiscardCommand::operation(Session& session) {
    auto params = parameters<DiscardParams>();
    params.snapshot = snapshot(session);
    params.subtree = subtree_;
    return discardSnapshotOp(std::move(params));
}

} // namespace strata::cli
