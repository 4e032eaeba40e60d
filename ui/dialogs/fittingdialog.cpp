// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/fittingdialog.h"

#include "ui/views/look.h"

#include <QLayout>
#include <QShowEvent>

#include <algorithm>

namespace strata::ui {

int FittingDialog::narrowest() const { return 70 * kGrid; }

void FittingDialog::showEvent(QShowEvent* event) {
    if (!event->spontaneous() && !testAttribute(Qt::WA_Resized)) { // now all fields are there
        const int wide = std::max(sizeHint().width(), narrowest());
        resize(wide, std::max(sizeHint().height(), layout()->totalHeightForWidth(wide)));
    }
    QDialog::showEvent(event);
}

bool FittingDialog::event(QEvent* event) {
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest)
        growToFit();
    return done;
}

void FittingDialog::growToFit() {
    const int wanted = layout() != nullptr ? layout()->totalHeightForWidth(width()) : 0;
    if (isVisible() && wanted > height())
        resize(width(), wanted);
}

} // namespace strata::ui
