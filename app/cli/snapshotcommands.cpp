// SPDX-License-Identifier: Apache-2.0
#include "app/cli/snapshotcommands.h"

#include "app/cli/snapshotcomparecommand.h"
#include "app/cli/snapshottreecommand.h"

namespace strata::cli {

std::vector<std::unique_ptr<Command>> snapshotCommands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<SnapshotTreeCommand>());
    commands.push_back(std::make_unique<SnapshotCompareCommand>());
    return commands;
}

} // namespace strata::cli
