// SPDX-License-Identifier: Apache-2.0
#include "ui/graph/snapshotscene.h"

#include "ui/documents/snapshotreader.h"
#include "ui/views/look.h"

#include <QGraphicsItem>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionGraphicsItem>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr double kBend = 10; ///< radius of an edge's corners
constexpr double kMargin = 24;

/// Right angles with rounded bends.
QPainterPath roundedPath(const std::vector<QPoint>& corners) {
    QPainterPath path(corners.front());
    for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
        const QPointF corner = corners[i];
        const QPointF in = corner - QPointF(corners[i - 1]);
        const QPointF out = QPointF(corners[i + 1]) - corner;
        const double before = std::abs(in.x()) + std::abs(in.y());
        const double after = std::abs(out.x()) + std::abs(out.y());
        const double radius = std::min({kBend, before / 2, after / 2});
        path.lineTo(corner - in / std::max(before, 1.0) * radius);
        path.quadTo(corner, corner + out / std::max(after, 1.0) * radius);
    }
    path.lineTo(corners.back());
    return path;
}

bool sameShape(const SnapshotTree* a, const SnapshotTree* b) {
    if (a == nullptr || b == nullptr)
        return a == b;
    return a->roots == b->roots
           && std::equal(a->nodes.begin(), a->nodes.end(), b->nodes.begin(), b->nodes.end(),
                         [](const SnapshotNode& x, const SnapshotNode& y) {
                             return x.kind == y.kind && x.parent == y.parent && x.children == y.children;
                         });
}

/// Nodes from the root to the present state.
std::set<int> pathToPresent(const SnapshotTree& tree) {
    std::set<int> path;
    for (int id = tree.present; id >= 0; id = tree.nodes[static_cast<std::size_t>(id)].parent)
        path.insert(id);
    return path;
}

} // namespace

/// Draws one card as the painter does; keeps no pixels, so that every scale is sharp.
class CardItem : public QGraphicsItem {
public:
    CardItem(const CardPainter& painter, const QRect& place) : painter_(painter), size_(place.size()) {
        setPos(place.topLeft());
        setZValue(1);
    }

    void show(CardContents contents, const QString& tip) {
        contents_ = std::move(contents);
        setToolTip(tip);
        update();
    }
    void show(const CardState& state) {
        state_ = state;
        update();
    }
    const CardContents& contents() const { return contents_; }

    QRectF boundingRect() const override { return {QPointF(), size_}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/) override {
        // The world's transform knows the zoom only: dense screens show the same.
        const double detail = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
        painter_.paint(*painter, boundingRect(), contents_, state_, detail);
    }

private:
    const CardPainter& painter_;
    QSizeF size_;
    CardContents contents_;
    CardState state_;
};

SnapshotScene::SnapshotScene(QObject* parent) : QGraphicsScene(parent), painter_(QFont(), QPalette()) {
    setItemIndexMethod(QGraphicsScene::BspTreeIndex);
}

SnapshotScene::~SnapshotScene() { clear(); } // before the painter that its cards use

void SnapshotScene::setTree(std::shared_ptr<const SnapshotTree> tree) {
    const bool same = sameShape(tree_.get(), tree.get());
    tree_ = std::move(tree);
    if (same)
        refreshContents();
    else
        rebuild();
}

void SnapshotScene::setLook(const QFont& font, const QPalette& palette, Qt::LayoutDirection direction) {
    painter_ = CardPainter(font, palette);
    mirrored_ = direction == Qt::RightToLeft;
    rebuild();
}

