// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/handmadetree.h"
#include "ui/graph/snapshotlayout.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <random>

using namespace strata;
using namespace strata::ui;
using strata::test::TreeMaker;

namespace {

const QRect& cardOf(const SnapshotLayout& layout, int id) { return layout.cards[static_cast<std::size_t>(id)]; }

SnapshotTree randomTree(unsigned seed, int count) {
    std::mt19937 random(seed);
    TreeMaker maker;
    for (int i = 0; i < count; ++i) {
        const bool root = i == 0 || random() % 20 == 0;
        const int parent = root ? -1 : static_cast<int>(random() % static_cast<unsigned>(i));
        maker.snapshot("S" + std::to_string(i), parent, "s" + std::to_string(i) + ".vmdk");
    }
    return maker.tree();
}

void addShapes() {
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("count");
    for (const int count : {1, 2, 3, 10, 40, 300})
        for (const int seed : {1, 2, 3})
            QTest::addRow("%d nodes, seed %d", count, seed) << seed << count;
}

class SnapshotLayoutTest : public QObject {
    Q_OBJECT
private slots:
    void nothingOverlapsAndEverythingStandsOnTheGrid_data() { addShapes(); }
    void nothingOverlapsAndEverythingStandsOnTheGrid() {
        QFETCH(const int, seed);
        QFETCH(const int, count);
        const SnapshotTree tree = randomTree(static_cast<unsigned>(seed), count);
        const LayoutMeasures measures;
        const SnapshotLayout layout = layOut(tree, measures);
        QCOMPARE(layout.cards.size(), tree.nodes.size());
        for (std::size_t a = 0; a < layout.cards.size(); ++a) {
            const QRect& card = layout.cards[a];
            QVERIFY(layout.bounds.contains(card));
            QCOMPARE(card.x() % 8, 0);
            QCOMPARE(card.y() % 8, 0);
            const QRect around = card.adjusted(0, 0, 0, measures.betweenSiblings);
            for (std::size_t b = 0; b < layout.cards.size(); ++b)
                if (a != b)
                    QVERIFY2(!around.intersects(layout.cards[b]), qPrintable(QString::number(b)));
        }
    }

    void parentsStandInTheMiddleOfTheirChildren_data() { addShapes(); }
    void parentsStandInTheMiddleOfTheirChildren() {
        QFETCH(const int, seed);
        QFETCH(const int, count);
        const SnapshotTree tree = randomTree(static_cast<unsigned>(seed), count);
        const SnapshotLayout layout = layOut(tree, {});
        for (const SnapshotNode& node : tree.nodes) {
            if (node.children.empty())
                continue;
            const int first = cardOf(layout, node.children.front()).y();
            const int last = cardOf(layout, node.children.back()).y();
            QVERIFY(std::abs(2 * cardOf(layout, node.id).y() - first - last) <= 8);
            int above = first - 1;
            for (const int child : node.children) { // one below the other, in the tree's order
                QVERIFY(cardOf(layout, child).y() > above);
                above = cardOf(layout, child).y();
                QCOMPARE(cardOf(layout, child).x(), cardOf(layout, node.id).x() + 176 + 40);
            }
        }
    }

    void subtreesStandAsCloseAsTheyCan() {
        TreeMaker maker; // a long branch above a short one that has room below its first card
        const int base = maker.snapshot("base", -1, "b.vmdk");
        const int one = maker.snapshot("one", base, "1.vmdk");
        const int two = maker.snapshot("two", base, "2.vmdk");
        for (int i = 0; i < 3; ++i)
            maker.snapshot("leaf", one, "leaf.vmdk");
        const SnapshotLayout layout = layOut(maker.tree(), {});
        QCOMPARE(cardOf(layout, two).y() - cardOf(layout, one).y(), 96 + 24); // not below the leaves
    }

    void edgesLeadFromCardToCardInRightAngles_data() { addShapes(); }
    void edgesLeadFromCardToCardInRightAngles() {
        QFETCH(const int, seed);
        QFETCH(const int, count);
        const SnapshotTree tree = randomTree(static_cast<unsigned>(seed), count);
        const SnapshotLayout layout = layOut(tree, {});
        QCOMPARE(layout.edges.size(), tree.nodes.size() - tree.roots.size());
        for (const SnapshotLayout::Edge& edge : layout.edges) {
            const QRect& from = cardOf(layout, edge.parent);
            const QRect& to = cardOf(layout, edge.child);
            QCOMPARE(edge.corners.front(), QPoint(from.x() + from.width(), from.y() + from.height() / 2));
            QCOMPARE(edge.corners.back(), QPoint(to.x(), to.y() + to.height() / 2));
            for (std::size_t i = 1; i < edge.corners.size(); ++i)
                QVERIFY(edge.corners[i].x() == edge.corners[i - 1].x()
                        || edge.corners[i].y() == edge.corners[i - 1].y());
        }
    }

    void aMirroredLayoutIsTheMirrorImage() {
        const SnapshotTree tree = randomTree(7, 30);
        LayoutMeasures measures;
        const SnapshotLayout plain = layOut(tree, measures);
        measures.mirrored = true;
        const SnapshotLayout mirrored = layOut(tree, measures);
        QCOMPARE(mirrored.bounds, plain.bounds);
        for (std::size_t i = 0; i < plain.cards.size(); ++i)
            QCOMPARE(mirrored.cards[i].x(), plain.bounds.width() - plain.cards[i].x() - plain.cards[i].width());
    }

    void threeHundredNodesTakeNoTime() {
        const SnapshotTree tree = test::largeHistory(300, 6);
        QElapsedTimer clock;
        clock.start();
        const SnapshotLayout layout = layOut(tree, {});
        QVERIFY2(clock.elapsed() < 50, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(layout.cards.size(), std::size_t{301});
    }

    void nothingIsLaidOutAsNothing() {
        const SnapshotLayout layout = layOut({}, {});
        QVERIFY(layout.cards.empty());
        QVERIFY(layout.bounds.isEmpty());
    }
};

} // namespace

QTEST_GUILESS_MAIN(SnapshotLayoutTest)
#include "snapshotlayout_test.moc"
