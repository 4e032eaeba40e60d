// SPDX-License-Identifier: Apache-2.0
#include "app/cli/renamecommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "core/machine/renameop.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* RenameCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("rename", "Rename a disk and everything that names it");
    addPath(*app, "DISK", disk_, "The disk to rename");
    addPath(*app, "NEWNAME", newName_, "Its new name, in the same folder");
    open_.declare(*app);
    addDryRun(*app, dryRun_);
    return app;
}

int RenameCommand::run(Session& session) {
    RenameOp operation({.disk = disk_, .newName = newName_, .open = open_.options()});
    const Outcome outcome = runOperation(session, operation, dryRun_);
    if (!outcome.ran)
        return kDone;
    if (session.options.json) {
        Json result = jsonOutcome(outcome);
        result["path"] = jsonPath(newName_);
        writeDocument(session.out, result);
    }
    session.say("Renamed " + displayPath(disk_) + " to " + displayPath(newName_) + ".");
    return kDone;
}

} // namespace strata::cli
