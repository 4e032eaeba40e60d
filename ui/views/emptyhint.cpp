// SPDX-License-Identifier: Apache-2.0
#include "ui/views/emptyhint.h"

#include "ui/views/look.h"

#include <QAbstractItemView>
#include <QEvent>

namespace strata::ui {

EmptyHint::EmptyHint(QAbstractItemView* view) : QLabel(view->viewport()), view_(view) {
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    makeSecondary(this);
    view->viewport()->installEventFilter(this);
    const QAbstractItemModel* model = view->model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyHint::update);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyHint::update);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyHint::update);
    connect(model, &QAbstractItemModel::layoutChanged, this, &EmptyHint::update);
    update();
}

void EmptyHint::setReason(const QString& reason) {
    setText(reason);
    update();
}

void EmptyHint::update() {
    setVisible(!text().isEmpty() && view_->model()->rowCount() == 0);
    setGeometry(view_->viewport()->rect().adjusted(kDialogMargin, 0, -kDialogMargin, 0));
}

bool EmptyHint::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize)
        update();
    return QLabel::eventFilter(watched, event);
}

} // namespace strata::ui
