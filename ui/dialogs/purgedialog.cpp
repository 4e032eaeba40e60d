// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/purgedialog.h"

#include "ui/models/snapshotcommandline.h"
#include "ui/models/snapshottext.h"
#include "ui/text/format.h"

#include <QFormLayout>
#include <QPlainTextEdit>

namespace strata::ui {

PurgeDialog::PurgeDialog(StepSubject subject, MachineParams machine, const SnapshotOperations& operations,
                         QWidget* parent)
    : StepDialog(subject, tr("Purge Discarded States"), tr("&Purge"), parent) {
    std::uint64_t bytes = 0;
    int count = 0;
    for (const SnapshotNode& node : subject.tree->nodes)
        if (node.kind == NodeKind::Discarded) {
            ++count;
            bytes += node.sizes ? node.sizes->own : 0;
        }
    QString words = tr("%n discarded state(s) are deleted for good.", nullptr, count) + QLatin1Char(' ')
                    + tr("Steps that could have brought them back can no longer be undone.");
    if (bytes > 0)
        words += QLatin1Char(' ') + tr("This gives back %1.").arg(formatBytes(bytes));
    propose([make = operations.purge, machine] { return make(machine); }, words, afterPurge(*subject.tree),
            purgeCommandLine(*subject.tree));
}

void PurgeDialog::planned(const Plan& plan) {
    if (form().rowCount() > 0 || plan.removes.empty())
        return;
    QStringList names;
    for (const std::filesystem::path& file : plan.removes)
        names << fromPath(file.filename());
    auto* files = new QPlainTextEdit(names.join(QLatin1Char('\n')), this);
    files->setReadOnly(true);
    files->setTabChangesFocus(true);
    files->setAccessibleName(tr("Files to be deleted"));
    files->setFixedHeight(files->fontMetrics().lineSpacing() * 4 + 12);
    form().addRow(tr("Files:"), files);
}

} // namespace strata::ui
