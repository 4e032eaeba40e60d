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

/// One line a file; of a disk in very many pieces the first and last ones.
void printFiles(TextOutput& out, const std::string& heading, const std::vector<std::filesystem::path>& files) {
    constexpr std::size_t kAtMost = 12;
    constexpr std::size_t kFromEachEnd = 3;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files.size() > kAtMost && i == kFromEachEnd) {
            i = files.size() - kFromEachEnd;
            out.line(heading + "(" + std::to_string(files.size() - 2 * kFromEachEnd) + " more)");
        }
        out.line(heading + displayPath(files[i]));
    }
}

void printPlan(TextOutput& out, const Plan& plan) {
    out.line("Plan: " + std::string(plan.operation) + " (nothing is changed)");
    out.line("  reads    " + formatExactSize(plan.reads));
    out.line("  writes   " + formatExactSize(plan.writes));
    out.line("  needs    " + formatExactSize(plan.peakExtraSpace) + " of free space");
    if (plan.frees > 0)
        out.line("  frees    " + formatExactSize(plan.frees));
    printFiles(out, "  creates  ", plan.creates);
    printFiles(out, "  changes  ", plan.changes);
    printFiles(out, "  removes  ", plan.removes);
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
        showPlan(session, outcome.plan);
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

void showPlan(Session& session, const Plan& plan) {
    if (session.options.json)
        writeDocument(session.out, jsonPlan(plan));
    else
        printPlan(session.out, plan);
}

Json jsonPlan(const Plan& plan) {
    Json json{{"operation", plan.operation},
              {"reads", plan.reads},
              {"writes", plan.writes},
              {"peakExtraSpace", plan.peakExtraSpace},
              {"creates", jsonPaths(plan.creates)},
              {"changes", jsonPaths(plan.changes)},
              {"removes", jsonPaths(plan.removes)},
              {"warnings", jsonWarnings(plan.warnings)}};
    if (plan.frees > 0)
        json["frees"] = plan.frees;
    return json;
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
