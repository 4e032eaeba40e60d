// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskinfo.h"
#include "core/ops/metaop.h"

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>
#include <QUndoStack>

#include <memory>
#include <optional>
#include <vector>

namespace strata::ui {

/// The metadata of one link as a table of pending edits: key, value, meaning. Nothing reaches the disk from here;
/// changes() is what an Apply would do. Every change of the edits is one step of undo(). Knows no widgets.
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

    /// Shows `link` of `info`. Pending edits survive when it is the same link as before (a reload); the steps to undo
    /// only as long as the file says what it said.
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
    QUndoStack& undo() { return undo_; }
    /// Adds a row for a key that the disk does not have yet; the row's index. Invalid keys give an invalid index and
    /// set `problem`.
    QModelIndex addKey(const QString& key, QString* problem);
    /// Why `value` cannot stand in that row; empty if it can.
    QString problemWith(const QModelIndex& index, const QString& value) const;
    /// `key = "value"` lines of the rows, for the clipboard.
    QString asText(const QModelIndexList& rows) const;
    struct Pasted {
        int taken = 0;       ///< values that stand in the table now
        QStringList refused; ///< one sentence for each line that was not taken
    };
    /// Takes such lines, with or without "ddb.", as one step. Comments and empty lines are passed over.
    Pasted paste(const QString& text);

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
    struct Edit {
        QString key, value;
        bool operator==(const Edit&) const = default;
    };
    using Edits = std::vector<Edit>; ///< all that is pending, in the table's order
    class Step;

    static std::vector<Row> rowsOf(const LinkInfo& link);
    bool showsSameFile(const std::vector<Row>& fresh) const;
    int findRow(const QString& key) const; ///< -1: none
    Edits edits() const;
    void setEdits(const Edits& edits);
    /// `edits` with that value pending, or no longer pending where the file says the same.
    Edits with(Edits edits, const QString& key, const QString& value) const;
    static Edits without(Edits edits, const QString& key);
    void change(const QString& words, Edits edits);
    /// Why a pasted line cannot be taken; empty if it can.
    QString problemWithPasted(const QString& key, const QString& value) const;
    QString meaning(const Row& row) const;
    QVariant valueData(const Row& row, int role) const;

    std::vector<Row> rows_;
    QUndoStack undo_;
    std::filesystem::path path_;
    bool expert_ = false;
    bool editable_ = true;
};

} // namespace strata::ui
