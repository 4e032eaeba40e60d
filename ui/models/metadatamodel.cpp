// SPDX-License-Identifier: Apache-2.0
#include "ui/models/metadatamodel.h"

#include "ui/models/metadatatext.h"
#include "ui/text/coretext.h"

#include <QFont>
#include <QUndoCommand>

#include <algorithm>

namespace strata::ui {
namespace {

QString hexCid(Cid cid) { return QStringLiteral("%1").arg(cid, 8, 16, QLatin1Char('0')); }

} // namespace

/// From one set of pending edits to another.
class MetadataModel::Step : public QUndoCommand {
public:
    Step(MetadataModel& model, const QString& words, Edits after)
        : QUndoCommand(words), model_(model), before_(model.edits()), after_(std::move(after)) {}
    void redo() override { model_.setEdits(after_); }
    void undo() override { model_.setEdits(before_); }

private:
    MetadataModel& model_;
    Edits before_, after_;
};

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

bool MetadataModel::showsSameFile(const std::vector<Row>& fresh) const {
    const auto shown = std::count_if(rows_.begin(), rows_.end(), [](const Row& row) { return !row.added; });
    return static_cast<std::size_t>(shown) == fresh.size()
           && std::equal(fresh.begin(), fresh.end(), rows_.begin(),
                         [](const Row& a, const Row& b) { return a.key == b.key && a.fileValue == b.fileValue; });
}

void MetadataModel::setLink(std::shared_ptr<const DiskInfo> info, std::size_t link) {
    const LinkInfo& shown = info->links.at(link);
    std::vector<Row> fresh = rowsOf(shown);
    const bool same = shown.path == path_;
    if (same && showsSameFile(fresh))
        return;
    // What the user typed stays, unless the file says so by now.
    const Edits kept = same ? edits() : Edits();
    undo_.clear();
    beginResetModel();
    rows_ = std::move(fresh);
    path_ = shown.path;
    endResetModel();
    setEdits(kept);
}

void MetadataModel::clear() {
    undo_.clear();
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

int MetadataModel::findRow(const QString& key) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&key](const Row& row) {
        return row.key.compare(key, Qt::CaseInsensitive) == 0;
    });
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

MetadataModel::Edits MetadataModel::edits() const {
    Edits edits;
    for (const Row& row : rows_)
        if (row.isPending())
            edits.push_back({row.key, row.value()});
    return edits;
}

void MetadataModel::setEdits(const Edits& edits) {
    const auto wanted = [&edits](const QString& key) {
        const auto found = std::find_if(edits.begin(), edits.end(), [&key](const Edit& edit) {
            return edit.key.compare(key, Qt::CaseInsensitive) == 0;
        });
        return found == edits.end() ? std::nullopt : std::optional<QString>(found->value);
    };
    for (int number = rowCount() - 1; number >= 0; --number) {
        Row& row = rows_[static_cast<std::size_t>(number)];
        std::optional<QString> value = wanted(row.key);
        if (row.added && !value) {
            beginRemoveRows({}, number, number);
            rows_.erase(rows_.begin() + number);
            endRemoveRows();
            continue;
        }
        if (!row.added && value == row.fileValue)
            value.reset();
        if (row.pending != value) {
            row.pending = value;
            emit dataChanged(index(number, 0), index(number, ColumnCount - 1));
        }
    }
    for (const Edit& edit : edits) {
        if (findRow(edit.key) >= 0)
            continue;
        beginInsertRows({}, rowCount(), rowCount());
        rows_.push_back({edit.key, {}, edit.value, true, findMetaKey(edit.key.toStdString())});
        endInsertRows();
    }
    emit pendingChanged();
}

MetadataModel::Edits MetadataModel::with(Edits edits, const QString& key, const QString& value) const {
    const int number = findRow(key);
    const bool inFile = number >= 0 && !rows_[static_cast<std::size_t>(number)].added;
    const QString spelt = number >= 0 ? rows_[static_cast<std::size_t>(number)].key : key;
    if (inFile && rows_[static_cast<std::size_t>(number)].fileValue == value)
        return without(std::move(edits), spelt);
    const auto found = std::find_if(edits.begin(), edits.end(), [&spelt](const Edit& edit) {
        return edit.key.compare(spelt, Qt::CaseInsensitive) == 0;
    });
    if (found == edits.end())
        edits.push_back({spelt, value});
    else
        found->value = value;
    return edits;
}

MetadataModel::Edits MetadataModel::without(Edits edits, const QString& key) {
    std::erase_if(edits, [&key](const Edit& edit) { return edit.key.compare(key, Qt::CaseInsensitive) == 0; });
    return edits;
}

void MetadataModel::change(const QString& words, Edits edits) {
    if (edits != this->edits())
        undo_.push(new Step(*this, words, std::move(edits)));
}

void MetadataModel::revertAll() { change(tr("Revert"), {}); }

void MetadataModel::revert(const QModelIndex& index) {
    if (!index.isValid())
        return;
    const QString key = rows_[static_cast<std::size_t>(index.row())].key;
    change(tr("Reset %1").arg(key), without(edits(), key));
}

QModelIndex MetadataModel::addKey(const QString& key, QString* problem) {
    const QString trimmed = key.trimmed();
    if (const int row = findRow(trimmed); row >= 0)
        return index(row, ValueColumn);
    if (const auto why = validateMeta(trimmed.toStdString(), "");
        why && findMetaKey(trimmed.toStdString()) == nullptr) {
        *problem = translated(*why);
        return {};
    }
    change(tr("Add %1").arg(trimmed), with(edits(), trimmed, {}));
    return index(findRow(trimmed), ValueColumn);
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
    std::vector<MetadataLine> lines;
    for (const int number : numbers)
        lines.push_back(
            {rows_[static_cast<std::size_t>(number)].key, rows_[static_cast<std::size_t>(number)].value()});
    return metadataText(lines);
}

QString MetadataModel::problemWithPasted(const QString& key, const QString& value) const {
    const MetaKeyInfo* known = findMetaKey(key.toStdString());
    if (!editable_)
        return tr("%1: this disk can only be read now.").arg(key);
    if (known != nullptr && known->dangerous && !expert_)
        return tr("%1: locked. Unlock expert fields to change it.").arg(key);
    if (const auto why = validateMeta(key.toStdString(), value.toStdString()))
        return tr("%1: %2", "key and why its value was refused").arg(key, translated(*why));
    return {};
}

MetadataModel::Pasted MetadataModel::paste(const QString& text) {
    Pasted pasted;
    Edits target = edits();
    const MetadataLines read = parseMetadataText(text);
    for (const QString& line : read.unreadable)
        pasted.refused << tr("“%1” is not of the form key = \"value\".").arg(line);
    for (const MetadataLine& line : read.lines) {
        if (const QString problem = problemWithPasted(line.key, line.value); !problem.isEmpty()) {
            pasted.refused << problem;
            continue;
        }
        target = with(std::move(target), line.key, line.value);
        ++pasted.taken;
    }
    change(tr("Paste"), std::move(target));
    return pasted;
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
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (text == row.value())
        return true;
    if (!problemWith(index, text).isEmpty())
        return false;
    change(tr("Change %1").arg(row.key), with(edits(), row.key, text));
    return true;
}

} // namespace strata::ui
