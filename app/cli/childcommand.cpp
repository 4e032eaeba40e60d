// SPDX-License-Identifier: Apache-2.0
#include "app/cli/childcommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "core/ops/attachop.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* ChildCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("child", "Make an empty redo log on top of a disk");
    addPath(*app, "PARENT", parent_, "The disk to build on; it is not written");
    addPath(*app, "CHILD", child_, "The disk to make");
    app->add_option("--type", type_,
                    "monolithicSparse, twoGbMaxExtentSparse or vmfsSparse (default: as VMware would)")
        ->type_name("TYPE");
    open_.declare(*app);
    addDryRun(*app, dryRun_);
    return app;
}

int ChildCommand::run(Session& session) {
    CreateChildParams params;
    params.parent = parent_;
    params.child = child_;
    params.open = open_.options();
    if (!type_.empty()) {
        params.type = parseCreateType(type_);
        if (*params.type == CreateType::Unknown)
            throw Error(ErrorCode::InvalidArgument, text("There is no disk type “%1”", type_));
    }
    const std::unique_ptr<Operation> operation = createChildOp(params);
    const Outcome outcome = runOperation(session, *operation, dryRun_);
    if (!outcome.ran)
        return kDone;
    if (session.options.json) {
        const std::unique_ptr<DiskLink> made = openLink(session.fs, params.child, params.open);
        Json result = jsonOutcome(outcome);
        result["path"] = jsonPath(params.child);
        result["parent"] = jsonPath(params.parent);
        result["createType"] = createTypeName(made->descriptor().createType());
        result["parentCid"] = formatCid(made->descriptor().parentCid());
        writeDocument(session.out, result);
    }
    session.say("Created " + displayPath(params.child) + " on top of " + displayPath(params.parent) + ".");
    return kDone;
}

} // namespace strata::cli
