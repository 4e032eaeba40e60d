// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/panecycle.h"

#include <QApplication>
#include <QWidget>

namespace strata::ui {
namespace {

bool takesFocus(const QWidget* widget) {
    return widget != nullptr && widget->isVisible() && widget->isEnabled()
           && (widget->focusPolicy() & Qt::TabFocus) != 0;
}

/// The first widget in the pane that Tab would reach.
QWidget* firstFocusable(QWidget* pane) {
    if (QWidget* proxy = pane->focusProxy(); takesFocus(proxy))
        return proxy;
    for (QWidget* widget = pane->nextInFocusChain(); widget != pane; widget = widget->nextInFocusChain())
        if (pane->isAncestorOf(widget) && takesFocus(widget))
            return widget;
    return nullptr;
}

} // namespace

PaneCycle::PaneCycle(const QList<QWidget*>& panes, QObject* parent) : QObject(parent) {
    for (QWidget* pane : panes)
        panes_.append({pane, nullptr});
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { remember(now); });
}

void PaneCycle::remember(QWidget* focused) {
    if (const int pane = paneOf(focused); pane >= 0)
        panes_[pane].lastFocus = focused;
}

int PaneCycle::paneOf(const QWidget* widget) const {
    for (int i = 0; i < panes_.size(); ++i)
        if (widget != nullptr && panes_[i].widget != nullptr
            && (panes_[i].widget == widget || panes_[i].widget->isAncestorOf(widget)))
            return i;
    return -1;
}

void PaneCycle::step(int direction) {
    const int count = static_cast<int>(panes_.size());
    const int present = paneOf(QApplication::focusWidget());
    int place = present >= 0 ? present : (direction > 0 ? -1 : count);
    for (int tried = 0; tried < count; ++tried) {
        place = (place + direction + count) % count;
        const Pane& pane = panes_[place];
        if (pane.widget == nullptr || !pane.widget->isVisible())
            continue;
        QWidget* target = takesFocus(pane.lastFocus) ? pane.lastFocus.data() : firstFocusable(pane.widget);
        if (target != nullptr) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace strata::ui
