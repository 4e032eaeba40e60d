// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/aboutbox.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace strata::ui {
namespace {

struct AboutBox {
    Q_DECLARE_TR_FUNCTIONS(AboutBox)
};

} // namespace

void showAboutBox(QWidget& window) {
    auto* about = new QMessageBox(&window);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->setWindowTitle(AboutBox::tr("About Strata"));
    about->setIconPixmap(window.windowIcon().pixmap(64, 64));
    about->setText(AboutBox::tr("Strata %1").arg(QStringLiteral(STRATA_VERSION)));
    about->setInformativeText(
        AboutBox::tr("Virtual disks and snapshots of VMware machines: look, make, copy, change.\n"
                     "Licensed under the Apache License 2.0."));
    about->open();
}

} // namespace strata::ui
