// SPDX-License-Identifier: Apache-2.0
#include "app/cli/snapshotmergecommand.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* SnapshotMergeCommand::declareCommand(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("merge", "Remove a snapshot; what builds on it keeps its data");
    declareMachine(*app);
    declareSnapshot(*app);
    app->add_option("--route", route_, "If several build on it: cheapest (default), copy, keep")
        ->type_name("ROUTE")
        ->check(CLI::IsMember({"cheapest", "copy", "keep"}));
    return app;
}

std::unique_ptr<Operation> SnapshotMergeCommand::operation(Session& session) {
    auto params = parameters<MergeSnapshotParams>();
    params.snapshot = snapshot(session);
    if (route_ == "copy")
        params.route = MergeRoute::CopyToChildren;
    if (route_ == "keep")
        params.route = MergeRoute::KeepShared;
    return mergeSnapshotOp(std::move(params));
}

} // namespace strata::cli
