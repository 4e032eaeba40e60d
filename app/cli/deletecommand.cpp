// SPDX-License-Identifier: Apache-2.0
#include "app/cli/deletecommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "core/machine/deleteop.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* DeleteCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("delete", "Delete the files of one link; parents stay");
    addPath(*app, "DISK", disk_, "The disk to delete");
    app->add_flag("--force", force_, "Although others build on it or a machine uses it");
    app->add_flag("--keep", keep_,
                  "Keep the files under other names: undo brings them back, undo --purge deletes them");
    open_.declare(*app);
    addDryRun(*app, dryRun_);
    return app;
}

int DeleteCommand::run(Session& session) {
    DeleteOp operation({.disk = disk_, .force = force_, .keep = keep_, .open = open_.options()});
    const Outcome outcome = runOperation(session, operation, dryRun_);
    if (!outcome.ran)
        return kDone;
    if (session.options.json) {
        Json result = jsonOutcome(outcome);
        result["path"] = jsonPath(disk_);
        writeDocument(session.out, result);
    }
    session.say("Deleted " + displayPath(disk_) + ".");
    return kDone;
}

} // namespace strata::cli
