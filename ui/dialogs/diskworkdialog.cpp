// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/diskworkdialog.h"

#include "ui/dialogs/plansummary.h"
#include "ui/dialogs/workpicture.h"
#include "ui/views/look.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace strata::ui {
namespace {

QLabel* sentenceLabel(const QString& words, const char* name, QWidget* parent) {
    auto* label = new QLabel(words, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setObjectName(QString::fromLatin1(name));
    return label;
}

/// A plan that changes no file says why in its warnings.
bool changesSomething(const Plan& plan) {
    return !plan.creates.empty() || !plan.changes.empty() || !plan.removes.empty();
}

} // namespace

DiskWorkDialog::DiskWorkDialog(FileSystem& fs, const Words& words, QWidget* parent)
    : FittingDialog(parent), column_(new QVBoxLayout(this)), form_(new QFormLayout),
      summary_(new PlanSummary(fs, this)) {
    setWindowTitle(words.title);
    auto* snapshots = sentenceLabel(words.snapshots, "snapshots", this);
    makeSecondary(snapshots);
    form_->setSpacing(kGrid);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    act_ = buttons->addButton(words.act, QDialogButtonBox::AcceptRole);
    act_->setDefault(true);
    auto* copy = buttons->addButton(tr("Copy as Co&mmand"), QDialogButtonBox::ActionRole);
    copy->setAutoDefault(false);

    column_->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kDialogMargin);
    column_->setSpacing(kDialogMargin);
    column_->addWidget(sentenceLabel(words.sentence, "sentence", this));
    column_->addWidget(snapshots);
    column_->addLayout(form_);
    column_->addWidget(summary_);
    column_->addStretch();
    column_->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(command_); });
    connect(summary_, &PlanSummary::changed, this, &DiskWorkDialog::updateButton);
    updateButton();
}

const Plan& DiskWorkDialog::plan() const { return summary_->plan(); }

void DiskWorkDialog::propose(MakeOperation make, const std::filesystem::path& disk, const QString& command) {
    make_ = make;
    command_ = command;
    summary_->request(std::move(make), disk.parent_path());
}

void DiskWorkDialog::setPicture(WorkPicture* picture) {
    column_->insertWidget(column_->indexOf(summary_), picture);
    connect(summary_, &PlanSummary::changed, picture, [this, picture] {
        if (summary_->isReady())
            picture->setPlan(summary_->plan());
    });
}

void DiskWorkDialog::holdBack(const QString& reason) { summary_->reject(reason); }

void DiskWorkDialog::updateButton() { act_->setEnabled(summary_->isReady() && changesSomething(summary_->plan())); }

} // namespace strata::ui
