// SPDX-License-Identifier: Apache-2.0
#include "app/cli/recovercommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "core/machine/recoverop.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace strata::cli {
namespace {

Json jsonTexts(const std::vector<Text>& texts) {
    Json list = Json::array();
    for (const Text& text : texts)
        list.push_back(jsonText(text.english()));
    return list;
}

Json jsonLost(const LostDisk& lost) {
    return Json{{"path", jsonPath(lost.disk)},
                {"recovered", !lost.problem},
                {"createType", lost.type == CreateType::Unknown ? Json(nullptr) : Json(createTypeName(lost.type))},
                {"capacity", lost.capacity().bytes()},
                {"cid", lost.cid == 0 ? Json(nullptr) : jsonCid(lost.cid)},
                {"parent", lost.parent.empty() ? Json(nullptr) : jsonPath(lost.parent)},
                {"candidates", jsonPaths(lost.candidates)},
                {"pieces", jsonPaths(lost.pieces)},
                {"evidence", jsonTexts(lost.evidence)},
                {"error", lost.problem ? jsonError(*lost.problem) : Json(nullptr)}};
}

void tell(TextOutput& out, const LostDisk& lost) {
    out.line(displayPath(lost.disk) + ": "
             + (lost.problem ? "not recovered: " + lost.problem->message().english() : "recovered"));
    for (const Text& line : lost.evidence)
        out.line("  " + line.english());
    if (lost.problem && !lost.problem->advice().empty())
        out.line("  " + lost.problem->advice().english());
    for (const std::filesystem::path& candidate : lost.candidates)
        out.line("  --parent " + displayPath(candidate));
}

} // namespace

CLI::App* RecoverCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("recover", "Make lost descriptions of disks anew");
    addPath(*app, "DIR|EXTENT", target_, "A folder, a piece of a lost disk, or a file that does not open");
    app->add_option("--parent", parent_, "The disk that it builds on, where that is not clear");
    addDryRun(*app, dryRun_);
    return app;
}

int RecoverCommand::run(Session& session) {
    RecoverOp operation({.target = target_, .parent = parent_});
    const Outcome outcome = runOperation(session, operation, dryRun_);
    if (!outcome.ran)
        return kDone;
    const std::vector<LostDisk>& disks = operation.disks();
    if (session.options.json) {
        Json result = jsonOutcome(outcome);
        result["disks"] = Json::array();
        for (const LostDisk& lost : disks)
            result["disks"].push_back(jsonLost(lost));
        writeDocument(session.out, result);
    } else {
        for (const LostDisk& lost : disks)
            tell(session.out, lost);
    }
    const bool all = std::ranges::none_of(disks, [](const LostDisk& lost) { return lost.problem.has_value(); });
    return all ? kDone : kAnswerIsNo;
}

} // namespace strata::cli
