// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshottree.h"
#include "ui/text/statuscolor.h"

#include <QDateTime>
#include <QString>

namespace strata::ui {

/// What tree, graph and dialogs say about a node of a machine's history. GUI thread.

/// Its name: as the snapshot list has it, "You are here", or a ghost's file.
QString nodeTitle(const SnapshotNode& node);
/// A ghost's state in words ("not in the snapshot list"); empty for snapshots and the present state.
QString ghostText(const SnapshotNode& node);
bool isGhost(const SnapshotNode& node);
/// "3 days ago"; "present state" for the present; empty where nobody knows.
QString nodeAge(const SnapshotNode& node, const QDateTime& now);
/// The moment in full; empty where nobody knows.
QString nodeMoment(const SnapshotNode& node);

struct NodeHealth {
    StatusRole role = StatusRole::Good;
    QString text;
};
NodeHealth nodeHealth(const SnapshotNode& node);
/// What can be mended: a link that does not fit its parent, or does not find it; nullptr if there is nothing.
const Issue* mendableIssue(const SnapshotNode& node);
/// What is wrong and why, a line each; what can be done about a ghost.
QString nodeRemarks(const SnapshotNode& node);

/// What its removal gives back: by discarding it if that is possible, else by merging it; nullopt for neither.
std::optional<std::uint64_t> freedByRemoval(const NodeSizes& sizes);

/// For people who hear it: "After Updates, snapshot, 3 days ago, 3.4 GB of its own, 2 children, healthy".
QString nodeSpoken(const SnapshotNode& node, const QDateTime& now);

} // namespace strata::ui
