// SPDX-License-Identifier: Apache-2.0
#include "ui/views/panesplitter.h"

#include "ui/views/look.h"

#include <QPaintEvent>
#include <QPainter>

namespace strata::ui {
namespace {

class HairlineHandle : public QSplitterHandle {
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setPen(QPen(hairlineColor(palette()), 0)); // cosmetic: one device pixel at any scale
        const QRectF area = rect();
        const QPointF middle = area.center();
        if (orientation() == Qt::Horizontal)
            painter.drawLine(QPointF(middle.x(), area.top()), QPointF(middle.x(), area.bottom()));
        else
            painter.drawLine(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()));
    }
};

} // namespace

PaneSplitter::PaneSplitter(Qt::Orientation orientation, QWidget* parent) : QSplitter(orientation, parent) {
    setHandleWidth(kGrid / 2 + 1);
    setChildrenCollapsible(false);
}

QSplitterHandle* PaneSplitter::createHandle() { return new HairlineHandle(orientation(), this); }

} // namespace strata::ui
