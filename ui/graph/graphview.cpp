// SPDX-License-Identifier: Apache-2.0
#include "ui/graph/graphview.h"

#include "ui/graph/graphaccessible.h"
#include "ui/graph/minimap.h"
#include "ui/graph/snapshotscene.h"
#include "ui/views/look.h"

#include <QAccessible>
#include <QGestureEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace strata::ui {
namespace {

constexpr double kSmallest = 0.1;
constexpr double kLargest = 3.0;
constexpr double kStep = 1.25;
constexpr double kReadable = 0.5; ///< fitting never goes below: then one pans

} // namespace

GraphView::GraphView(QWidget* parent)
    : QGraphicsView(parent), scene_(new SnapshotScene(this)), map_(new MiniMap(*this)), zoomBar_(new QWidget(this)),
      zoomText_(new QLabel(zoomBar_)) {
    installGraphAccessibility();
    setScene(scene_);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Graph of the snapshots"));
    setMouseTracking(true);
    viewport()->setCursor(Qt::ArrowCursor);
    viewport()->grabGesture(Qt::PinchGesture);
    setBackgroundRole(QPalette::Base);
    buildZoomBar();
    applyLook();
}

void GraphView::buildZoomBar() {
    const auto button = [this](const QString& text, const QString& tip, auto slot) {
        auto* made = new QToolButton(zoomBar_);
        made->setText(text);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::NoFocus); // + - and 0 do the same
        connect(made, &QToolButton::clicked, this, slot);
        return made;
    };
    auto* row = new QHBoxLayout(zoomBar_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 4);
    row->addWidget(button(QStringLiteral("−"), tr("Smaller (-)"), [this] { zoomBy(1 / kStep); }));
    row->addWidget(zoomText_);
    row->addWidget(button(QStringLiteral("+"), tr("Larger (+)"), [this] { zoomBy(kStep); }));
    row->addWidget(button(tr("Fit", "the graph into the view"), tr("Shows the whole graph (0)"), [this] { fit(); }));
    makeSecondary(zoomText_);
    zoomBar_->setCursor(Qt::ArrowCursor);
}

void GraphView::setDocument(MachineDocument* document) {
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    fitWhenShown_ = followFit_ = true;
    if (document_ != nullptr) {
        connect(document_, &MachineDocument::snapshotsChanged, this, &GraphView::refresh);
        connect(document_, &MachineDocument::snapshotSizesChanged, this, &GraphView::refresh);
        connect(document_, &MachineDocument::nodeSelectionChanged, this, &GraphView::followSelection);
    }
    refresh();
}

void GraphView::refresh() {
    scene_->setTree(document_ != nullptr ? document_->snapshots() : nullptr);
    scene_->setSelection(selectedId(), otherId());
    if (isVisible() && followFit_)
        fit();
    map_->follow();
}

int GraphView::selectedId() const {
    const SnapshotNode* node = document_ != nullptr ? document_->selectedNode() : nullptr;
    return node != nullptr ? node->id : -1;
}

int GraphView::otherId() const {
    const SnapshotNode* node = document_ != nullptr ? document_->otherNode() : nullptr;
    return node != nullptr ? node->id : -1;
}

void GraphView::followSelection() {
    scene_->setSelection(selectedId(), otherId());
    if (selectedId() < 0)
        return;
    if (isVisible())
        ensureVisible(scene_->cardOf(selectedId()), 2 * kGrid, 2 * kGrid);
    if (hasFocus())
        tellFocusedNode(*this, selectedId());
    map_->update();
}

QRectF GraphView::seenArea() const { return mapToScene(viewport()->rect()).boundingRect(); }

void GraphView::fit() {
    const QRectF all = scene_->sceneRect();
    if (all.isEmpty())
        return;
    const double scale = std::min(viewport()->width() / all.width(), viewport()->height() / all.height());
    const double wanted = std::clamp(scale, kReadable, 1.0);
    setTransform(QTransform::fromScale(wanted, wanted));
    followFit_ = true;
    fitWhenShown_ = false;
    if (scale >= kReadable || selectedId() < 0)
        centerOn(all.center());
    else
        centerOn(scene_->cardOf(selectedId()).center());
    placeOverlays();
}

void GraphView::zoomBy(double factor) {
    const double wanted = std::clamp(zoom() * factor, kSmallest, kLargest);
    followFit_ = false;
    scale(wanted / zoom(), wanted / zoom());
    placeOverlays();
}

int GraphView::neighbour(int id, Qt::Key key) const {
    const SnapshotTree* tree = scene_->tree();
    if (tree == nullptr || id < 0 || static_cast<std::size_t>(id) >= tree->nodes.size())
        return -1;
    const SnapshotNode& node = tree->nodes[static_cast<std::size_t>(id)];
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (key == (mirrored ? Qt::Key_Right : Qt::Key_Left))
        return node.parent;
    if (key == Qt::Key_Up || key == Qt::Key_Down)
        return beside(id, key == Qt::Key_Up ? -1 : 1);
    // Towards the present state where it lies that way.
    std::set<int> path;
    for (int step = tree->present; step >= 0; step = tree->nodes[static_cast<std::size_t>(step)].parent)
        path.insert(step);
    const auto onPath =
        std::find_if(node.children.begin(), node.children.end(), [&](int child) { return path.contains(child); });
    if (onPath != node.children.end())
        return *onPath;
    return node.children.empty() ? -1 : node.children.front();
}

