// SPDX-License-Identifier: Apache-2.0
#include "ui/views/placeholder.h"

#include "ui/commands/iconset.h"
#include "ui/views/look.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

namespace strata::ui {
namespace {

constexpr int kIconSide = 48;

} // namespace

Placeholder::Placeholder(QWidget* parent)
    : QWidget(parent), icon_(new QLabel(this)), title_(new QLabel(this)), text_(new QLabel(this)),
      column_(new QVBoxLayout(this)) {
    icon_->setAlignment(Qt::AlignCenter);
    title_->setFont(boldFont(title_->font()));
    for (QLabel* label : {title_, text_}) {
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->hide();
    }
    makeSecondary(text_);
    column_->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 3 * kGrid);
    column_->setSpacing(kGrid);
    column_->addStretch(2);
    column_->addWidget(icon_);
    column_->addWidget(title_);
    column_->addWidget(text_);
    column_->addStretch(3);
}

void Placeholder::setIcon(const QString& lineIconName) {
    iconName_ = lineIconName;
    drawIcon();
}

void Placeholder::setTitle(const QString& title) {
    title_->setText(title);
    title_->setVisible(!title.isEmpty());
}

void Placeholder::setText(const QString& text) {
    text_->setText(text);
    text_->setVisible(!text.isEmpty());
}

QPushButton* Placeholder::addButton(const QString& text) {
    auto* button = new QPushButton(text, this);
    column_->insertWidget(column_->count() - 1, button, 0, Qt::AlignHCenter);
    return button;
}

void Placeholder::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

void Placeholder::drawIcon() {
    // Greyed: it stands for something that is not there.
    icon_->setPixmap(lineIcon(iconName_).pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF(), QIcon::Disabled));
}

} // namespace strata::ui
