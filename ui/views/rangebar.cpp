// SPDX-License-Identifier: Apache-2.0
#include "ui/views/rangebar.h"

#include "ui/views/look.h"

#include <QPainter>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr double kFinest = 1.0 / 8192; ///< of the bar's width: finer than a pixel
constexpr double kNarrowest = 2;       ///< pixels: what is there is seen

} // namespace

RangeBar::RangeBar(const std::vector<Range>& ranges, std::uint64_t whole, const QString& words, QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(words);
    setToolTip(words);
    const double scale = whole > 0 ? 1.0 / static_cast<double>(whole) : 0;
    for (const Range& range : ranges) {
        const Mark mark{static_cast<double>(range.start) * scale, static_cast<double>(range.length) * scale};
        if (marks_.empty() || mark.start > marks_.back().start + marks_.back().length + kFinest)
            marks_.push_back(mark);
        else
            marks_.back().length = std::max(marks_.back().length, mark.start + mark.length - marks_.back().start);
    }
}

QSize RangeBar::sizeHint() const { return {24 * kGrid, 2 * kGrid}; }

void RangeBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const QRectF track = QRectF(rect()).adjusted(0.5, kGrid / 4.0, -0.5, -kGrid / 4.0);
    painter.fillRect(track, palette().color(QPalette::AlternateBase));
    for (const Mark& mark : marks_) {
        QRectF filled = track;
        filled.setLeft(track.left() + mark.start * track.width());
        filled.setWidth(std::max(kNarrowest, mark.length * track.width()));
        if (filled.right() > track.right())
            filled.moveRight(track.right());
        if (layoutDirection() == Qt::RightToLeft)
            filled.moveLeft(track.left() + track.right() - filled.right());
        painter.fillRect(filled, palette().color(QPalette::Highlight));
    }
    painter.setPen(hairlineColor(palette()));
    painter.drawRect(track);
}

} // namespace strata::ui
