// SPDX-License-Identifier: Apache-2.0
#include "ui/views/healthpage.h"

#include "ui/commands/iconset.h"
#include "ui/models/health.h"
#include "ui/models/tables.h"
#include "ui/text/format.h"
#include "ui/views/entrydelegate.h"
#include "ui/views/look.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr int kMarkSide = 24;

} // namespace

HealthPage::HealthPage(QAction* check, QAction* repair, QWidget* parent)
    : QWidget(parent), mark_(new QLabel(this)), verdict_(new QLabel(this)), when_(new QLabel(this)),
      repair_(buttonFor(repair, tr("&Repair…"))), list_(new QListView(this)), model_(makeIssuesModel(this)) {
    verdict_->setFont(boldFont(verdict_->font()));
    for (QLabel* label : {verdict_, when_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    makeSecondary(when_);
    list_->setModel(model_);
    list_->setItemDelegate(new EntryDelegate(EntryDelegate::Form::Wrapped, list_));
    list_->setAccessibleName(tr("Problems"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setResizeMode(QListView::Adjust);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    repair_->setObjectName(QStringLiteral("repair"));
    repair_->hide();

    auto* words = new QVBoxLayout;
    words->setSpacing(kGrid / 2);
    words->addWidget(verdict_);
    words->addWidget(when_);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kGrid);
    head->setSpacing(kGrid);
    head->addWidget(mark_, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    head->addWidget(repair_, 0, Qt::AlignTop);
    head->addWidget(buttonFor(check, tr("Check &Now")), 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(list_, 1);
    column->addStretch(0); // keeps the head at the top while there is no list
}

/// A button that is there for a command, enabled as that is.
QPushButton* HealthPage::buttonFor(QAction* command, const QString& words) {
    auto* button = new QPushButton(words, this);
    const auto follow = [button, command] {
        button->setEnabled(command->isEnabled());
        button->setToolTip(command->toolTip());
    };
    connect(command, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, command, &QAction::trigger);
    follow();
    return button;
}

void HealthPage::setDisk(const MachineDocument::Disk& disk, const MachineDocument::Check* check) {
    const std::optional<Health> health = healthOf(disk, check);
    role_ = health ? std::optional(health->role) : std::nullopt;
    std::vector<Issue> issues = worstFirst(issuesOf(disk, check));
    if (!health)
        verdict_->setText(tr("Reading…"));
    else if (health->role == StatusRole::Good)
        verdict_->setText(check != nullptr ? tr("The check found nothing wrong.") : tr("Nothing wrong was seen."));
    else
        verdict_->setText(health->text);
    when_->setText(check != nullptr
                       ? tr("Checked %1.").arg(formatAge(check->when, QDateTime::currentDateTime()))
                       : tr("Only the descriptors and headers were looked at. A check reads all tables, too."));
    repair_->setVisible(std::ranges::any_of(issues, &Issue::repairable));
    model_->setRows(std::move(issues));
    list_->setVisible(model_->rowCount() > 0);
    drawMark();
}

void HealthPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawMark();
}

void HealthPage::drawMark() {
    const QIcon icon = role_ ? statusIcon(*role_) : lineIcon(QStringLiteral("refresh"));
    mark_->setPixmap(icon.pixmap(QSize(kMarkSide, kMarkSide), devicePixelRatioF()));
}

} // namespace strata::ui
