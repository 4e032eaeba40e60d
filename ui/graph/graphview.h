// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/machinedocument.h"
#include "ui/graph/snapshotcard.h"

#include <QGraphicsView>
#include <QPointer>

class QLabel;

namespace strata::ui {

class MiniMap;
class SnapshotScene;

/// A machine's history as a picture: pan by dragging, zoom with Ctrl and the wheel or by pinching, walk it with the
/// arrow keys. Shares the selection with the tree through the document.
class GraphView : public QGraphicsView {
    Q_OBJECT
public:
    explicit GraphView(QWidget* parent = nullptr);

    void setDocument(MachineDocument* document);
    SnapshotScene& snapshotScene() const { return *scene_; }
    int selectedId() const;
    QRectF seenArea() const; ///< in the scene
    double zoom() const { return transform().m11(); }

    void fit();
    void zoomBy(double factor);
    /// The neighbour a key leads to: parent, first child (the way to the present state), above, below; -1 for none.
    int neighbour(int id, Qt::Key key) const;

signals:
    void linkActivated(strata::ui::CardLink link); ///< of the selected card
    void activated();                              ///< Enter or a double click on a card
    void menuRequested(const QPoint& globalPosition);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void buildZoomBar();
    void refresh();
    void followSelection();
    void applyLook();
    void placeOverlays();
    int otherId() const;
    int beside(int id, int direction) const;

    QPointer<MachineDocument> document_;
    SnapshotScene* scene_;
    MiniMap* map_;
    QWidget* zoomBar_;
    QLabel* zoomText_;
    bool fitWhenShown_ = true;
    bool followFit_ = true; ///< the user has not zoomed: a resize fits again
};

} // namespace strata::ui
