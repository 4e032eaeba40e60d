// SPDX-License-Identifier: Apache-2.0
#include "ui/views/valuefield.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

namespace strata::ui {
namespace {

const QChar kBreakHere(0x200B); // zero width space

/// Paths have no blanks: they may break after each folder.
QString breakable(QString value) { return value.replace(QLatin1Char('/'), QString(QLatin1Char('/')) + kBreakHere); }

} // namespace

ValueField::ValueField(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::StrongFocus);
}

void ValueField::setValue(const QString& value, const QString& tip) {
    setToolTip(tip);
    if (value_ == value)
        return; // keeps a selection
    value_ = value;
    setText(breakable(value));
    setAccessibleDescription(value);
}

void ValueField::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        QString copied = hasSelectedText() ? selectedText() : value_;
        QGuiApplication::clipboard()->setText(copied.remove(kBreakHere));
        return;
    }
    QLabel::keyPressEvent(event);
}

} // namespace strata::ui
