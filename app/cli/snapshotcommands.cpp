// SPDX-License-Identifier: Apache-2.0
#include "app/cli/snapshotcommands.h"

#include "app/cli/snapshotadoptcommand.h"
#include "app/cli/snapshotbranchcommand.h"
#include "app/cli/snapshotcomparecommand.h"
#include "app/cli/snapshotdiscardcommand.h"
#include "app/cli/snapshotgotocommand.h"
#include "app/cli/snapshotmergecommand.h"
#include "app/cli/snapshotrenamecommand.h"
#include "app/cli/snapshottakecommand.h"
#include "app/cli/snapshottreecommand.h"

namespace strata::cli {

std::vector<std::unique_ptr<Command>> snapshotCommands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<SnapshotTreeCommand>());
    commands.push_back(std::make_unique<SnapshotCompareCommand>());
    commands.push_back(std::make_unique<SnapshotTakeCommand>());
    commands.push_back(std::make_unique<SnapshotGoToCommand>());
    commands.push_back(std::make_unique<SnapshotBranchCommand>());
    commands.push_back(std::make_unique<SnapshotMergeCommand>());
    commands.push_back(std::make_unique<SnapshotDiscardCommand>());
    commands.push_back(std::make_unique<SnapshotRenameCommand>());
    commands.push_back(std::make_unique<SnapshotAdoptCommand>());
    return commands;
}

} // namespace strata::cli
