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

namespace strata::ui {
namespace {

constexpr int kMarkSide = 24;

} // namespace

HealthPage::HealthPage(QAction* check, QWidget* parent)
    : QWidget(parent), mark_(new QLabel(this)), verdict_(new QLabel(this)), when_(new QLabel(this)),
      button_(new QPushButton(tr("Check &Now"), this)), list_(new QListView(this)), model_(makeIssuesModel(this)) {
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
    const auto follow = [this, check] {
        button_->setEnabled(check->isEnabled());
        button_->setToolTip(check->toolTip());
    };
    connect(check, &QAction::changed, this, follow);
    connect(button_, &QPushButton::clicked, check, &QAction::trigger);
    follow();

    auto* words = new QVBoxLayout;
    words->setSpacing(kGrid / 2);
    words->addWidget(verdict_);
    words->addWidget(when_);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kGrid);
    head->setSpacing(kGrid);
    head->addWidget(mark_, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    head->addWidget(button_, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(list_, 1);
    column->addStretch(0); // keeps the head at the top while there is no list
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
