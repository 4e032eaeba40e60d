// SPDX-License-Identifier: Apache-2.0
#include "app/cli/comparecommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"

#include <CLI/CLI.hpp>

namespace strata::cli {
namespace {

Json jsonResult(const CompareResult& result, bool map) {
    Json document{{"equal", result.equal},
                  {"firstDifference", result.equal ? Json(nullptr) : Json(result.firstDifference)},
                  {"differingBytes", result.equal ? 0 : result.differingBytes}};
    if (!map)
        return document;
    Json ranges = Json::array();
    for (const CompareResult::Range& range : result.ranges)
        ranges.push_back(Json{{"start", range.start}, {"length", range.length}});
    document["ranges"] = std::move(ranges);
    return document;
}

} // namespace

CLI::App* CompareCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("compare", "Compare what two disks read as (exit code 3: they differ)");
    addPath(*app, "A", a_, "A disk");
    addPath(*app, "B", b_, "Another disk");
    app->add_flag("--map", map_, "Look for all differences, not only the first");
    app->add_flag("--raw-a", rawA_, "A is a raw image");
    app->add_flag("--raw-b", rawB_, "B is a raw image");
    app->add_option("--threads", threads_, "Threads to use (default: one per core)")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U));
    open_.declareForReading(*app);
    return app;
}

int CompareCommand::run(Session& session) {
    CompareParams params;
    params.a = a_;
    params.b = b_;
    params.aIsRaw = rawA_;
    params.bIsRaw = rawB_;
    params.open = open_.options();
    params.map = map_;
    CompareOp operation(params);
    runOperation(session, operation, false, threads_);
    tell(session, operation.result());
    return operation.result().equal ? kDone : kAnswerIsNo;
}

void CompareCommand::tell(Session& session, const CompareResult& result) const {
    if (session.options.json) {
        writeDocument(session.out, jsonResult(result, map_));
        return;
    }
    if (result.equal) {
        session.say("The disks have the same contents.");
        return;
    }
    session.say("The disks differ, first at byte " + std::to_string(result.firstDifference) + ".");
    if (!map_)
        return;
    for (const CompareResult::Range& range : result.ranges)
        session.out.line(std::to_string(range.start) + " + " + std::to_string(range.length));
    session.say(formatExactSize(result.differingBytes) + " differ.");
}

} // namespace strata::cli
