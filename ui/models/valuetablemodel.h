// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QString>

#include <functional>
#include <vector>

namespace strata::ui {

/// A read-only table over a vector of values; a column is a title and a function of a row and a role.
template<typename Row>
class ValueTableModel : public QAbstractTableModel {
public:
    struct Column {
        QString title;
        bool numeric = false; ///< right-aligned
        std::function<QVariant(const Row&, int role)> data;
    };

    ValueTableModel(std::vector<Column> columns, QObject* parent)
        : QAbstractTableModel(parent), columns_(std::move(columns)) {}

    const std::vector<Row>& rows() const { return rows_; }

    /// The same number of rows is taken as the same rows with other values: views keep selection and position.
    void setRows(std::vector<Row> rows) {
        if (rows.size() == rows_.size()) {
            rows_ = std::move(rows);
            if (!rows_.empty())
                emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            return;
        }
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
    }

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(rows_.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(columns_.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Column& column = columns_[static_cast<std::size_t>(index.column())];
        if (role == Qt::TextAlignmentRole && column.numeric)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        const Row& row = rows_[static_cast<std::size_t>(index.row())];
        if (role == Qt::AccessibleTextRole && column.data(row, Qt::DisplayRole).toString().isEmpty())
            return QCoreApplication::translate("ValueTableModel", "empty"); // a cell without words is not heard
        return column.data(row, role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const Column& column = columns_[static_cast<std::size_t>(section)];
        if (role == Qt::DisplayRole)
            return column.title;
        if (role == Qt::TextAlignmentRole && column.numeric)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        return {};
    }

private:
    std::vector<Column> columns_;
    std::vector<Row> rows_;
};

} // namespace strata::ui
