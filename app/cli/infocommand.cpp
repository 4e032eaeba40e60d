// SPDX-License-Identifier: Apache-2.0
#include "app/cli/infocommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/infooutput.h"
#include "app/cli/session.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* InfoCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("info", "Show what a disk is");
    addPath(*app, "DISK", disk_, "A descriptor, a monolithic file or an extent file");
    app->add_flag("--chain", chain_, "Show every link of the chain");
    open_.declareForReading(*app);
    return app;
}

int InfoCommand::run(Session& session) {
    const DiskInfo info = readDiskInfo(session.fs, disk_, open_.options(), true);
    if (session.options.json)
        writeDocument(session.out, jsonInfo(info));
    else
        printInfo(session.out, info, chain_);
    return kDone;
}

} // namespace strata::cli
