// SPDX-License-Identifier: Apache-2.0
#include "ui/views/filterfield.h"

#include "ui/commands/iconset.h"

#include <QAction>
#include <QKeyEvent>

namespace strata::ui {

FilterField::FilterField(const QString& hint, QWidget* parent, const QString& name) : QLineEdit(parent) {
    setPlaceholderText(hint);
    setAccessibleName(name.isEmpty() ? hint : name);
    QAction* glass = addAction(lineIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    glass->setText(tr("Search"));
    connect(glass, &QAction::triggered, this, [this] {
        setFocus(Qt::MouseFocusReason);
        selectAll();
    });
    setClearButtonEnabled(true);
    // The button is Qt's own and has no name.
    if (auto* clear = findChild<QAction*>(QStringLiteral("_q_qlineeditclearaction")))
        clear->setText(tr("Clear"));
}

bool FilterField::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape
        && !text().isEmpty()) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void FilterField::keyPressEvent(QKeyEvent* event) {
    // In an empty field Esc is the dialog's.
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace strata::ui
