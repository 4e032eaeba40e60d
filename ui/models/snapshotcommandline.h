// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshotops.h"
#include "core/machine/snapshottree.h"

#include <QString>

namespace strata::ui {

/// The stratactl commands that do what the parameters say, quoted for a POSIX shell: "Copy as Command".
QString commandLine(const SnapshotTree& tree, const TakeSnapshotParams& params);
QString commandLine(const SnapshotTree& tree, const GoToParams& params);
QString commandLine(const SnapshotTree& tree, const MergeSnapshotParams& params);
QString commandLine(const SnapshotTree& tree, const DiscardParams& params);
QString commandLine(const SnapshotTree& tree, const DescribeParams& params);
QString adoptCommandLine(const SnapshotTree& tree, const GhostParams& params);
QString discardGhostCommandLine(const SnapshotTree& tree, const GhostParams& params);
QString undoCommandLine(const SnapshotTree& tree);
QString purgeCommandLine(const SnapshotTree& tree);
QString compareCommandLine(const SnapshotTree& tree, const CompareStatesParams& params);

/// How a snapshot is called on a command line: by its name where only one has it, else by its number.
QString snapshotArgument(const SnapshotTree& tree, std::uint32_t uid);

} // namespace strata::ui
