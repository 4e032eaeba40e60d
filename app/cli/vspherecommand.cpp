// SPDX-License-Identifier: Apache-2.0
#include "app/cli/vspherecommand.h"

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "app/cli/taskprogress.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* VsphereCommand::declare(CLI::App& parent) {
    CLI::App* app = declareCommand(parent);
    connection_.declare(*app);
    return app;
}

int VsphereCommand::run(Session& session) {
    const vsphere::NetworkRuntime runtime;
    const std::unique_ptr<vsphere::Session> server = connection_.connect(session);
    return work(session, *server);
}

CLI::App* VsphereChange::declareCommand(CLI::App& parent) {
    CLI::App* app = declareChange(parent);
    addDryRun(*app, dryRun_);
    return app;
}

int VsphereChange::work(Session& session, vsphere::Session& server) {
    VsphereWork change = prepare(session, server);
    if (dryRun_) {
        showPlan(session, change.plan);
        return kDone;
    }
    for (const Text& warning : change.plan.warnings)
        session.diagnostics.warning(warning.english());
    {
        TaskProgressLine line(session.options, change.phase);
        change.run([&line](int percent) { line.show(percent); });
    }
    if (session.options.json) {
        Json document = jsonOutcome({true, change.plan, {}});
        document.update(change.more);
        writeDocument(session.out, document);
    }
    session.say(change.done);
    return kDone;
}

} // namespace strata::cli
