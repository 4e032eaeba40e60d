// SPDX-License-Identifier: Apache-2.0
#include "ui/graph/snapshotlayout.h"

#include <algorithm>

namespace strata::ui {
namespace {

constexpr int kGridStep = 8;

int onGrid(int value) { return (value >= 0 ? value + kGridStep / 2 : value - kGridStep / 2) / kGridStep * kGridStep; }

/// The outline of a subtree: per level below its root the topmost and lowest card, relative to the root's own top.
struct Outline {
    std::vector<int> top;
    std::vector<int> bottom;

    void shift(int by) {
        for (std::vector<int>* side : {&top, &bottom})
            for (int& y : *side)
                y += by;
    }
};

/// Puts subtrees one below the other, as close as their outlines allow.
class Stack {
public:
    explicit Stack(int pitch) : pitch_(pitch) {}

    /// Returns where the root of `next` comes to stand.
    int push(const Outline& next) {
        int offset = 0;
        for (std::size_t level = 0; level < std::min(outline_.bottom.size(), next.top.size()); ++level)
            offset = std::max(offset, outline_.bottom[level] + pitch_ - next.top[level]);
        if (outline_.top.empty())
            offset = 0;
        for (std::size_t level = 0; level < next.top.size(); ++level) {
            if (level == outline_.top.size()) {
                outline_.top.push_back(next.top[level] + offset);
                outline_.bottom.push_back(next.bottom[level] + offset);
            } else {
                outline_.bottom[level] = next.bottom[level] + offset;
            }
        }
        return offset;
    }
    Outline take() { return std::move(outline_); }

private:
    int pitch_;
    Outline outline_;
};

class Layouter {
public:
    Layouter(const SnapshotTree& tree, const LayoutMeasures& measures)
        : tree_(tree), measures_(measures), offsets_(tree.nodes.size()), outlines_(tree.nodes.size()) {}

    SnapshotLayout run() {
        // Children come after their parents: backwards, every subtree is known when its root's turn comes.
        for (std::size_t id = tree_.nodes.size(); id-- > 0;)
            outlines_[id] = settle(tree_.nodes[id].children);
        Stack stack(pitch());
        for (const int root : tree_.roots)
            offset(root) = stack.push(outlines_[static_cast<std::size_t>(root)]);
        return draw();
    }

private:
    int pitch() const { return measures_.card.height() + measures_.betweenSiblings; }
    int& offset(int id) { return offsets_[static_cast<std::size_t>(id)]; }

    /// Stacks the children; their offsets become relative to their parent, which stands in the middle.
    Outline settle(const std::vector<int>& children) {
        Stack stack(pitch());
        for (const int child : children)
            offset(child) = stack.push(outlines_[static_cast<std::size_t>(child)]);
        Outline outline = stack.take();
        if (!children.empty()) {
            const int middle = onGrid((offset(children.front()) + offset(children.back())) / 2);
            outline.shift(-middle);
            for (const int child : children)
                offset(child) -= middle;
        }
        outline.top.insert(outline.top.begin(), 0);
        outline.bottom.insert(outline.bottom.begin(), 0);
        return outline;
    }

    SnapshotLayout draw() {
        SnapshotLayout layout;
        layout.cards.resize(tree_.nodes.size());
        const int step = measures_.card.width() + measures_.betweenLevels;
        for (const SnapshotNode& node : tree_.nodes) { // parents come first
            QPoint place(0, offset(node.id));
            if (node.parent >= 0)
                place += layout.cards[static_cast<std::size_t>(node.parent)].topLeft()
                         + QPoint(measures_.mirrored ? -step : step, 0);
            layout.cards[static_cast<std::size_t>(node.id)] = QRect(place, measures_.card);
        }
        for (const QRect& card : layout.cards)
            layout.bounds |= card;
        for (QRect& card : layout.cards)
            card.translate(-layout.bounds.topLeft());
        layout.bounds.moveTopLeft({0, 0});
        for (const SnapshotNode& node : tree_.nodes)
            if (node.parent >= 0)
                layout.edges.push_back({node.parent, node.id, corners(layout, node.parent, node.id)});
        return layout;
    }

    std::vector<QPoint> corners(const SnapshotLayout& layout, int parent, int child) const {
        const QRect& from = layout.cards[static_cast<std::size_t>(parent)];
        const QRect& to = layout.cards[static_cast<std::size_t>(child)];
        const int gap = measures_.betweenLevels;
        const QPoint start(measures_.mirrored ? from.left() : from.left() + from.width(),
                           from.top() + from.height() / 2);
        const QPoint end(measures_.mirrored ? to.left() + to.width() : to.left(), to.top() + to.height() / 2);
        const int middle = start.x() + (measures_.mirrored ? -gap / 2 : gap / 2);
        if (start.y() == end.y())
            return {start, end};
        return {start, {middle, start.y()}, {middle, end.y()}, end};
    }

    const SnapshotTree& tree_;
    const LayoutMeasures& measures_;
    std::vector<int> offsets_;
    std::vector<Outline> outlines_;
};

} // namespace

SnapshotLayout layOut(const SnapshotTree& tree, const LayoutMeasures& measures) {
    return Layouter(tree, measures).run();
}

} // namespace strata::ui
