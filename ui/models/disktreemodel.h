// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/machinedocument.h"

#include <QAbstractItemModel>

#include <vector>

namespace strata::ui {

/// The disks of a document as a tree: parents with their children below them. Rows keep their place while sizes fill
/// in; only when disks come or go is the model reset.
class DiskTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, TypeColumn, CapacityColumn, OwnSizeColumn, HealthColumn, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    /// nullptr empties it. The document must outlive the model or be replaced before its end.
    void setDocument(MachineDocument* document);

    MachineDocument::Selection selectionAt(const QModelIndex& index) const;
    QModelIndex indexOf(const MachineDocument::Selection& selection) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// A node of the tree, flattened: children are indexes into rows_.
    struct Row {
        DiskNode node; ///< without its children
        int parent = -1;
        int place = 0; ///< among its parent's children
        std::vector<int> children;
    };
    struct Rows {
        std::vector<Row> all;
        std::vector<int> roots;
    };

    static int append(Rows& rows, DiskNode node, int parent, int place);
    static bool sameShape(const Rows& a, const Rows& b);
    void refresh();
    const Row& rowAt(const QModelIndex& index) const {
        return rows_.all[static_cast<std::size_t>(index.internalId())];
    }
    QVariant nameData(const Row& row, int role) const;
    QVariant healthData(const Row& row, int role) const;
    QString cellText(const Row& row, int column) const;
    QVariant sizeTip(const Row& row, int column) const;
    QString accessibleRow(const Row& row) const;

    MachineDocument* document_ = nullptr;
    Rows rows_;
};

} // namespace strata::ui