int GraphView::beside(int id, int direction) const {
    const QPointF from = scene_->cardOf(id).center();
    int best = -1;
    double bestCost = 0;
    for (int other = 0; other < static_cast<int>(scene_->layout().cards.size()); ++other) {
        const QPointF to = scene_->cardOf(other).center();
        const double down = (to.y() - from.y()) * direction;
        if (down < 1)
            continue;
        const double cost = down + 2 * std::abs(to.x() - from.x()); // the same column before others
        if (best < 0 || cost < bestCost) {
            best = other;
            bestCost = cost;
        }
    }
    return best;
}

void GraphView::mousePressEvent(QMouseEvent* event) {
    const QPointF place = mapToScene(event->pos());
    const int id = scene_->nodeAt(place);
    if (id < 0 || document_ == nullptr || event->button() == Qt::MiddleButton) {
        QGraphicsView::mousePressEvent(event); // pans
        return;
    }
    setFocus(Qt::MouseFocusReason);
    const bool second = event->modifiers().testFlag(Qt::ControlModifier) && event->button() == Qt::LeftButton;
    if (second)
        document_->selectNode(selectedId(), id == otherId() ? -1 : id);
    else
        document_->selectNode(id);
    if (const auto link = scene_->linkAt(place); link && event->button() == Qt::LeftButton)
        emit linkActivated(*link);
}

void GraphView::mouseMoveEvent(QMouseEvent* event) {
    QGraphicsView::mouseMoveEvent(event);
    if (event->buttons() != Qt::NoButton)
        return;
    const QPointF place = mapToScene(event->pos());
    scene_->setHovered(scene_->nodeAt(place));
    viewport()->setCursor(scene_->linkAt(place) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void GraphView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (scene_->nodeAt(mapToScene(event->pos())) >= 0)
        emit activated();
}

void GraphView::keyPressEvent(QKeyEvent* event) {
    const SnapshotTree* tree = scene_->tree();
    if (tree == nullptr || tree->nodes.empty() || document_ == nullptr) {
        QGraphicsView::keyPressEvent(event);
        return;
    }
    int target = -1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: target = neighbour(selectedId(), static_cast<Qt::Key>(event->key())); break;
    case Qt::Key_Home: target = tree->roots.empty() ? -1 : tree->roots.front(); break;
    case Qt::Key_End: target = tree->present; break;
    case Qt::Key_Return:
    case Qt::Key_Enter: emit activated(); return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(kStep); return;
    case Qt::Key_Minus: zoomBy(1 / kStep); return;
    case Qt::Key_0: fit(); return;
    default: QGraphicsView::keyPressEvent(event); return;
    }
    if (target >= 0)
        document_->selectNode(target);
    event->accept();
}

void GraphView::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QGraphicsView::wheelEvent(event);
        return;
    }
    zoomBy(std::pow(kStep, event->angleDelta().y() / 120.0));
    event->accept();
}

bool GraphView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Gesture) {
        if (const QGesture* pinch = static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture)) {
            zoomBy(static_cast<const QPinchGesture*>(pinch)->scaleFactor());
            return true;
        }
    }
    if (event->type() == QEvent::Leave)
        scene_->setHovered(-1);
    return QGraphicsView::viewportEvent(event);
}

void GraphView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    if (!byKey && scene_->nodeAt(mapToScene(event->pos())) < 0)
        return;
    emit menuRequested(byKey ? viewport()->mapToGlobal(mapFromScene(scene_->cardOf(selectedId()).center()))
                             : event->globalPos());
}

void GraphView::focusInEvent(QFocusEvent* event) {
    QGraphicsView::focusInEvent(event);
    scene_->setFocused(true);
    if (selectedId() >= 0)
        tellFocusedNode(*this, selectedId());
}

void GraphView::focusOutEvent(QFocusEvent* event) {
    QGraphicsView::focusOutEvent(event);
    scene_->setFocused(false);
}

void GraphView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    if (isVisible() && followFit_)
        fit();
    placeOverlays();
}

void GraphView::showEvent(QShowEvent* event) {
    QGraphicsView::showEvent(event);
    if (fitWhenShown_ || followFit_)
        fit();
}

void GraphView::changeEvent(QEvent* event) {
    QGraphicsView::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::LayoutDirectionChange: applyLook(); break;
    default: break;
    }
}

void GraphView::applyLook() {
    scene_->setLook(font(), palette(), layoutDirection());
    scene_->setSelection(selectedId(), otherId());
}

void GraphView::scrollContentsBy(int dx, int dy) {
    QGraphicsView::scrollContentsBy(dx, dy);
    map_->follow();
}

void GraphView::placeOverlays() {
    zoomText_->setText(tr("%1 %", "zoom").arg(QLocale().toString(std::lround(zoom() * 100))));
    zoomBar_->adjustSize();
    const QRect around = viewport()->geometry();
    const int x =
        layoutDirection() == Qt::RightToLeft ? around.left() + kGrid : around.right() - zoomBar_->width() - kGrid;
    zoomBar_->move(x, around.top() + kGrid / 2);
    map_->follow();
}

} // namespace strata::ui
