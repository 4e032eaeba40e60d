// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/handmadetree.h"
#include "ui/graph/aftertree.h"

#include <QTest>

#include <algorithm>

using namespace strata;
using namespace strata::ui;
using strata::test::TreeMaker;

namespace {

/// "Base(Updates(You),Driver)": names and kinds, children in brackets.
std::string shapeOf(const SnapshotTree& tree, int id) {
    const SnapshotNode& node = tree.nodes[static_cast<std::size_t>(id)];
    std::string shape = node.kind == NodeKind::Present ? "You" : node.name;
    if (node.kind == NodeKind::Discarded)
        shape = "-" + shape;
    if (node.kind == NodeKind::Shared)
        shape = "~" + shape;
    if (node.children.empty())
        return shape;
    shape += "(";
    for (const int child : node.children)
        shape += (shape.back() == '(' ? "" : ",") + shapeOf(tree, child);
    return shape + ")";
}

std::string shapeOf(const SnapshotTree& tree) {
    std::string shape;
    for (const int root : tree.roots)
        shape += (shape.empty() ? "" : ";") + shapeOf(tree, root);
    return shape;
}

void requireSound(const SnapshotTree& tree) {
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const SnapshotNode& node = tree.nodes[i];
        QCOMPARE(node.id, static_cast<int>(i));
        QVERIFY(node.parent < node.id); // parents first
        for (const int child : node.children)
            QCOMPARE(tree.nodes[static_cast<std::size_t>(child)].parent, node.id);
    }
    if (tree.present >= 0)
        QCOMPARE(tree.nodes[static_cast<std::size_t>(tree.present)].kind, NodeKind::Present);
}

class AfterTreeTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        TreeMaker maker;
        base_ = maker.snapshot("Base", -1, "b.vmdk");
        updates_ = maker.snapshot("Updates", base_, "u.vmdk");
        driver_ = maker.snapshot("Driver", base_, "d.vmdk");
        present_ = maker.present(updates_, "p.vmdk");
        for (int id = 0; id < 4; ++id)
            maker.size(id, 100 + static_cast<unsigned>(id));
        tree_ = maker.tree();
        QCOMPARE(shapeOf(tree_), std::string("Base(Updates(You),Driver)"));
    }

    void takingFreezesThePresentState() {
        const AfterTree after = afterTake(tree_, "Now");
        requireSound(after.tree);
        QCOMPARE(shapeOf(after.tree), std::string("Base(Updates(Now(You)),Driver)"));
        QCOMPARE(after.tree.nodes[static_cast<std::size_t>(after.tree.present)].sizes->own, std::uint64_t{0});
        QCOMPARE(after.fresh.size(), std::size_t{2});
    }

    void goingKeepsTheWayBack() {
        const AfterTree kept = afterGoTo(tree_, driver_, "Before");
        requireSound(kept.tree);
        QCOMPARE(shapeOf(kept.tree), std::string("Base(Updates(Before),Driver(You))"));
        const AfterTree thrown = afterGoTo(tree_, driver_, std::nullopt);
        requireSound(thrown.tree);
        QCOMPARE(shapeOf(thrown.tree), std::string("Base(Updates(-p.vmdk),Driver(You))"));
        tree_.nodes[static_cast<std::size_t>(present_)].sizes->own = 0; // nothing to lose
        QCOMPARE(shapeOf(afterGoTo(tree_, driver_, std::nullopt).tree), std::string("Base(Updates,Driver(You))"));
    }

    void thePresentStateIsTheLastChild() {
        QCOMPARE(shapeOf(afterGoTo(tree_, base_, "Kept").tree), std::string("Base(Updates(Kept),Driver,You)"));
        QCOMPARE(shapeOf(afterGoTo(tree_, updates_, "Kept").tree), std::string("Base(Updates(Kept,You),Driver)"));
    }

    void mergingGivesTheChildrenToTheParent() {
        const AfterTree after = afterMerge(tree_, updates_, false);
        requireSound(after.tree);
        QCOMPARE(shapeOf(after.tree), std::string("Base(You,Driver)"));
        QCOMPARE(shapeOf(afterMerge(tree_, base_, false).tree), std::string("Updates(You);Driver"));
        QCOMPARE(shapeOf(afterMerge(tree_, base_, true).tree), std::string("~b.vmdk(Updates(You),Driver)"));
    }

    void discardingTakesWhatBuildsOnIt() {
        QCOMPARE(shapeOf(afterDiscard(tree_, driver_).tree), std::string("Base(Updates(You),-Driver)"));
        QCOMPARE(nodesBelow(tree_, updates_), (std::set<int>{updates_, present_}));
        QCOMPARE(nodesBelow(tree_, base_).size(), std::size_t{4});
    }

    void purgingAndAdopting() {
        SnapshotTree discarded = afterDiscard(tree_, driver_).tree;
        QCOMPARE(shapeOf(afterPurge(discarded).tree), std::string("Base(Updates(You))"));
        tree_.nodes[static_cast<std::size_t>(driver_)].kind = NodeKind::Unlisted;
        const AfterTree adopted = afterAdopt(tree_, driver_, "Found");
        QCOMPARE(shapeOf(adopted.tree), std::string("Base(Updates(You),Found)"));
        QCOMPARE(adopted.tree.nodes[static_cast<std::size_t>(*adopted.fresh.begin())].kind, NodeKind::Snapshot);
    }

    void aMachineWithoutAPresentStateStaysAsItIs() {
        tree_ = TreeMaker().tree();
        QCOMPARE(shapeOf(afterTake(tree_, "x").tree), std::string());
    }

private:
    SnapshotTree tree_;
    int base_ = 0;
    int updates_ = 0;
    int driver_ = 0;
    int present_ = 0;
};

} // namespace

QTEST_GUILESS_MAIN(AfterTreeTest)
#include "aftertree_test.moc"
