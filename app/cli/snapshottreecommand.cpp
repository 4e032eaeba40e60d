// SPDX-License-Identifier: Apache-2.0
#include "app/cli/snapshottreecommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/session.h"
#include "app/cli/snapshottreeoutput.h"
#include "core/machine/snapshotsizes.h"
#include "core/machine/snapshottree.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* SnapshotTreeCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("tree", "Show a machine's snapshots and what each of them costs");
    addPath(*app, "VM", machine_, "A .vmx or .vmsd file, or the machine's folder");
    app->add_flag("--no-sizes", noSizes_, "Read no tables: faster, without figures");
    open_.declare(*app);
    return app;
}

int SnapshotTreeCommand::run(Session& session) {
    SnapshotTree tree = readSnapshotTree(session.fs, machine_, open_.options());
    LinkUsageCache cache;
    if (!noSizes_)
        readSizes(session.fs, tree, open_.options(), cache, session.signals.token());
    if (session.options.json)
        writeDocument(session.out, jsonTree(tree));
    else
        printTree(session.out, tree);
    return kDone;
}

} // namespace strata::cli
