// SPDX-License-Identifier: Apache-2.0
#include "app/cli/unlockcommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "core/ops/stalelockop.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* UnlockCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("unlock", "Remove locks that programs left behind when they died");
    addPath(*app, "DISK|VM", path_, "The locked file, or a .vmx or folder for all locks there");
    addDryRun(*app, dryRun_);
    return app;
}

int UnlockCommand::run(Session& session) {
    const std::unique_ptr<Operation> operation = removeStaleLockOp(path_);
    const Outcome outcome = runOperation(session, *operation, dryRun_);
    if (!outcome.ran)
        return kDone;
    if (session.options.json) {
        Json result = jsonOutcome(outcome);
        result["path"] = jsonPath(path_);
        writeDocument(session.out, result);
    }
    session.say("Unlocked " + displayPath(path_) + ".");
    return kDone;
}

} // namespace strata::cli
