// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshottree.h"

#include <QPoint>
#include <QRect>

#include <vector>

namespace strata::ui {

/// How large cards are and how far apart; multiples of the 8-pixel grid.
struct LayoutMeasures {
    QSize card{176, 96};
    int betweenLevels = 40;   ///< parent's edge to child's edge
    int betweenSiblings = 24; ///< and between any two cards of a level
    bool mirrored = false;    ///< right to left, for languages written that way
};

/// Where everything of a history is drawn. A value.
struct SnapshotLayout {
    struct Edge {
        int parent = -1;
        int child = -1;
        std::vector<QPoint> corners; ///< from card to card, horizontal and vertical by turns
    };
    std::vector<QRect> cards; ///< by id
    std::vector<Edge> edges;
    QRect bounds;
};

/// A tidy tree from left to right: levels are columns, parents stand centred on their children (to half a grid),
/// siblings keep the tree's order (time), subtrees stand as close together as their outlines allow. Linear but for
/// the outlines; pure.
SnapshotLayout layOut(const SnapshotTree& tree, const LayoutMeasures& measures);

} // namespace strata::ui
