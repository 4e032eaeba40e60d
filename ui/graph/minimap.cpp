// SPDX-License-Identifier: Apache-2.0
#include "ui/graph/minimap.h"

#include "ui/graph/graphview.h"
#include "ui/graph/snapshotscene.h"
#include "ui/views/look.h"

#include <QMouseEvent>
#include <QPainter>
#include <QTransform>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr QSize kLargest(176, 112);

} // namespace

MiniMap::MiniMap(GraphView& view) : QWidget(&view), view_(view) {
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::NoFocus); // the keyboard walks the graph itself
    setToolTip(tr("The whole graph; click to go there"));
    hide();
}

void MiniMap::follow() {
    const QRectF all = view_.snapshotScene().sceneRect();
    const QRectF seen = view_.seenArea();
    const bool needed = !all.isEmpty() && (seen.width() < all.width() - 1 || seen.height() < all.height() - 1)
                        && view_.viewport()->width() > 2 * kLargest.width()
                        && view_.viewport()->height() > 2 * kLargest.height();
    setVisible(needed);
    if (!needed)
        return;
    const QSize size =
        all.size().scaled(kLargest, Qt::KeepAspectRatio).toSize().expandedTo(QSize(6 * kGrid, 3 * kGrid));
    const QRect around = view_.viewport()->geometry();
    setGeometry(QRect(QPoint(around.right() - size.width() - kGrid, around.bottom() - size.height() - kGrid), size));
    update();
}

QTransform MiniMap::fromScene() const {
    const QRectF all = view_.snapshotScene().sceneRect();
    const double scale = std::min(width() / all.width(), height() / all.height());
    return QTransform::fromTranslate((width() - all.width() * scale) / 2, (height() - all.height() * scale) / 2)
        .scale(scale, scale)
        .translate(-all.left(), -all.top());
}

void MiniMap::paintEvent(QPaintEvent* /*event*/) {
    const SnapshotScene& scene = view_.snapshotScene();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor back = palette().color(QPalette::Window);
    back.setAlphaF(0.92F);
    painter.setPen(QPen(hairlineColor(palette()), 1));
    painter.setBrush(back);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QTransform map = fromScene();
    const QColor accent = palette().color(QPalette::Highlight);
    painter.setPen(Qt::NoPen);
    for (int id = 0; id < static_cast<int>(scene.layout().cards.size()); ++id) {
        const bool strong = scene.tree() != nullptr && (id == scene.tree()->present || id == view_.selectedId());
        painter.setBrush(strong ? accent : secondaryTextColor(palette()));
        QRectF card = map.mapRect(scene.cardOf(id));
        card.setSize(card.size().expandedTo(QSizeF(1.5, 1)));
        painter.drawRect(card);
    }
    painter.setPen(QPen(accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(map.mapRect(view_.seenArea()).intersected(QRectF(rect()).adjusted(1, 1, -1, -1)));
}

void MiniMap::mousePressEvent(QMouseEvent* event) { moveTo(event->position()); }
void MiniMap::mouseMoveEvent(QMouseEvent* event) { moveTo(event->position()); }

void MiniMap::mouseReleaseEvent(QMouseEvent* event) { event->accept(); } // the map stays under the pointer

void MiniMap::moveTo(const QPointF& place) { view_.centerOn(fromScene().inverted().map(place)); }

} // namespace strata::ui
