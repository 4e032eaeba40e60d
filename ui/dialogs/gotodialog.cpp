// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/gotodialog.h"

#include "ui/dialogs/takesnapshotdialog.h"
#include "ui/models/snapshotcommandline.h"
#include "ui/models/snapshottext.h"
#include "ui/text/format.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>
#include <QTime>

namespace strata::ui {
namespace {

QString titleOf(GoToDialog::Kind kind, const SnapshotNode& node) {
    return kind == GoToDialog::Kind::Branch ? GoToDialog::tr("Branch from “%1”").arg(nodeTitle(node))
                                            : GoToDialog::tr("Go to “%1”").arg(nodeTitle(node));
}

} // namespace

GoToDialog::GoToDialog(StepSubject subject, Kind kind, MachineParams machine, const SnapshotOperations& operations,
                       QWidget* parent)
    : StepDialog(subject, titleOf(kind, subject.at()), kind == Kind::Branch ? tr("&Branch") : tr("&Go To"), parent),
      kind_(kind), machine_(std::move(machine)), make_(operations.goTo),
      keep_(new QRadioButton(tr("&Keep it as a snapshot:"), this)),
      discard_(new QRadioButton(tr("&Discard it (Undo gets it back until it is purged)"), this)),
      name_(new QLineEdit(this)) {
    const QString time = QLocale().toString(QTime::currentTime(), QStringLiteral("HH:mm"));
    name_->setText(freeSnapshotName(*StepDialog::subject().tree, tr("Before going back, %1").arg(time)));
    name_->setAccessibleName(tr("Name of the snapshot that keeps the present state"));
    keep_->setChecked(true);
    addChoices();
    connect(keep_, &QRadioButton::toggled, this, &GoToDialog::refresh);
    connect(name_, &QLineEdit::textChanged, this, &GoToDialog::refresh);
    refresh();
}

void GoToDialog::addChoices() {
    if (presentIsEmpty()) { // nothing to decide
        for (QWidget* choice :
             {static_cast<QWidget*>(keep_), static_cast<QWidget*>(discard_), static_cast<QWidget*>(name_)})
            choice->hide();
        return;
    }
    const SnapshotTree& tree = *subject().tree;
    const auto& sizes = tree.nodes[static_cast<std::size_t>(tree.present)].sizes;
    form().addRow(new QLabel(sizes
                                 ? tr("The present state holds %1 that no snapshot has.").arg(formatBytes(sizes->own))
                                 : tr("The present state may hold data that no snapshot has."),
                             this));
    form().addRow(keep_, name_);
    if (kind_ == Kind::GoTo)
        form().addRow(discard_);
    else
        discard_->hide();
    keep_->setFocus();
}

bool GoToDialog::presentIsEmpty() const {
    const SnapshotTree& tree = *subject().tree;
    const auto& sizes = tree.nodes[static_cast<std::size_t>(tree.present)].sizes;
    return sizes && sizes->own == 0;
}

GoToParams GoToDialog::params() const {
    GoToParams params;
    static_cast<MachineParams&>(params) = machine_;
    params.snapshot = subject().at().uid;
    params.branch = kind_ == Kind::Branch;
    if (presentIsEmpty())
        params.present = PresentState::KeepIfData;
    else
        params.present = keep_->isChecked() ? PresentState::Keep : PresentState::Discard;
    if (params.present != PresentState::Discard)
        params.keepName = name_->text().trimmed().toStdString();
    return params;
}

QString GoToDialog::sentence(const GoToParams& wanted) const {
    const QString name = nodeTitle(subject().at());
    if (presentIsEmpty())
        return tr("The machine goes on from “%1”. Nothing is lost: the present state holds no data of its own.")
            .arg(name);
    if (wanted.present == PresentState::Discard)
        return tr("The machine goes on from “%1”. What was written since the last snapshot is given up; Undo gets it "
                  "back until it is purged.")
            .arg(name);
    return tr("The machine goes on from “%1”. What was written since the last snapshot is kept as a snapshot; "
              "nothing "
              "is lost.")
        .arg(name);
}

void GoToDialog::refresh() {
    name_->setEnabled(keep_->isChecked());
    const GoToParams wanted = params();
    const bool keeps = wanted.present == PresentState::Keep;
    if (keeps && wanted.keepName.empty()) {
        holdBack(tr("A snapshot needs a name."));
        return;
    }
    propose([make = make_, wanted] { return make(wanted); }, sentence(wanted),
            afterGoTo(*subject().tree, subject().node,
                      keeps ? std::optional(wanted.keepName) : std::optional<std::string>()),
            commandLine(*subject().tree, wanted));
}

} // namespace strata::ui
