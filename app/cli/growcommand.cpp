// SPDX-License-Identifier: Apache-2.0
#include "app/cli/growcommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"
#include "core/ops/growop.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* GrowCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("grow", "Give a disk a larger capacity, in place");
    addPath(*app, "DISK", disk_, "The disk: without parents and without snapshots on top of it");
    addSize(*app, "--size", size_, "New capacity, like 20G")->required();
    app->add_flag("--update-geometry", updateGeometry_, "Also the cylinders, heads and sectors it tells");
    open_.declare(*app);
    addDryRun(*app, dryRun_);
    return app;
}

int GrowCommand::run(Session& session) {
    GrowParams params;
    params.disk = disk_;
    params.capacity = parseWholeSectors(size_, "--size");
    params.updateGeometry = updateGeometry_;
    params.open = open_.options();
    GrowOp operation(params);
    const Outcome outcome = runOperation(session, operation, dryRun_);
    if (!outcome.ran)
        return kDone;
    if (session.options.json) {
        Json result = jsonOutcome(outcome);
        result["path"] = jsonPath(params.disk);
        result["capacity"] = params.capacity.bytes();
        writeDocument(session.out, result);
    }
    session.say(displayPath(params.disk) + " has " + formatSize(params.capacity.bytes())
                + " now. Make its partitions larger in the guest.");
    return kDone;
}

} // namespace strata::cli
