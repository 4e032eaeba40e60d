// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/machinedocument.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace strata::ui {

/// A machine's history as a tree of rows. Figures fill in place; only when nodes come, go or move is the model
/// reset. Indexes carry the node's id.
class SnapshotTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, TakenColumn, OwnColumn, FreedColumn, NeedsColumn, HealthColumn, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    /// nullptr empties it. The document must outlive the model or be replaced before its end.
    void setDocument(MachineDocument* document);
    bool isEmpty() const { return rows_ == nullptr || rows_->nodes.empty(); }

    int nodeAt(const QModelIndex& index) const; ///< -1 for an invalid one
    QModelIndex indexOf(int node) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Only the name of a snapshot: asks for it with renameRequested(), nothing is changed here.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void renameRequested(std::uint32_t uid, const QString& name);

private:
    void refresh();
    void tellChanged();
    const SnapshotNode& node(const QModelIndex& index) const {
        return rows_->nodes[static_cast<std::size_t>(index.internalId())];
    }
    QVariant nameData(const SnapshotNode& node, int role) const;
    QString cellText(const SnapshotNode& node, int column) const;
    QVariant sortValue(const SnapshotNode& node, int column) const;
    QVariant tip(const SnapshotNode& node, int column) const;
    double shareOfLargest(const SnapshotNode& node) const;

    MachineDocument* document_ = nullptr;
    std::shared_ptr<const SnapshotTree> rows_;
    std::vector<int> places_; ///< row of each node among its siblings
    std::uint64_t largest_ = 0;
};

} // namespace strata::ui
