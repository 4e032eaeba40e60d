// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/json.h"
#include "core/machine/snapshottree.h"

namespace strata::cli {

class TextOutput;

/// The document of `stratactl snapshot tree --json`: snapshots nested as the machine has them, ghosts in a list of
/// their own that says on which snapshot they stand. All sizes in bytes, null where they are not known.
Json jsonTree(const SnapshotTree& tree);
/// {"node","file"}: the file relative to the machine's folder.
Json jsonNodeDisks(const SnapshotTree& tree, const SnapshotNode& node);
/// "snapshot", "present", "unlisted" ...: for JSON.
const char* nodeKindName(NodeKind kind);
/// "2023-11-14T22:13:20Z"; empty for a time that is not known.
std::string formatTime(std::int64_t microseconds);

/// The same for people: a tree with columns, then the problems.
void printTree(TextOutput& out, const SnapshotTree& tree);

} // namespace strata::cli
