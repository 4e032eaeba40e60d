// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/discarddialog.h"

#include "ui/models/snapshotcommandline.h"
#include "ui/models/snapshottext.h"
#include "ui/text/format.h"

namespace strata::ui {

DiscardDialog::DiscardDialog(StepSubject subject, MachineParams machine, const SnapshotOperations& operations,
                             QWidget* parent)
    : StepDialog(subject, tr("Discard “%1”").arg(nodeTitle(subject.at())), tr("&Discard"), parent) {
    const SnapshotNode& node = subject.at();
    QString command;
    if (node.kind == NodeKind::Snapshot) {
        DiscardParams params;
        static_cast<MachineParams&>(params) = machine;
        params.snapshot = node.uid;
        params.subtree = !node.children.empty();
        make_ = [make = operations.discard, params] { return make(params); };
        command = commandLine(*subject.tree, params);
    } else {
        GhostParams params;
        static_cast<MachineParams&>(params) = machine;
        for (const NodeDisk& disk : node.disks)
            params.files.push_back(disk.file);
        make_ = [make = operations.discardGhost, params] { return make(params); };
        command = discardGhostCommandLine(*subject.tree, params);
    }
    propose(make_, sentence(), afterDiscard(*subject.tree, subject.node), command);
}

QString DiscardDialog::sentence() const {
    const SnapshotNode& node = subject().at();
    const int others = static_cast<int>(nodesBelow(*subject().tree, subject().node).size()) - 1;
    QString words =
        others > 0
            ? tr("“%1” and the %n state(s) that build on it are given up.", nullptr, others).arg(nodeTitle(node))
            : tr("“%1” is given up with the data that only it holds.").arg(nodeTitle(node));
    words += QLatin1Char(' ') + tr("The present state is not touched. Undo gets it back until it is purged.");
    if (node.sizes && node.sizes->freedIfDiscarded)
        words += QLatin1Char(' ') + tr("Purging then gives back %1.").arg(formatBytes(*node.sizes->freedIfDiscarded));
    return words;
}

} // namespace strata::ui
