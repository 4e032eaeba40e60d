// SPDX-License-Identifier: Apache-2.0
#include "app/cli/attachcommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "app/cli/snapshottreeoutput.h"
#include "core/ops/attachop.h"

#include <CLI/CLI.hpp>

namespace strata::cli {
namespace {

std::string timeOf(std::int64_t ns) { return formatTime(ns / 1000); }

/// What a person needs to judge whether correcting the content ID is right.
void showEvidence(Session& session, const AttachEvidence& evidence) {
    const auto size = [](Sectors capacity) { return std::to_string(capacity.bytes()) + " bytes"; };
    session.out.line("The child expects content ID " + formatCid(evidence.expected) + "; the parent has "
                     + formatCid(evidence.found) + ".");
    session.out.line("Capacity: child " + size(evidence.childCapacity) + ", parent " + size(evidence.parentCapacity)
                     + ".");
    session.out.line("Last written: child " + timeOf(evidence.childWritten) + ", parent "
                     + timeOf(evidence.parentWritten)
                     + (evidence.parentIsNewer() ? ": the parent was written after the child."
                                                 : ": the parent was not written after the child."));
}

Json jsonEvidence(const AttachEvidence& evidence) {
    return {{"expectedCid", formatCid(evidence.expected)},     {"foundCid", formatCid(evidence.found)},
            {"childCapacity", evidence.childCapacity.bytes()}, {"parentCapacity", evidence.parentCapacity.bytes()},
            {"childWritten", timeOf(evidence.childWritten)},   {"parentWritten", timeOf(evidence.parentWritten)},
            {"parentIsNewer", evidence.parentIsNewer()}};
}

} // namespace

CLI::App* AttachCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("attach", "Make a redo log name another parent");
    addPath(*app, "PARENT", parent_, "The disk that it shall build on; it is not written");
    addPath(*app, "CHILD", child_, "The redo log to change");
    app->add_flag("--fix-cid", fixCid_, "Although the parent's content ID is not the expected one");
    open_.declare(*app);
    addDryRun(*app, dryRun_);
    return app;
}

int AttachCommand::run(Session& session) {
    AttachParams params;
    params.parent = parent_;
    params.child = child_;
    params.fixCid = fixCid_;
    params.open = open_.options();
    const AttachEvidence evidence = attachEvidence(session.fs, params);
    if (!evidence.sameCid() && !session.options.json && !session.options.quiet)
        showEvidence(session, evidence);
    const std::unique_ptr<Operation> operation = attachOp(params);
    const Outcome outcome = runOperation(session, *operation, dryRun_);
    if (!outcome.ran)
        return kDone;
    if (session.options.json) {
        Json result = jsonOutcome(outcome);
        result["path"] = jsonPath(params.child);
        result["parent"] = jsonPath(params.parent);
        result["evidence"] = jsonEvidence(evidence);
        writeDocument(session.out, result);
    }
    session.say(displayPath(params.child) + " builds on " + displayPath(params.parent) + " now.");
    return kDone;
}

} // namespace strata::cli
