// SPDX-License-Identifier: Apache-2.0
#include "ui/views/snapshottreeview.h"

#include "ui/models/snapshottreemodel.h"
#include "ui/models/viewroles.h"
#include "ui/settings/settings.h"
#include "ui/views/entrydelegate.h"

#include <QHeaderView>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace strata::ui {
namespace {

const QString kHeader = QStringLiteral("snapshot-header");

constexpr int kReadableName = 30; ///< characters

} // namespace

SnapshotTreeView::SnapshotTreeView(Settings& settings, QWidget* parent)
    : QTreeView(parent), settings_(settings), model_(new SnapshotTreeModel(this)),
      proxy_(new QSortFilterProxyModel(this)) {
    proxy_->setSourceModel(model_);
    proxy_->setSortRole(SortRole);
    proxy_->setSortLocaleAware(true);
    proxy_->setRecursiveFilteringEnabled(true);
    proxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    setModel(proxy_);
    setItemDelegate(new EntryDelegate(EntryDelegate::Form::OneLine, this));
    setAccessibleName(tr("Snapshots"));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setTextElideMode(Qt::ElideMiddle);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setUpHeader();
    connect(proxy_, &QAbstractItemModel::modelReset, this, &SnapshotTreeView::restoreRows);
    connect(model_, &SnapshotTreeModel::renameRequested, this, &SnapshotTreeView::renameRequested);
    const auto keyAt = [this](const QModelIndex& row) {
        return keyOf(
            document_->snapshots()->nodes[static_cast<std::size_t>(model_->nodeAt(proxy_->mapToSource(row)))]);
    };
    connect(this, &QTreeView::collapsed, this,
            [this, keyAt](const QModelIndex& row) { collapsed_.push_back(keyAt(row)); });
    connect(this, &QTreeView::expanded, this,
            [this, keyAt](const QModelIndex& row) { std::erase(collapsed_, keyAt(row)); });
}

SnapshotTreeView::~SnapshotTreeView() { settings_.setLayout(kHeader, header()->saveState()); }

void SnapshotTreeView::setUpHeader() {
    QHeaderView& head = *header();
    head.setStretchLastSection(false);
    head.setHighlightSections(false);
    if (!head.restoreState(settings_.layout(kHeader))) {
        const int character = fontMetrics().averageCharWidth();
        head.setSectionResizeMode(SnapshotTreeModel::NameColumn, QHeaderView::Stretch);
        head.resizeSection(SnapshotTreeModel::TakenColumn, 15 * character);
        head.resizeSection(SnapshotTreeModel::OwnColumn, 11 * character);
        head.resizeSection(SnapshotTreeModel::FreedColumn, 11 * character);
        head.resizeSection(SnapshotTreeModel::NeedsColumn, 11 * character);
        head.resizeSection(SnapshotTreeModel::HealthColumn, 15 * character);
        head.setSortIndicator(-1, Qt::AscendingOrder);
    }
    head.setSortIndicatorClearable(true); // a third click: in order of time again
    setSortingEnabled(true);
}

void SnapshotTreeView::setDocument(MachineDocument* document) {
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    collapsed_.clear();
    model_->setDocument(document);
    if (document_ != nullptr) {
        connect(document_, &MachineDocument::nodeSelectionChanged, this, &SnapshotTreeView::followSelection);
    }
    restoreRows();
}

void SnapshotTreeView::setFilter(const QString& text) {
    proxy_->setFilterFixedString(text);
    restoreRows();
}

void SnapshotTreeView::giveNamesRoom(int width) {
    int room = width - fontMetrics().averageCharWidth() * kReadableName;
    for (const int column :
         {SnapshotTreeModel::OwnColumn, SnapshotTreeModel::HealthColumn, SnapshotTreeModel::FreedColumn,
          SnapshotTreeModel::TakenColumn, SnapshotTreeModel::NeedsColumn}) {
        header()->setSectionHidden(column, false);
        room -= header()->sectionSize(column);
        header()->setSectionHidden(column, room < 0);
    }
}

void SnapshotTreeView::renameSelected() {
    const QModelIndex row = document_ != nullptr ? rowOf(document_->selectedNode()) : QModelIndex();
    if (row.isValid() && (row.flags() & Qt::ItemIsEditable))
        edit(row);
}

QModelIndex SnapshotTreeView::rowOf(const SnapshotNode* node) const {
    return node != nullptr ? proxy_->mapFromSource(model_->indexOf(node->id)) : QModelIndex();
}

void SnapshotTreeView::restoreRows() {
    following_ = true; // what the view selects by itself is not the user's choice
    const std::vector<NodeKey> collapsed = std::exchange(collapsed_, {});
    expandAll();
    if (document_ != nullptr && document_->snapshots() != nullptr)
        for (const NodeKey& key : collapsed)
            if (const int id = findNode(*document_->snapshots(), key); id >= 0)
                collapse(proxy_->mapFromSource(model_->indexOf(id)));
    following_ = false;
    if (document_ != nullptr && isShown(rowOf(document_->selectedNode())))
        followSelection();
}

/// Not in a part that the user folded.
bool SnapshotTreeView::isShown(const QModelIndex& row) const {
    for (QModelIndex above = row.parent(); above.isValid(); above = above.parent())
        if (!isExpanded(above))
            return false;
    return row.isValid();
}

void SnapshotTreeView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QTreeView::selectionChanged(selected, deselected);
    if (following_ || document_ == nullptr || document_->snapshots() == nullptr)
        return;
    const QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    const auto nodeOf = [this](const QModelIndex& row) { return model_->nodeAt(proxy_->mapToSource(row)); };
    const SnapshotNode* before = document_->selectedNode();
    // The one that was selected first stays the main one; of more than two only the latest counts.
    int main = nodeOf(rows.first());
    int other = -1;
    if (rows.size() >= 2) {
        const auto kept = std::find_if(rows.begin(), rows.end(), [&](const QModelIndex& row) {
            return before != nullptr && nodeOf(row) == before->id;
        });
        main = nodeOf(kept != rows.end() ? *kept : rows.first());
        const auto latest =
            std::find_if(rows.rbegin(), rows.rend(), [&](const QModelIndex& row) { return nodeOf(row) != main; });
        other = latest != rows.rend() ? nodeOf(*latest) : -1;
    }
    document_->selectNode(main, other);
    followSelection();
}

void SnapshotTreeView::followSelection() {
    if (following_ || document_ == nullptr || document_->snapshots() == nullptr)
        return;
    const QModelIndex main = rowOf(document_->selectedNode());
    const QModelIndex other = rowOf(document_->otherNode());
    if (!main.isValid())
        return;
    following_ = true;
    QItemSelection wanted(main, main.siblingAtColumn(model_->columnCount() - 1));
    if (other.isValid())
        wanted.select(other, other.siblingAtColumn(model_->columnCount() - 1));
    selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect);
    const QModelIndex current = currentIndex().siblingAtColumn(0);
    if (current != main && (!other.isValid() || current != other)) {
        selectionModel()->setCurrentIndex(main, QItemSelectionModel::NoUpdate);
        scrollTo(main);
    }
    following_ = false;
}

} // namespace strata::ui
