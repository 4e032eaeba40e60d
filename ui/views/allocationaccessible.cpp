// SPDX-License-Identifier: Apache-2.0
#include "ui/views/allocationaccessible.h"

#include "ui/views/allocationview.h"

#include <QAccessibleWidget>

#include <map>

namespace strata::ui {
namespace {

class CellInterface : public QAccessibleInterface {
public:
    CellInterface(AllocationView& view, int cell) : view_(view), cell_(cell) {}

    bool isValid() const override { return cell_ < view_.count(); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(&view_); }
    QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name && isValid() ? view_.describe(cell_) : QString();
    }
    void setText(QAccessible::Text /*kind*/, const QString& /*text*/) override {}
    QRect rect() const override {
        const QRect area = view_.rectOf(cell_);
        return {view_.viewport()->mapToGlobal(area.topLeft()), area.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = state.selectable = true;
        state.selected = cell_ == view_.cursor();
        state.focused = state.selected && view_.hasFocus();
        state.invisible = !view_.isVisible();
        state.offscreen = !view_.viewport()->rect().intersects(view_.rectOf(cell_));
        return state;
    }

private:
    AllocationView& view_;
    int cell_;
};

class MapInterface : public QAccessibleWidget {
public:
    explicit MapInterface(AllocationView* view) : QAccessibleWidget(view, QAccessible::List), view_(*view) {}
    ~MapInterface() override {
        for (const auto& [cell, handle] : handles_)
            QAccessible::deleteAccessibleInterface(handle);
    }

    int childCount() const override { return view_.count(); }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = handles_.find(index);
        if (known != handles_.end())
            return QAccessible::accessibleInterface(known->second);
        auto* made = new CellInterface(view_, index);
        handles_[index] = QAccessible::registerAccessibleInterface(made);
        return made;
    }
    int indexOfChild(const QAccessibleInterface* wanted) const override {
        for (const auto& [cell, handle] : handles_)
            if (QAccessible::accessibleInterface(handle) == wanted)
                return cell;
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        return child(view_.cellAt(view_.viewport()->mapFromGlobal(QPoint(x, y))));
    }
    QAccessibleInterface* focusChild() const override { return view_.hasFocus() ? child(view_.cursor()) : nullptr; }

private:
    AllocationView& view_;
    mutable std::map<int, QAccessible::Id> handles_; ///< only of cells that somebody asked for
};

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object) {
    auto* view = qobject_cast<AllocationView*>(object);
    return view != nullptr ? new MapInterface(view) : nullptr;
}

} // namespace

void installAllocationAccessibility() {
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(once);
}

void tellFocusedCell(AllocationView& view) {
    if (!QAccessible::isActive() || !view.hasFocus())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(view.cursor());
    QAccessible::updateAccessibility(&event);
}

} // namespace strata::ui
