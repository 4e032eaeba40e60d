// SPDX-License-Identifier: Apache-2.0
#include "app/gui/screenshot.h"

#include "ui/mainwindow.h"

#include <QCoreApplication>
#include <QPixmap>

namespace {

constexpr int kLookMs = 50;
constexpr int kIdleLooks = 4; ///< idle this often in a row: what was read is also painted
constexpr int kGiveUpMs = 30'000;

} // namespace

Screenshot::Screenshot(strata::ui::MainWindow& window, const QString& file, QObject* parent)
    : QObject(parent), window_(window), file_(file) {
    connect(&timer_, &QTimer::timeout, this, &Screenshot::look);
    timer_.start(kLookMs);
    waited_.start();
}

void Screenshot::look() {
    idleLooks_ = window_.isIdle() ? idleLooks_ + 1 : 0;
    if (idleLooks_ < kIdleLooks && waited_.elapsed() < kGiveUpMs)
        return;
    timer_.stop();
    QCoreApplication::exit(window_.grab().save(file_) ? 0 : 1);
}
