// SPDX-License-Identifier: Apache-2.0
#include "app/cli/shrinkcommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"
#include "core/ops/shrinkop.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace strata::cli {

CLI::App* ShrinkCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("shrink", "Give the room of zeros and unused places back, in place");
    addPath(*app, "DISK", disk_, "The disk: only this link is changed");
    open_.declare(*app);
    addDryRun(*app, dryRun_);
    return app;
}

int ShrinkCommand::run(Session& session) {
    ShrinkOp operation({.disk = disk_, .open = open_.options()});
    const Outcome outcome = runOperation(session, operation, dryRun_);
    if (!outcome.ran)
        return kDone;
    const ShrinkResult& result = operation.result();
    const std::uint64_t freed = result.before - std::min(result.before, result.after);
    if (session.options.json) {
        Json json = jsonOutcome(outcome);
        json["path"] = jsonPath(disk_);
        json["before"] = result.before;
        json["after"] = result.after;
        writeDocument(session.out, json);
    }
    session.say(freed > 0 ? "Gave back " + formatSize(freed) + ": " + formatSize(result.before) + " before, "
                                + formatSize(result.after) + " now."
                          : "There was nothing to give back.");
    return kDone;
}

} // namespace strata::cli
