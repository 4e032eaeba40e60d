// SPDX-License-Identifier: Apache-2.0
#include "ui/graph/aftertree.h"

#include <algorithm>

namespace strata::ui {
namespace {

std::size_t at(int id) { return static_cast<std::size_t>(id); }

/// Changes a tree node by node; ids stay while it is edited and are given anew at the end, parents first.
class TreeEditor {
public:
    explicit TreeEditor(const SnapshotTree& tree) : tree_(tree), gone_(tree.nodes.size(), false) {}

    SnapshotNode& node(int id) { return tree_.nodes[at(id)]; }
    void markFresh(int id) { fresh_.insert(id); }

    int add(SnapshotNode made, int parent) {
        made.id = static_cast<int>(tree_.nodes.size());
        made.children.clear();
        tree_.nodes.push_back(std::move(made));
        gone_.push_back(false);
        tree_.nodes.back().parent = -1;
        tree_.roots.push_back(tree_.nodes.back().id);
        move(tree_.nodes.back().id, parent);
        markFresh(tree_.nodes.back().id);
        return tree_.nodes.back().id;
    }

    /// Becomes the last child of `parent` (a root for -1), but before the present state.
    void move(int id, int parent) {
        std::erase(siblings(node(id).parent), id);
        node(id).parent = parent;
        std::vector<int>& others = siblings(parent);
        const bool beforePresent = !others.empty() && others.back() == tree_.present && id != tree_.present;
        others.insert(others.end() - (beforePresent ? 1 : 0), id);
    }

    /// Takes the node out; its children take its place.
    void remove(int id) {
        const int parent = node(id).parent;
        std::vector<int>& others = siblings(parent);
        const auto place = others.erase(std::find(others.begin(), others.end(), id));
        others.insert(place, node(id).children.begin(), node(id).children.end());
        for (const int child : node(id).children)
            node(child).parent = parent;
        node(id).children.clear();
        gone_[at(id)] = true;
    }

    AfterTree finish() {
        std::vector<int> order; // old ids, parents first
        for (const int root : tree_.roots)
            order.push_back(root);
        for (std::size_t next = 0; next < order.size(); ++next)
            order.insert(order.end(), node(order[next]).children.begin(), node(order[next]).children.end());
        std::vector<int> newIds(tree_.nodes.size(), -1);
        for (std::size_t i = 0; i < order.size(); ++i)
            newIds[at(order[i])] = static_cast<int>(i);
        AfterTree after;
        after.tree = tree_;
        after.tree.nodes.clear();
        for (const int old : order) {
            SnapshotNode renamed = node(old);
            renamed.id = newIds[at(old)];
            renamed.parent = renamed.parent >= 0 ? newIds[at(renamed.parent)] : -1;
            for (int& child : renamed.children)
                child = newIds[at(child)];
            after.tree.nodes.push_back(std::move(renamed));
        }
        for (int& root : after.tree.roots)
            root = newIds[at(root)];
        after.tree.present = tree_.present >= 0 ? newIds[at(tree_.present)] : -1;
        for (const int old : fresh_)
            if (newIds[at(old)] >= 0)
                after.fresh.insert(newIds[at(old)]);
        return after;
    }

private:
    std::vector<int>& siblings(int parent) { return parent >= 0 ? node(parent).children : tree_.roots; }

    SnapshotTree tree_;
    std::vector<bool> gone_;
    std::set<int> fresh_;
};

/// What the present state holds becomes a node of its own where it is.
int freezePresent(TreeEditor& editor, const SnapshotTree& tree, NodeKind kind, const std::string& name) {
    SnapshotNode frozen = tree.nodes[at(tree.present)];
    frozen.kind = kind;
    frozen.name = name;
    return editor.add(std::move(frozen), tree.nodes[at(tree.present)].parent);
}

void emptyPresent(TreeEditor& editor, const SnapshotTree& tree) {
    SnapshotNode& present = editor.node(tree.present);
    if (present.sizes) {
        NodeSizes none;
        none.shared = present.sizes->own + present.sizes->shared;
        present.sizes = none;
    }
    present.problems.clear();
    editor.markFresh(tree.present);
}

} // namespace

std::set<int> nodesBelow(const SnapshotTree& tree, int node) {
    std::set<int> below{node};
    for (const SnapshotNode& candidate : tree.nodes) // parents come first
        if (below.contains(candidate.parent) && candidate.parent >= 0)
            below.insert(candidate.id);
    return below;
}

AfterTree afterTake(const SnapshotTree& tree, const std::string& name) {
    TreeEditor editor(tree);
    if (tree.present >= 0) {
        const int frozen = freezePresent(editor, tree, NodeKind::Snapshot, name);
        editor.move(tree.present, frozen);
        emptyPresent(editor, tree);
    }
    return editor.finish();
}

AfterTree afterGoTo(const SnapshotTree& tree, int target, const std::optional<std::string>& keepName) {
    TreeEditor editor(tree);
    if (tree.present < 0)
        return editor.finish();
    const SnapshotNode& present = tree.nodes[at(tree.present)];
    const bool holdsData = !present.sizes || present.sizes->own > 0;
    if (keepName)
        freezePresent(editor, tree, NodeKind::Snapshot, *keepName);
    else if (holdsData && !present.disks.empty())
        freezePresent(editor, tree, NodeKind::Discarded, present.disks.front().file.filename().string());
    editor.move(tree.present, target);
    emptyPresent(editor, tree);
    if (const auto& sizes = tree.nodes[at(target)].sizes; sizes && editor.node(tree.present).sizes)
        editor.node(tree.present).sizes->shared = sizes->own + sizes->shared;
    return editor.finish();
}

AfterTree afterMerge(const SnapshotTree& tree, int node, bool staysShared) {
    TreeEditor editor(tree);
    if (staysShared) {
        SnapshotNode& shared = editor.node(node);
        shared.kind = NodeKind::Shared;
        shared.uid = 0;
        shared.name = shared.disks.empty() ? std::string() : shared.disks.front().file.filename().string();
        editor.markFresh(node);
        return editor.finish();
    }
    const SnapshotNode& merged = tree.nodes[at(node)];
    for (const int child : merged.children) {
        editor.markFresh(child);
        SnapshotNode& grown = editor.node(child);
        if (grown.sizes && merged.sizes) { // at most: what both hold is there once
            grown.sizes->own += merged.sizes->own;
            grown.sizes->shared -= std::min(grown.sizes->shared, merged.sizes->own);
        }
    }
    editor.remove(node);
    return editor.finish();
}

AfterTree afterDiscard(const SnapshotTree& tree, int node) {
    TreeEditor editor(tree);
    for (const int id : nodesBelow(tree, node)) {
        SnapshotNode& discarded = editor.node(id);
        discarded.kind = NodeKind::Discarded;
        discarded.uid = 0;
        editor.markFresh(id);
    }
    return editor.finish();
}

AfterTree afterAdopt(const SnapshotTree& tree, int node, const std::string& name) {
    TreeEditor editor(tree);
    editor.node(node).kind = NodeKind::Snapshot;
    editor.node(node).name = name;
    editor.markFresh(node);
    return editor.finish();
}

AfterTree afterPurge(const SnapshotTree& tree) {
    TreeEditor editor(tree);
    for (const SnapshotNode& node : tree.nodes)
        if (node.kind == NodeKind::Discarded)
            editor.remove(node.id);
    return editor.finish();
}

} // namespace strata::ui
