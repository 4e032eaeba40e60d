// SPDX-License-Identifier: Apache-2.0
#include "ui/graph/graphaccessible.h"

#include "ui/graph/graphview.h"
#include "ui/graph/snapshotscene.h"

#include <QAccessibleWidget>

#include <map>

namespace strata::ui {
namespace {

/// One card.
class NodeInterface : public QAccessibleInterface {
public:
    NodeInterface(GraphView& view, int id) : view_(view), id_(id) {}

    bool isValid() const override {
        const SnapshotTree* tree = view_.snapshotScene().tree();
        return tree != nullptr && static_cast<std::size_t>(id_) < tree->nodes.size();
    }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(&view_); }
    QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    QAccessible::Role role() const override { return QAccessible::TreeItem; }
    QString text(QAccessible::Text kind) const override {
        if (!isValid())
            return {};
        const SnapshotNode& node = view_.snapshotScene().tree()->nodes[static_cast<std::size_t>(id_)];
        if (kind == QAccessible::Name)
            return nodeSpoken(node, QDateTime::currentDateTime());
        return kind == QAccessible::Description ? nodeRemarks(node) : QString();
    }
    void setText(QAccessible::Text /*kind*/, const QString& /*text*/) override {}
    QRect rect() const override {
        const QRect area = view_.mapFromScene(view_.snapshotScene().cardOf(id_)).boundingRect();
        return {view_.viewport()->mapToGlobal(area.topLeft()), area.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.selectable = state.focusable = true;
        state.selected = id_ == view_.selectedId();
        state.focused = state.selected && view_.hasFocus();
        state.invisible = !view_.isVisible();
        return state;
    }

private:
    GraphView& view_;
    int id_;
};

class GraphInterface : public QAccessibleWidget {
public:
    explicit GraphInterface(GraphView* view) : QAccessibleWidget(view, QAccessible::Tree), view_(*view) {}
    ~GraphInterface() override {
        for (const auto& [id, handle] : handles_)
            QAccessible::deleteAccessibleInterface(handle);
    }

    int childCount() const override {
        const SnapshotTree* tree = view_.snapshotScene().tree();
        return tree != nullptr ? static_cast<int>(tree->nodes.size()) : 0;
    }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = handles_.find(index);
        if (known != handles_.end())
            return QAccessible::accessibleInterface(known->second);
        auto* made = new NodeInterface(view_, index);
        handles_[index] = QAccessible::registerAccessibleInterface(made);
        return made;
    }
    int indexOfChild(const QAccessibleInterface* wanted) const override {
        for (const auto& [id, handle] : handles_)
            if (QAccessible::accessibleInterface(handle) == wanted)
                return id;
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        const QPoint place = view_.viewport()->mapFromGlobal(QPoint(x, y));
        return child(view_.snapshotScene().nodeAt(view_.mapToScene(place)));
    }
    QAccessibleInterface* focusChild() const override {
        return view_.hasFocus() ? child(view_.selectedId()) : nullptr;
    }

private:
    GraphView& view_;
    mutable std::map<int, QAccessible::Id> handles_;
};

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object) {
    auto* view = qobject_cast<GraphView*>(object);
    return view != nullptr ? new GraphInterface(view) : nullptr;
}

} // namespace

void installGraphAccessibility() {
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(once);
}

void tellFocusedNode(GraphView& view, int id) {
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(id);
    QAccessible::updateAccessibility(&event);
}

} // namespace strata::ui
