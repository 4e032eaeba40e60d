// SPDX-License-Identifier: Apache-2.0
#include "ui/views/usagebar.h"

#include "ui/views/look.h"

#include <QPainter>

#include <algorithm>

namespace strata::ui {

UsageBar::UsageBar(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void UsageBar::setShare(double share, const QString& words) {
    share_ = share;
    setAccessibleName(words);
    setToolTip(words);
    update();
}

QSize UsageBar::sizeHint() const { return {20 * kGrid, kGrid}; }

void UsageBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF track = rect();
    const double radius = track.height() / 2;
    painter.setBrush(hairlineColor(palette()));
    painter.drawRoundedRect(track, radius, radius);
    if (share_ <= 0)
        return;
    QRectF filled = track;
    filled.setWidth(std::max(track.height(), track.width() * std::min(share_, 1.0)));
    if (layoutDirection() == Qt::RightToLeft)
        filled.moveRight(track.right());
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.drawRoundedRect(filled, radius, radius);
}

} // namespace strata::ui
