// SPDX-License-Identifier: Apache-2.0
#include "app/cli/snapshotbranchcommand.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* SnapshotBranchCommand::declareCommand(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("branch", "Go on from a snapshot; the present state is kept as another");
    declareMachine(*app);
    declareSnapshot(*app);
    app->add_option("NAME", keepName_, "Name of the snapshot that keeps the present state")->type_name("");
    return app;
}

std::unique_ptr<Operation> SnapshotBranchCommand::operation(Session& session) {
    auto params = parameters<GoToParams>();
    params.snapshot = snapshot(session);
    params.keepName = keepName_;
    params.present = keepName_.empty() ? PresentState::KeepIfData : PresentState::Keep;
    params.branch = true;
    return goToSnapshotOp(std::move(params));
}

} // namespace strata::cli
