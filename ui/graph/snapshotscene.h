// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/graph/snapshotcard.h"
#include "ui/graph/snapshotlayout.h"

#include <QGraphicsScene>

#include <memory>
#include <optional>
#include <set>

namespace strata::ui {

class CardItem;

/// A machine's history as cards and edges; made for the graph and for the small pictures of what a step would do.
/// Shows what it is given; what a click means is the view's business.
class SnapshotScene : public QGraphicsScene {
    Q_OBJECT
public:
    explicit SnapshotScene(QObject* parent = nullptr);
    ~SnapshotScene() override;

    /// Figures that fill in do not move anything; another shape is laid out anew.
    void setTree(std::shared_ptr<const SnapshotTree> tree);
    const SnapshotTree* tree() const { return tree_.get(); }
    const SnapshotLayout& layout() const { return layout_; }

    void setLook(const QFont& font, const QPalette& palette, Qt::LayoutDirection direction);
    /// Ids; -1 for none.
    void setSelection(int main, int other);
    void setFocused(bool focused);
    void setHovered(int id);
    /// Whether ghosts' cards offer their remedies (they do from the start).
    void setLinksShown(bool shown) { linksShown_ = shown; }
    /// What a step takes away, and what it adds.
    void setMarks(std::set<int> touched, std::set<int> fresh);

    int nodeAt(const QPointF& point) const; ///< -1 for none
    std::optional<CardLink> linkAt(const QPointF& point) const;
    QRectF cardOf(int id) const;

private:
    void rebuild();
    void refreshContents();
    void refreshStates();

    std::shared_ptr<const SnapshotTree> tree_;
    SnapshotLayout layout_;
    CardPainter painter_;
    bool mirrored_ = false;
    std::vector<CardItem*> cards_;
    int main_ = -1;
    int other_ = -1;
    int hovered_ = -1;
    bool focused_ = false;
    bool linksShown_ = true;
    std::set<int> touched_;
    std::set<int> fresh_;
};

} // namespace strata::ui
