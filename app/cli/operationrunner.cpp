// SPDX-License-Identifier: Apache-2.0
#include "app/cli/operationrunner.h"

#include "app/cli/progressprinter.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"

namespace strata::cli {
namespace {

Json jsonWarnings(const std::vector<Text>& warnings) {
    Json list = Json::array();
    for (const Text& warning : warnings)
        list.push_back(jsonText(warning.english()));
    return list;
}

void printPlan(TextOutput& out, const Plan& plan) {
    out.line("Plan: " + std::string(plan.operation) + " (nothing is changed)");
    out.line("  reads    " + formatExactSize(plan.reads));
    out.line("  writes   " + formatExactSize(plan.writes));
    out.line("  needs    " + formatExactSize(plan.peakExtraSpace) + " of free space");
    for (const std::filesystem::path& path : plan.creates)
        out.line("  creates  " + displayPath(path));
    for (const std::filesystem::path& path : plan.changes)
        out.line("  changes  " + displayPath(path));
    for (const std::filesystem::path& path : plan.removes)
        out.line("  removes  " + displayPath(path));
    for (const Text& warning : plan.warnings)
        out.line("  warning  " + warning.english());
}

} // namespace

Outcome runOperation(Session& session, Operation& operation, bool dryRun, unsigned threads) {
    Outcome outcome;
    Progress progress;
    OpContext context{session.fs, progress, session.signals.token(), outcome.report, threads};
    requireRunnable(operation, session.fs);
    outcome.plan = operation.plan(context);
    if (dryRun) {
        if (session.options.json)
            writeDocument(session.out, jsonPlan(outcome.plan));
        else
            printPlan(session.out, outcome.plan);
        return outcome;
    }
    for (const Text& warning : outcome.plan.warnings)
        session.diagnostics.warning(warning.english());
    {
        const ProgressPrinter printer(progress, session.options);
        operation.run(context);
    }
    session.diagnostics.report(outcome.report);
    outcome.ran = true;
    return outcome;
}

Json jsonPlan(const Plan& plan) {
    return Json{{"operation", plan.operation},
                {"reads", plan.reads},
                {"writes", plan.writes},
                {"peakExtraSpace", plan.peakExtraSpace},
                {"creates", jsonPaths(plan.creates)},
                {"changes", jsonPaths(plan.changes)},
                {"removes", jsonPaths(plan.removes)},
                {"warnings", jsonWarnings(plan.warnings)}};
}

Json jsonOutcome(const Outcome& outcome) {
    Json warnings = jsonWarnings(outcome.plan.warnings);
    for (const Report::Line& line : outcome.report.lines)
        if (line.severity != Severity::Note)
            warnings.push_back(jsonText(line.text.english()));
    return Json{{"operation", outcome.plan.operation},
                {"creates", jsonPaths(outcome.plan.creates)},
                {"changes", jsonPaths(outcome.plan.changes)},
                {"removes", jsonPaths(outcome.plan.removes)},
                {"warnings", std::move(warnings)}};
}

} // namespace strata::cli
