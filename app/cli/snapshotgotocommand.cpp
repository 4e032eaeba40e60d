// SPDX-License-Identifier: Apache-2.0
#include "app/cli/snapshotgotocommand.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* SnapshotGoToCommand::declareCommand(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("goto", "Go to the state of a snapshot");
    declareMachine(*app);
    declareSnapshot(*app);
    CLI::Option* keep =
        app->add_option("--keep-current", keepName_, "Keep the present state as a snapshot first")->type_name("NAME");
    app->add_flag("--discard-current", discardsPresent_,
                  "The present state may go (until purged, undo brings it back)")
        ->excludes(keep);
    return app;
}

std::unique_ptr<Operation> SnapshotGoToCommand::operation(Session& session) {
    auto params = parameters<GoToParams>();
    params.snapshot = snapshot(session);
    params.keepName = keepName_;
    params.present = !keepName_.empty() ? PresentState::Keep
                     : discardsPresent_ ? PresentState::Discard
                                        : PresentState::Refuse;
    return goToSnapshotOp(std::move(params));
}

} // namespace strata::cli
