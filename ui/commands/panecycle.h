// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QWidget>

namespace strata::ui {

/// Walks the keyboard from pane to pane (F6); each pane gets it back where it was.
class PaneCycle : public QObject {
    Q_OBJECT
public:
    PaneCycle(const QList<QWidget*>& panes, QObject* parent);

    void next() { step(1); }
    void previous() { step(-1); }

private:
    struct Pane {
        QPointer<QWidget> widget;
        QPointer<QWidget> lastFocus;
    };
    void step(int direction);
    void remember(QWidget* focused);
    int paneOf(const QWidget* widget) const;

    QList<Pane> panes_;
};

} // namespace strata::ui
