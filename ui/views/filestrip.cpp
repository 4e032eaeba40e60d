// SPDX-License-Identifier: Apache-2.0
#include "ui/views/filestrip.h"

#include "ui/views/look.h"

#include <QPainter>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr double kThinnest = 2; ///< pixels: what is there is seen

} // namespace

FileStrip::FileStrip(Shows shows, QWidget* parent) : QWidget(parent), shows_(shows) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FileStrip::set(std::vector<FileColumn> columns, double length) {
    columns_ = std::move(columns);
    length_ = std::clamp(length, 0.0, 1.0);
    update();
}

QSize FileStrip::sizeHint() const { return {30 * kGrid, shows_ == Shows::Order ? 6 * kGrid : 3 * kGrid}; }

void FileStrip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const QRectF all = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(hairlineColor(palette()), 1, Qt::DashLine));
    painter.drawRect(all);
    if (columns_.empty())
        return;
    QRectF files = all;
    files.setWidth(all.width() * length_);
    if (layoutDirection() == Qt::RightToLeft)
        files.moveRight(all.right());
    painter.fillRect(files, palette().color(QPalette::AlternateBase));
    const double width = files.width() / static_cast<double>(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const double from = width * static_cast<double>(i);
        QRectF area(files.left() + from, files.top(), std::max(width, 1.0), files.height());
        if (layoutDirection() == Qt::RightToLeft)
            area.moveRight(files.right() - from);
        paintColumn(painter, columns_[i], area & files);
    }
    painter.setPen(hairlineColor(palette()));
    painter.drawRect(files);
}

void FileStrip::paintColumn(QPainter& painter, const FileColumn& column, const QRectF& area) const {
    if (column.isEmpty())
        return;
    QRectF bar = area;
    if (shows_ == Shows::Filling) {
        bar.setTop(area.bottom() - std::max(kThinnest, column.filled * area.height()));
    } else {
        bar.setTop(area.bottom() - column.highest * area.height());
        bar.setBottom(area.bottom() - column.lowest * area.height());
        if (bar.height() < kThinnest)
            bar.adjust(0, (bar.height() - kThinnest) / 2, 0, (kThinnest - bar.height()) / 2);
    }
    painter.fillRect(bar & area, palette().color(QPalette::Highlight));
}

} // namespace strata::ui
