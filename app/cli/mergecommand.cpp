// SPDX-License-Identifier: Apache-2.0
#include "app/cli/mergecommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "core/base/utf8.h"
#include "core/machine/snapshotops.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* MergeCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("merge", "Merge a redo log into its parent");
    addPath(*app, "CHILD", child_, "The redo log; its files go away");
    open_.declare(*app);
    addDryRun(*app, dryRun_);
    return app;
}

int MergeCommand::run(Session& session) {
    MergeLinkParams params;
    params.child = child_;
    params.open = open_.options();
    const std::unique_ptr<Operation> operation = mergeLinkOp(std::move(params));
    const Outcome outcome = runOperation(session, *operation, dryRun_);
    if (!outcome.ran)
        return kDone;
    if (session.options.json)
        writeDocument(session.out, jsonOutcome(outcome));
    for (const Report::Line& line : outcome.report.lines)
        if (line.severity == Severity::Note)
            session.say(escapeForDisplay(line.text.english()) + ".");
    return kDone;
}

} // namespace strata::cli
