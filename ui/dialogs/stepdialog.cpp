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
#include <QShowEvent>
#include <QVBoxLayout>

namespace strata::ui {

StepDialog::StepDialog(StepSubject subject, const QString& title, const QString& act, QWidget* parent)
    : QDialog(parent), subject_(std::move(subject)), sentence_(new QLabel(this)), form_(new QFormLayout),
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

void StepDialog::showEvent(QShowEvent* event) {
    if (!event->spontaneous() && !testAttribute(Qt::WA_Resized)) // now all fields are there
    {
        const int wide = std::max(sizeHint().width(), 80 * kGrid);
        resize(wide, std::max(sizeHint().height(), layout()->totalHeightForWidth(wide)));
    }
    QDialog::showEvent(event);
}

bool StepDialog::event(QEvent* event) {
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest)
        growToFit();
    return done;
}

/// What is said later (warnings of the plan) must not squeeze what is there.
void StepDialog::growToFit() {
    const int wanted = layout() != nullptr ? layout()->totalHeightForWidth(width()) : 0;
    if (isVisible() && wanted > height())
        resize(width(), wanted);
}

void StepDialog::holdBack(const QString& reason) { summary_->reject(reason); }

void StepDialog::planned(const Plan& /*plan*/) {}

void StepDialog::showAfter(const AfterTree& after) { picture_->show(after); }

} // namespace strata::ui
