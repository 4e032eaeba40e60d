// SPDX-License-Identifier: Apache-2.0
#include "ui/models/metadatamodel.h"

#include "ui/text/coretext.h"

#include <QFont>
#include <QStringList>

#include <algorithm>

namespace strata::ui {
namespace {

QString hexCid(Cid cid) { return QStringLiteral("%1").arg(cid, 8, 16, QLatin1Char('0')); }

} // namespace

std::vector<MetadataModel::Row> MetadataModel::rowsOf(const LinkInfo& link) {
    std::vector<Row> rows;
    const auto add = [&rows](const QString& key, const QString& value) {
        rows.push_back({key, value, std::nullopt, false, findMetaKey(key.toStdString())});
    };
    for (const auto& [key, value] : link.ddb)
        add(QString::fromStdString(key), QString::fromStdString(value));
    add(QStringLiteral("createType"), QString::fromStdString(link.createType));
    add(QStringLiteral("CID"), hexCid(link.cid));
    add(QStringLiteral("parentCID"), hexCid(link.parentCid));
    if (!link.parentHint.empty())
        add(QStringLiteral("parentFileNameHint"), QString::fromStdString(link.parentHint));
    return rows;
}

void MetadataModel::setLink(std::shared_ptr<const DiskInfo> info, std::size_t link) {
    const LinkInfo& shown = info->links.at(link);
    std::vector<Row> fresh = rowsOf(shown);
    if (shown.path == path_) {
        // A reload of the same link: what the user typed stays, unless the file says so by now.
        for (const Row& old : rows_) {
            if (!old.isPending())
                continue;
            const auto same =
                std::find_if(fresh.begin(), fresh.end(), [&old](const Row& row) { return row.key == old.key; });
            if (same == fresh.end())
                fresh.push_back(old);
            else if (same->fileValue != old.value())
                same->pending = old.value();
        }
    }
    beginResetModel();
    rows_ = std::move(fresh);
    path_ = shown.path;
    endResetModel();
    emit pendingChanged();
}

void MetadataModel::clear() {
    beginResetModel();
    rows_.clear();
    path_.clear();
    endResetModel();
    emit pendingChanged();
}

void MetadataModel::setExpert(bool expert) {
    if (expert_ == expert)
        return;
    expert_ = expert;
    if (!rows_.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void MetadataModel::setEditable(bool editable) { editable_ = editable; }

int MetadataModel::pendingCount() const {
    return static_cast<int>(
        std::count_if(rows_.begin(), rows_.end(), [](const Row& row) { return row.isPending(); }));
}

std::vector<MetaChange> MetadataModel::changes() const {
    std::vector<MetaChange> changes;
    for (const Row& row : rows_)
        if (row.isPending())
            changes.push_back({row.key.toStdString(), row.value().toStdString()});
    return changes;
}

bool MetadataModel::changesAreDangerous() const {
    return std::any_of(rows_.begin(), rows_.end(),
                       [](const Row& row) { return row.isPending() && row.isDangerous(); });
}

void MetadataModel::revertAll() {
    beginResetModel();
    std::erase_if(rows_, [](const Row& row) { return row.added; });
    for (Row& row : rows_)
        row.pending.reset();
    endResetModel();
    emit pendingChanged();
}

void MetadataModel::revert(const QModelIndex& index) {
    if (!index.isValid())
        return;
    Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (row.added) {
        beginRemoveRows({}, index.row(), index.row());
        rows_.erase(rows_.begin() + index.row());
        endRemoveRows();
        emit pendingChanged();
    } else if (row.pending) {
        row.pending.reset();
        touch(index.row());
    }
}

QModelIndex MetadataModel::addKey(const QString& key, QString* problem) {
    const QString trimmed = key.trimmed();
    const auto same = std::find_if(rows_.begin(), rows_.end(), [&trimmed](const Row& row) {
        return row.key.compare(trimmed, Qt::CaseInsensitive) == 0;
    });
    if (same != rows_.end())
        return index(static_cast<int>(same - rows_.begin()), ValueColumn);
    if (const auto why = validateMeta(trimmed.toStdString(), "");
        why && findMetaKey(trimmed.toStdString()) == nullptr) {
        *problem = translated(*why);
        return {};
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    rows_.push_back({trimmed, {}, std::nullopt, true, findMetaKey(trimmed.toStdString())});
    endInsertRows();
    emit pendingChanged();
    return index(row, ValueColumn);
}

QString MetadataModel::problemWith(const QModelIndex& index, const QString& value) const {
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const auto why = validateMeta(row.key.toStdString(), value.toStdString());
    return why ? translated(*why) : QString();
}

QString MetadataModel::asText(const QModelIndexList& rows) const {
    std::vector<int> numbers;
    for (const QModelIndex& index : rows)
        numbers.push_back(index.row());
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    QStringList lines;
    for (const int number : numbers) {
        const Row& row = rows_[static_cast<std::size_t>(number)];
        lines << QStringLiteral("%1 = \"%2\"").arg(row.key, row.value());
    }
    return lines.join(QLatin1Char('\n'));
}

int MetadataModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int MetadataModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString MetadataModel::meaning(const Row& row) const {
    return row.known != nullptr ? translated(row.known->meaning) : tr("Not a key that Strata knows; kept as it is.");
}

QVariant MetadataModel::valueData(const Row& row, int role) const {
    if (role == Qt::DisplayRole || role == Qt::EditRole)
        return row.value();
    if (role == Qt::ToolTipRole && row.isPending())
        return row.added ? tr("New; not in the file yet.") : tr("In the file: %1").arg(row.fileValue);
    if (role == Qt::ToolTipRole && row.isDangerous() && !expert_)
        return tr("Locked: a wrong value here makes the disk unreadable. Unlock expert fields to change it.");
    return {};
}

QVariant MetadataModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case PendingRole: return row.isPending();
    case LockedRole: return row.isDangerous() && !expert_;
    case KeyRole: return row.key;
    case FileValueRole: return row.fileValue;
    case ChoicesRole: {
        QStringList choices;
        if (row.known != nullptr)
            for (const std::string_view choice : row.known->choices)
                choices << QString::fromUtf8(choice.data(), static_cast<qsizetype>(choice.size()));
        return choices;
    }
    case Qt::FontRole: {
        QFont font;
        font.setBold(row.isPending());
        return font;
    }
    case Qt::AccessibleTextRole:
        if (index.column() == ValueColumn && row.isPending())
            return tr("%1, changed, not applied yet").arg(row.value());
        break;
    default: break;
    }
    if (index.column() == ValueColumn)
        return valueData(row, role);
    if (index.column() == KeyColumn && role == Qt::DisplayRole)
        return row.isPending() ? tr("● %1").arg(row.key) : row.key;
    if (index.column() == MeaningColumn && (role == Qt::DisplayRole || role == Qt::ToolTipRole))
        return meaning(row);
    return {};
}

QVariant MetadataModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KeyColumn: return tr("Key");
    case ValueColumn: return tr("Value");
    case MeaningColumn: return tr("Meaning");
    default: return {};
    }
}

Qt::ItemFlags MetadataModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == ValueColumn && editable_ && !data(index, LockedRole).toBool())
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool MetadataModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const QString text = value.toString();
    Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (text == row.value())
        return true;
    if (!problemWith(index, text).isEmpty())
        return false;
    if (text == row.fileValue && !row.added)
        row.pending.reset();
    else
        row.pending = text;
    touch(index.row());
    return true;
}

void MetadataModel::touch(int row) {
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit pendingChanged();
}

} // namespace strata::ui
