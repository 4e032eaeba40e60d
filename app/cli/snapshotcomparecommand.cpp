// SPDX-License-Identifier: Apache-2.0
#include "app/cli/snapshotcomparecommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/json.h"
#include "app/cli/progressprinter.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"
#include "core/base/utf8.h"
#include "core/machine/snapshotops.h"
#include "core/machine/snapshottree.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace strata::cli {
namespace {

/// A snapshot, or the present state: "@" or "present".
std::uint32_t stateOf(const SnapshotTree& tree, const std::string& words) {
    return words == "@" || words == "present" ? 0 : findSnapshot(tree, words).uid;
}

std::uint64_t sumOf(const std::vector<ChangedRange>& ranges) {
    std::uint64_t sum = 0;
    for (const ChangedRange& range : ranges)
        sum += range.length;
    return sum;
}

/// The ranges of each disk, in their order.
std::vector<std::vector<ChangedRange>> byDisk(const std::vector<ChangedRange>& ranges) {
    std::vector<std::vector<ChangedRange>> disks;
    for (const ChangedRange& range : ranges) {
        if (disks.empty() || disks.back().front().node != range.node)
            disks.emplace_back();
        disks.back().push_back(range);
    }
    return disks;
}

Json jsonResult(const std::vector<ChangedRange>& changed) {
    Json disks = Json::array();
    for (const std::vector<ChangedRange>& ranges : byDisk(changed)) {
        Json list = Json::array();
        for (const ChangedRange& range : ranges)
            list.push_back(Json{{"start", range.start}, {"length", range.length}});
        disks.push_back(Json{{"node", jsonTextOrNull(ranges.front().node)},
                             {"changedBytes", sumOf(ranges)},
                             {"ranges", std::move(list)}});
    }
    return Json{{"equal", changed.empty()}, {"changedBytes", sumOf(changed)}, {"disks", std::move(disks)}};
}

void printResult(Session& session, const std::vector<ChangedRange>& changed) {
    if (changed.empty())
        session.say("The states have the same contents.");
    for (const std::vector<ChangedRange>& ranges : byDisk(changed)) {
        session.out.line(escapeForDisplay(ranges.front().node) + ": " + formatExactSize(sumOf(ranges)) + " changed");
        for (const ChangedRange& range : ranges)
            session.out.line("  " + std::to_string(range.start) + " + " + std::to_string(range.length));
    }
}

} // namespace

CLI::App* SnapshotCompareCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("compare", "Show what changed between two states of a machine");
    addPath(*app, "VM", machine_, "A .vmx or .vmsd file, or the machine's folder");
    addPath(*app, "A", a_, "A snapshot: its name, a path of names, or #uid; @ for the present state");
    addPath(*app, "B", b_, "Another one");
    app->add_option("--threads", threads_, "Threads to use (default: one per core)")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U));
    open_.declare(*app);
    return app;
}

int SnapshotCompareCommand::run(Session& session) {
    const SnapshotTree tree = readSnapshotTree(session.fs, machine_, open_.options());
    CompareStatesParams params;
    params.machine = machine_;
    params.open = open_.options();
    params.a = stateOf(tree, a_);
    params.b = stateOf(tree, b_);
    Progress progress;
    Report report;
    OpContext context{session.fs, progress, session.signals.token(), report, threads_};
    std::vector<ChangedRange> changed;
    {
        const ProgressPrinter printer(progress, session.options);
        changed = compareStates(params, context);
    }
    session.diagnostics.report(report);
    if (session.options.json)
        writeDocument(session.out, jsonResult(changed));
    else
        printResult(session, changed);
    return kDone;
}

} // namespace strata::cli
