// SPDX-License-Identifier: Apache-2.0
#include "app/cli/defragmentcommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "core/ops/defragmentop.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace strata::cli {
namespace {

Json jsonOrder(const Fragmentation& order) {
    return {{"grains", order.grains}, {"pieces", order.pieces}, {"percent", order.percent()}};
}

std::string words(const Fragmentation& order) {
    char percent[16];
    std::snprintf(percent, sizeof percent, "%.1f %%", order.percent());
    return std::string(percent) + " (" + std::to_string(order.grains) + " grains in " + std::to_string(order.pieces)
           + " pieces)";
}

} // namespace

CLI::App* DefragmentCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("defragment", "Put the grains of sparse files in order, in place");
    addPath(*app, "DISK", disk_, "The disk: only this link is changed");
    open_.declare(*app);
    addDryRun(*app, dryRun_);
    return app;
}

int DefragmentCommand::run(Session& session) {
    DefragmentOp operation({.disk = disk_, .open = open_.options()});
    const Outcome outcome = runOperation(session, operation, dryRun_);
    if (!outcome.ran)
        return kDone;
    const DefragmentResult& result = operation.result();
    if (session.options.json) {
        Json json = jsonOutcome(outcome);
        json["path"] = jsonPath(disk_);
        json["before"] = jsonOrder(result.before);
        json["after"] = jsonOrder(result.after);
        writeDocument(session.out, json);
    }
    session.say("Fragmentation: " + words(result.before) + " before, " + words(result.after) + " now.");
    return kDone;
}

} // namespace strata::cli
