// SPDX-License-Identifier: Apache-2.0
#include "app/cli/createcommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"
#include "core/ops/createop.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* CreateCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("create", "Make an empty disk");
    addPath(*app, "DISK", disk_, "The disk to make: a descriptor or a monolithic file");
    addSize(*app, "--size", size_, "Capacity, like 10M, 8G, 2T")->required();
    kind_.declare(*app, false);
    addSize(*app, "--grain", grain_, "Unit of allocation of a sparse type (default 64K)");
    app->add_flag("--preallocate", preallocate_, "Reserve all space of a flat type now");
    app->add_flag("--overwrite", overwrite_, "Replace an existing disk of that name");
    addDryRun(*app, dryRun_);
    return app;
}

int CreateCommand::run(Session& session) {
    CreateParams params;
    params.spec.path = disk_;
    params.spec.capacity = parseWholeSectors(size_, "--size");
    params.spec.preallocate = preallocate_;
    if (!grain_.empty())
        params.spec.grain = parseWholeSectors(grain_, "--grain");
    kind_.applyTo(params.spec);
    params.overwrite = overwrite_;

    CreateOp operation(params);
    const Outcome outcome = runOperation(session, operation, dryRun_);
    if (!outcome.ran)
        return kDone;
    if (session.options.json) {
        Json result = jsonOutcome(outcome);
        result["path"] = jsonPath(params.spec.path);
        result["createType"] = createTypeName(params.spec.type);
        result["capacity"] = params.spec.capacity.bytes();
        writeDocument(session.out, result);
    }
    session.say("Created " + displayPath(params.spec.path) + ": " + formatSize(params.spec.capacity.bytes()) + ", "
                + std::string(createTypeName(params.spec.type)) + ".");
    return kDone;
}

} // namespace strata::cli
