// SPDX-License-Identifier: Apache-2.0
#include "ui/views/dialogtaborder.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QEvent>

namespace strata::ui {
namespace {

/// The row needs no proxy: it never has the keyboard itself.
class ButtonRowWatch : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Show)
            if (auto* row = qobject_cast<QDialogButtonBox*>(watched))
                row->setFocusProxy(nullptr);
        return false;
    }
};

} // namespace

void mendDialogTabOrder() {
    static const QObject* installedOn = nullptr;
    if (installedOn == qApp)
        return;
    installedOn = qApp;
    qApp->installEventFilter(new ButtonRowWatch(qApp));
}

} // namespace strata::ui