void SnapshotScene::rebuild() {
    clear();
    cards_.clear();
    layout_ = {};
    hovered_ = -1;
    if (tree_ != nullptr) {
        LayoutMeasures measures;
        measures.card = painter_.size();
        measures.mirrored = mirrored_;
        layout_ = layOut(*tree_, measures);
        const std::set<int> path = pathToPresent(*tree_);
        for (const SnapshotLayout::Edge& edge : layout_.edges) {
            const bool strong = path.contains(edge.child);
            const bool ghost = isGhost(tree_->nodes[static_cast<std::size_t>(edge.child)]);
            const QColor color =
                strong ? painter_.palette().color(QPalette::Highlight) : secondaryTextColor(painter_.palette());
            QPen pen(color, strong ? 3 : 1.5, ghost ? Qt::DashLine : Qt::SolidLine);
            pen.setCapStyle(Qt::FlatCap);
            addPath(roundedPath(edge.corners), pen)->setZValue(strong ? 0.5 : 0);
        }
        for (const QRect& place : layout_.cards) {
            auto* card = new CardItem(painter_, place);
            addItem(card);
            cards_.push_back(card);
        }
    }
    setSceneRect(QRectF(layout_.bounds).adjusted(-kMargin, -kMargin, kMargin, kMargin));
    refreshContents();
    refreshStates();
}

void SnapshotScene::refreshContents() {
    if (tree_ == nullptr)
        return;
    std::uint64_t largest = 0;
    for (const SnapshotNode& node : tree_->nodes)
        if (node.sizes)
            largest = std::max(largest, node.sizes->own + node.sizes->shared);
    const QDateTime now = QDateTime::currentDateTime();
    for (const SnapshotNode& node : tree_->nodes) {
        QStringList tip{nodeTitle(node)};
        for (const QString& line : {QString::fromStdString(node.description), nodeMoment(node), nodeRemarks(node)})
            if (!line.isEmpty())
                tip << line;
        CardContents contents = cardContents(node, largest, now);
        if (!linksShown_)
            contents.links.clear();
        cards_[static_cast<std::size_t>(node.id)]->show(std::move(contents), tip.join(QLatin1Char('\n')));
    }
}

void SnapshotScene::refreshStates() {
    for (int id = 0; id < static_cast<int>(cards_.size()); ++id) {
        CardState state;
        state.selected = id == main_;
        state.other = id == other_;
        state.focused = state.selected && focused_;
        state.hovered = id == hovered_;
        state.touched = touched_.contains(id);
        state.fresh = fresh_.contains(id);
        cards_[static_cast<std::size_t>(id)]->show(state);
    }
}

void SnapshotScene::setSelection(int main, int other) {
    main_ = main;
    other_ = other;
    refreshStates();
}

void SnapshotScene::setFocused(bool focused) {
    focused_ = focused;
    refreshStates();
}

void SnapshotScene::setHovered(int id) {
    if (hovered_ == id)
        return;
    hovered_ = id;
    refreshStates();
}

void SnapshotScene::setMarks(std::set<int> touched, std::set<int> fresh) {
    touched_ = std::move(touched);
    fresh_ = std::move(fresh);
    refreshStates();
}

int SnapshotScene::nodeAt(const QPointF& point) const {
    const auto found = std::find_if(layout_.cards.begin(), layout_.cards.end(),
                                    [&](const QRect& card) { return QRectF(card).contains(point); });
    return found != layout_.cards.end() ? static_cast<int>(found - layout_.cards.begin()) : -1;
}

std::optional<CardLink> SnapshotScene::linkAt(const QPointF& point) const {
    const int id = nodeAt(point);
    if (id < 0)
        return std::nullopt;
    const CardContents& contents = cards_[static_cast<std::size_t>(id)]->contents();
    const QList<QRectF> areas = painter_.linkAreas(contents);
    const QPointF inside = point - cardOf(id).topLeft();
    for (qsizetype i = 0; i < areas.size(); ++i)
        if (areas[i].contains(inside))
            return contents.links[i];
    return std::nullopt;
}

QRectF SnapshotScene::cardOf(int id) const {
    return id >= 0 && static_cast<std::size_t>(id) < layout_.cards.size()
               ? QRectF(layout_.cards[static_cast<std::size_t>(id)])
               : QRectF();
}

} // namespace strata::ui
