// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/takesnapshotdialog.h"

#include "ui/models/snapshotcommandline.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace strata::ui {

QString freeSnapshotName(const SnapshotTree& tree, const QString& wanted) {
    const auto taken = [&](const QString& name) {
        return std::any_of(tree.nodes.begin(), tree.nodes.end(), [&](const SnapshotNode& node) {
            return node.kind == NodeKind::Snapshot && QString::fromStdString(node.name) == name;
        });
    };
    QString name = wanted;
    for (int number = 2; taken(name); ++number)
        name = QStringLiteral("%1 %2").arg(wanted).arg(number);
    return name;
}

TakeSnapshotDialog::TakeSnapshotDialog(StepSubject subject, MachineParams machine,
                                       const SnapshotOperations& operations, QWidget* parent)
    : StepDialog(std::move(subject), tr("Take Snapshot"), tr("&Take Snapshot"), parent), machine_(std::move(machine)),
      make_(operations.take), name_(new QLineEdit(this)), description_(new QPlainTextEdit(this)) {
    name_->setText(freeSnapshotName(*StepDialog::subject().tree, tr("Snapshot")));
    name_->selectAll();
    description_->setTabChangesFocus(true);
    description_->setFixedHeight(description_->fontMetrics().lineSpacing() * 3 + 12);
    form().addRow(tr("&Name:"), name_);
    form().addRow(tr("&Description:"), description_);
    connect(name_, &QLineEdit::textChanged, this, &TakeSnapshotDialog::refresh);
    connect(description_, &QPlainTextEdit::textChanged, this, &TakeSnapshotDialog::refresh);
    name_->setFocus();
    refresh();
}

TakeSnapshotParams TakeSnapshotDialog::params() const {
    TakeSnapshotParams params;
    static_cast<MachineParams&>(params) = machine_;
    params.snapshotName = name_->text().trimmed().toStdString();
    params.description = description_->toPlainText().trimmed().toStdString();
    return params;
}

void TakeSnapshotDialog::refresh() {
    const TakeSnapshotParams wanted = params();
    if (wanted.snapshotName.empty()) {
        holdBack(tr("A snapshot needs a name."));
        return;
    }
    propose([make = make_, wanted] { return make(wanted); },
            tr("What all disks of “%1” hold now is kept under this name; the machine goes on in new, empty files.")
                .arg(QString::fromStdString(subject().tree->displayName)),
            afterTake(*subject().tree, wanted.snapshotName), commandLine(*subject().tree, wanted));
}

} // namespace strata::ui
