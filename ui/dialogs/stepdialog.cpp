// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/stepdialog.h"

#include "ui/dialogs/plansummary.h"
#include "ui/graph/afterpicture.h"
#include "ui/views/look.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace strata::ui {

StepDialog::StepDialog(StepSubject subject, const QString& title, const QString& act, QWidget* parent)
    : FittingDialog(parent), subject_(std::move(subject)), sentence_(new QLabel(this)), form_(new QFormLayout),
      summary_(new PlanSummary(subject_.fs, this)), picture_(new AfterPicture(this)) {
    setWindowTitle(title);
    sentence_->setWordWrap(true);
    sentence_->setTextFormat(Qt::PlainText);
    sentence_->setObjectName(QStringLiteral("sentence"));
    form_->setSpacing(kGrid);
    auto* afterwards = new QLabel(tr("Afterwards:"), this);
    makeSecondary(afterwards);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    act_ = buttons->addButton(act, QDialogButtonBox::AcceptRole);
    act_->setDefault(true);
    act_->setEnabled(false);
    auto* copy = buttons->addButton(tr("Copy as Co&mmand"), QDialogButtonBox::ActionRole);
    copy->setAutoDefault(false);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kDialogMargin);
    column->setSpacing(kDialogMargin);
    column->addWidget(sentence_);
    column->addLayout(form_);
    column->addWidget(summary_);
    column->addWidget(afterwards);
    column->addWidget(picture_, 1);
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(command_); });
    connect(summary_, &PlanSummary::changed, this, [this] {
        act_->setEnabled(summary_->isReady());
        if (summary_->isReady())
            planned(summary_->plan());
    });
}

const Plan& StepDialog::plan() const { return summary_->plan(); }

void StepDialog::propose(MakeOperation make, const QString& sentence, const AfterTree& after,
                         const QString& command) {
    sentence_->setText(sentence);
    command_ = command;
    showAfter(after);
    summary_->request(std::move(make), subject_.tree->folder);
}

int StepDialog::narrowest() const { return 80 * kGrid; }

void StepDialog::holdBack(const QString& reason) { summary_->reject(reason); }

void StepDialog::planned(const Plan& /*plan*/) {}

void StepDialog::showAfter(const AfterTree& after) { picture_->show(after); }

} // namespace strata::ui
