// SPDX-License-Identifier: Apache-2.0
#include "app/cli/checkcommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/infooutput.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "core/machine/finishop.h"
#include "core/ops/checkremedy.h"

#include <CLI/CLI.hpp>

namespace strata::cli {
namespace {

/// Errors that answer the question "is this disk sound?" with no, instead of leaving it open.
bool meansDamaged(ErrorCode code) {
    switch (code) {
    case ErrorCode::Corrupt:
    case ErrorCode::Truncated:
    case ErrorCode::MissingExtent:
    case ErrorCode::MissingParent:
    case ErrorCode::ParentMismatch:
    case ErrorCode::ParentLoop:
    case ErrorCode::CapacityMismatch: return true;
    default: return false;
    }
}

CheckResult damagedBeyondLooking(const Error& error) {
    Issue issue;
    issue.code = errorName(error.code());
    issue.severity = Severity::Error;
    issue.path = error.path();
    issue.where = error.offset() ? "byte " + std::to_string(*error.offset()) : "";
    issue.detail = error.message();
    return {false, {issue}};
}

} // namespace

CLI::App* CheckCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("check", "Look a disk and its parents over (exit code 3: damaged)");
    addPath(*app, "DISK", disk_, "The disk to check");
    app->add_flag("--fast", fast_, "Look at tables only, not into compressed data");
    CLI::Option* repair =
        app->add_flag("--repair", repair_, "Repair what can be without changing what the disk reads as (see undo)");
    app->add_flag("--drop-unreadable", dropUnreadable_,
                  "With --repair: give up what cannot be read; it reads as the parent has it or as zeros")
        ->needs(repair);
    app->add_flag("--dry-run", dryRun_, "With --repair: print what would be done, and change nothing")->needs(repair);
    open_.declare(*app);
    return app;
}

int CheckCommand::run(Session& session) {
    if (repair_)
        return repair(session);
    const CheckResult result = look(session);
    tell(session, result, {});
    return result.consistent ? kDone : kAnswerIsNo;
}

CheckParams CheckCommand::parameters() const {
    CheckParams params;
    params.disk = disk_;
    params.open = open_.options();
    params.data = !fast_;
    return params;
}

/// An operation that a marker stands for is finished first: until then the disk holds a mixture.
void CheckCommand::finishCutOff(Session& session) const {
    FinishOp finish({.target = disk_, .rollBack = false, .open = open_.options()});
    if (!dryRun_ && !finish.canRun(session.fs))
        runOperation(session, finish, false);
}

int CheckCommand::repair(Session& session) const {
    finishCutOff(session);
    RepairOp operation(parameters(), dropUnreadable_);
    if (!runOperation(session, operation, dryRun_).ran)
        return kDone;
    const RepairResult& result = operation.result();
    tell(session, result.after, result.repaired);
    return result.after.consistent ? kDone : kAnswerIsNo;
}

CheckResult CheckCommand::look(Session& session) const {
    try {
        CheckOp operation(parameters());
        runOperation(session, operation, false);
        return operation.result();
    } catch (const Error& error) { // not a border: this error is the answer
        if (!meansDamaged(error.code()))
            throw;
        return damagedBeyondLooking(error);
    }
}

void CheckCommand::tell(Session& session, const CheckResult& result, const std::vector<Issue>& repaired) {
    if (session.options.json) {
        writeDocument(session.out, Json{{"consistent", result.consistent},
                                        {"issues", jsonIssues(result.issues)},
                                        {"repaired", jsonIssues(repaired)}});
        return;
    }
    for (const Issue& issue : repaired)
        session.out.line("repaired: " + problemLine(issue));
    for (const Issue& issue : result.issues) {
        session.out.line(problemLine(issue));
        if (const std::string remedy = remedyOf(issue).english(); !remedy.empty())
            session.out.line("    " + remedy);
    }
    session.say(result.consistent ? "No damage found." : "The disk is damaged.");
}

} // namespace strata::cli
