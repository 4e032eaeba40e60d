// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace strata::ui {

class GraphView;

/// The whole graph in a corner, with the part that is seen; a click or drag moves the view there. Shows itself only
/// while the graph is larger than the view.
class MiniMap : public QWidget {
    Q_OBJECT
public:
    explicit MiniMap(GraphView& view);

    /// The view moved, was resized, or shows another graph.
    void follow();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QTransform fromScene() const;
    void moveTo(const QPointF& place);

    GraphView& view_;
};

} // namespace strata::ui
