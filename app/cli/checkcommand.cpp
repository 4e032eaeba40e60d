// SPDX-License-Identifier: Apache-2.0
#include "app/cli/checkcommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/infooutput.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"

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
    open_.declare(*app);
    return app;
}

int CheckCommand::run(Session& session) {
    const CheckResult result = look(session);
    tell(session, result);
    return result.consistent ? kDone : kAnswerIsNo;
}

CheckResult CheckCommand::look(Session& session) const {
    CheckParams params;
    params.disk = disk_;
    params.open = open_.options();
    params.data = !fast_;
    try {
        CheckOp operation(params);
        runOperation(session, operation, false);
        return operation.result();
    } catch (const Error& error) { // not a border: this error is the answer
        if (!meansDamaged(error.code()))
            throw;
        return damagedBeyondLooking(error);
    }
}

void CheckCommand::tell(Session& session, const CheckResult& result) const {
    if (session.options.json) {
        writeDocument(session.out, Json{{"consistent", result.consistent},
                                        {"issues", jsonIssues(result.issues)},
                                        {"repaired", Json::array()}});
        return;
    }
    for (const Issue& issue : result.issues)
        session.out.line(problemLine(issue));
    session.say(result.consistent ? "No damage found." : "The disk is damaged.");
}

} // namespace strata::cli
