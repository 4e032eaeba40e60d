// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/machinedocument.h"

#include <QPointer>
#include <QTreeView>

class QSortFilterProxyModel;

namespace strata::ui {

class Settings;
class SnapshotTreeModel;

/// A machine's history as a tree; shares the selection with the graph through the document. A second node, picked
/// with Ctrl, is the one to compare with. F2 renames in place.
class SnapshotTreeView : public QTreeView {
    Q_OBJECT
public:
    SnapshotTreeView(Settings& settings, QWidget* parent = nullptr);
    ~SnapshotTreeView() override;

    void setDocument(MachineDocument* document);
    void setFilter(const QString& text);
    /// Gives the width of columns that say least to the names.
    void giveNamesRoom(int width);
    /// Opens the editor on the selected snapshot's name.
    void renameSelected();

signals:
    void renameRequested(std::uint32_t uid, const QString& name);

protected:
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    void setUpHeader();
    void restoreRows();
    void followSelection();
    bool isShown(const QModelIndex& row) const;
    QModelIndex rowOf(const SnapshotNode* node) const;

    Settings& settings_;
    QPointer<MachineDocument> document_;
    SnapshotTreeModel* model_;
    QSortFilterProxyModel* proxy_;
    std::vector<NodeKey> collapsed_; ///< what the user folded; everything else is open
    bool following_ = false;
};

} // namespace strata::ui
