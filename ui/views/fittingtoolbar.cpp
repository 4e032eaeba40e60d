// SPDX-License-Identifier: Apache-2.0
#include "ui/views/fittingtoolbar.h"

#include <QEvent>
#include <QLayout>

namespace strata::ui {

FittingToolBar::FittingToolBar(const QString& title, QWidget* parent) : QToolBar(title, parent) {
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void FittingToolBar::fit() {
    if (wordsWidth_ < 0) {
        setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        layout()->invalidate();
        wordsWidth_ = layout()->sizeHint().width();
    }
    setToolButtonStyle(width() < wordsWidth_ ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void FittingToolBar::resizeEvent(QResizeEvent* event) {
    QToolBar::resizeEvent(event);
    fit();
}

void FittingToolBar::changeEvent(QEvent* event) {
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        wordsWidth_ = -1;
        fit();
    }
}

void FittingToolBar::actionEvent(QActionEvent* event) {
    QToolBar::actionEvent(event);
    wordsWidth_ = -1;
}

} // namespace strata::ui
