// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskinfo.h"
#include "core/ops/metaop.h"

#include <QAbstractTableModel>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace strata::ui {

/// The metadata of one link as a table of pending edits: key, value, meaning. Nothing reaches the disk from here;
/// changes() is what an Apply would do. Knows no widgets.
class MetadataModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { KeyColumn, ValueColumn, MeaningColumn, ColumnCount };
    enum Role {
        PendingRole = Qt::UserRole + 1, ///< bool: the value differs from the file's
        LockedRole,                     ///< bool: editable only after setExpert(true)
        ChoicesRole,                    ///< QStringList of allowed values; empty: free text
        KeyRole,                        ///< QString, the key as the core knows it
        FileValueRole,                  ///< QString, what the file says
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows `link` of `info`. Pending edits survive when it is the same link as before (a reload).
    void setLink(std::shared_ptr<const DiskInfo> info, std::size_t link);
    void clear();
    /// Unlocks the keys that break a chain when they are wrong.
    void setExpert(bool expert);
    bool isExpert() const { return expert_; }
    /// False shows the values without letting them be edited.
    void setEditable(bool editable);

    int pendingCount() const;
    std::vector<MetaChange> changes() const;
    bool changesAreDangerous() const;
    void revertAll();
    void revert(const QModelIndex& index);
    /// Adds a row for a key that the disk does not have yet; the row's index. Invalid keys give an invalid index and
    /// set `problem`.
    QModelIndex addKey(const QString& key, QString* problem);
    /// Why `value` cannot stand in that row; empty if it can.
    QString problemWith(const QModelIndex& index, const QString& value) const;
    /// `key = "value"` lines of the rows, for the clipboard.
    QString asText(const QModelIndexList& rows) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void pendingChanged();

private:
    struct Row {
        QString key;
        QString fileValue;
        std::optional<QString> pending;
        bool added = false;                 ///< not in the file yet
        const MetaKeyInfo* known = nullptr; ///< static table of the core

        QString value() const { return pending.value_or(fileValue); }
        bool isPending() const { return pending.has_value() || added; }
        bool isDangerous() const { return known != nullptr && known->dangerous; }
    };
    static std::vector<Row> rowsOf(const LinkInfo& link);
    QString meaning(const Row& row) const;
    QVariant valueData(const Row& row, int role) const;
    void touch(int row);

    std::vector<Row> rows_;
    std::filesystem::path path_;
    bool expert_ = false;
    bool editable_ = true;
};

} // namespace strata::ui
