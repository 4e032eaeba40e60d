// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/mergedialog.h"

#include "ui/models/snapshotcommandline.h"
#include "ui/models/snapshottext.h"

#include <algorithm>

namespace strata::ui {

MergeDialog::MergeDialog(StepSubject subject, MachineParams machine, const SnapshotOperations& operations,
                         QWidget* parent)
    : StepDialog(subject, tr("Merge “%1”").arg(nodeTitle(subject.at())), tr("&Merge"), parent),
      machine_(std::move(machine)) {
    const SnapshotNode& node = subject.at();
    QString words = tr("The snapshot “%1” goes; its data stays for what builds on it.").arg(nodeTitle(node));
    if (node.children.size() > 1)
        words +=
            QLatin1Char(' ')
            + tr("%n state(s) build on it: each gets what it needs, or the data stays where it is without a name.",
                 nullptr, static_cast<int>(node.children.size()));
    words += QLatin1Char(' ') + tr("This cannot be undone.");
    const MergeSnapshotParams wanted = params();
    propose([make = operations.merge, wanted] { return make(wanted); }, words,
            afterMerge(*subject.tree, subject.node, false), commandLine(*subject.tree, wanted));
}

MergeSnapshotParams MergeDialog::params() const {
    MergeSnapshotParams params;
    static_cast<MachineParams&>(params) = machine_;
    params.snapshot = subject().at().uid;
    return params;
}

void MergeDialog::planned(const Plan& plan) {
    // A plan that takes none of its files away keeps them for several children.
    const SnapshotNode& node = subject().at();
    if (node.children.size() > 1)
        showAfter(afterMerge(*subject().tree, subject().node, plan.removes.empty()));
}

} // namespace strata::ui
