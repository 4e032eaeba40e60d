// SPDX-License-Identifier: Apache-2.0
#include "ui/models/snapshottreemodel.h"

#include "ui/models/snapshottext.h"
#include "ui/models/viewroles.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"

#include <QFont>

#include <algorithm>

namespace strata::ui {
namespace {

const QString kUnknown = QStringLiteral("…");
const QString kNothing = QStringLiteral("–");

bool isSize(int column) {
    return column == SnapshotTreeModel::OwnColumn || column == SnapshotTreeModel::FreedColumn
           || column == SnapshotTreeModel::NeedsColumn;
}

std::optional<std::uint64_t> sizeIn(const NodeSizes& sizes, int column) {
    switch (column) {
    case SnapshotTreeModel::OwnColumn: return sizes.own;
    case SnapshotTreeModel::FreedColumn: return freedByRemoval(sizes);
    default: return sizes.mergeSpace;
    }
}

bool sameShape(const SnapshotTree* a, const SnapshotTree* b) {
    if (a == nullptr || b == nullptr)
        return a == b;
    return a->roots == b->roots
           && std::equal(a->nodes.begin(), a->nodes.end(), b->nodes.begin(), b->nodes.end(),
                         [](const SnapshotNode& x, const SnapshotNode& y) {
                             return x.parent == y.parent && x.children == y.children && keyOf(x) == keyOf(y);
                         });
}

QString iconOf(NodeKind kind) {
    switch (kind) {
    case NodeKind::Snapshot: return QStringLiteral("snapshot");
    case NodeKind::Present: return QStringLiteral("present");
    case NodeKind::Missing: return QStringLiteral("unknown");
    case NodeKind::Discarded: return QStringLiteral("discard");
    case NodeKind::Foreign: return QStringLiteral("machine");
    default: return QStringLiteral("disk-child");
    }
}

} // namespace

void SnapshotTreeModel::setDocument(MachineDocument* document) {
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    if (document_ != nullptr) {
        connect(document_, &MachineDocument::snapshotsChanged, this, &SnapshotTreeModel::refresh);
        connect(document_, &MachineDocument::snapshotSizesChanged, this, &SnapshotTreeModel::refresh);
    }
    refresh();
}

void SnapshotTreeModel::refresh() {
    std::shared_ptr<const SnapshotTree> fresh = document_ != nullptr ? document_->snapshots() : nullptr;
    const bool same = sameShape(rows_.get(), fresh.get());
    if (!same)
        beginResetModel();
    rows_ = std::move(fresh);
    largest_ = 0;
    places_.assign(rows_ != nullptr ? rows_->nodes.size() : 0, 0);
    if (rows_ != nullptr) {
        const auto place = [this](const std::vector<int>& siblings) {
            for (std::size_t row = 0; row < siblings.size(); ++row)
                places_[static_cast<std::size_t>(siblings[row])] = static_cast<int>(row);
        };
        place(rows_->roots);
        for (const SnapshotNode& node : rows_->nodes) {
            place(node.children);
            if (node.sizes)
                largest_ = std::max(largest_, node.sizes->own);
        }
    }
    if (same)
        tellChanged();
    else
        endResetModel();
}

void SnapshotTreeModel::tellChanged() {
    const auto tellSiblings = [this](const QModelIndex& parent) {
        if (const int count = rowCount(parent); count > 0)
            emit dataChanged(index(0, 0, parent), index(count - 1, ColumnCount - 1, parent));
    };
    tellSiblings({});
    for (int id = 0; id < static_cast<int>(places_.size()); ++id)
        tellSiblings(indexOf(id));
}

int SnapshotTreeModel::nodeAt(const QModelIndex& index) const {
    return index.isValid() ? static_cast<int>(index.internalId()) : -1;
}

QModelIndex SnapshotTreeModel::indexOf(int node) const {
    if (node < 0 || static_cast<std::size_t>(node) >= places_.size())
        return {};
    return createIndex(places_[static_cast<std::size_t>(node)], 0, static_cast<quintptr>(node));
}

QModelIndex SnapshotTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (rows_ == nullptr || !hasIndex(row, column, parent))
        return {};
    const std::vector<int>& siblings = parent.isValid() ? node(parent).children : rows_->roots;
    return createIndex(row, column, static_cast<quintptr>(siblings[static_cast<std::size_t>(row)]));
}

QModelIndex SnapshotTreeModel::parent(const QModelIndex& index) const {
    return index.isValid() ? indexOf(node(index).parent) : QModelIndex();
}

int SnapshotTreeModel::rowCount(const QModelIndex& parent) const {
    if (rows_ == nullptr || parent.column() > 0)
        return 0;
    return static_cast<int>(parent.isValid() ? node(parent).children.size() : rows_->roots.size());
}

int SnapshotTreeModel::columnCount(const QModelIndex& /*parent*/) const { return ColumnCount; }

QVariant SnapshotTreeModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SnapshotNode& row = node(index);
    const int column = index.column();
    switch (role) {
    case SortRole: return sortValue(row, column);
    case GhostRole: return isGhost(row);
    case Qt::ToolTipRole: return tip(row, column);
    case Qt::AccessibleTextRole:
        return column == NameColumn ? nodeSpoken(row, QDateTime::currentDateTime()) : cellText(row, column);
    default: break;
    }
    if (column == NameColumn)
        return nameData(row, role);
    if (role == Qt::DisplayRole)
        return cellText(row, column);
    if (column == HealthColumn && role == StatusIconRole)
        return static_cast<int>(nodeHealth(row).role);
    if (isSize(column) && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (column == OwnColumn && role == ShareRole && row.sizes && largest_ > 0)
        return shareOfLargest(row);
    return {};
}

double SnapshotTreeModel::shareOfLargest(const SnapshotNode& node) const {
    return static_cast<double>(node.sizes->own) / static_cast<double>(largest_);
}

QVariant SnapshotTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && isSize(section))
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case OwnColumn: return tr("Data that only this state holds, over all its disks");
        case FreedColumn: return tr("What discarding it gives back; where others build on it, what merging it does");
        case NeedsColumn: return tr("Extra room needed for a while when it is merged into its parent or children");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Snapshot");
    case TakenColumn: return tr("Taken");
    case OwnColumn: return tr("Own");
    case FreedColumn: return tr("Freed");
    case NeedsColumn: return tr("Needs");
    case HealthColumn: return tr("Health");
    default: return {};
    }
}

Qt::ItemFlags SnapshotTreeModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.column() == NameColumn && node(index).kind == NodeKind::Snapshot && !rows_->readOnly)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool SnapshotTreeModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const QString name = value.toString().trimmed();
    if (!name.isEmpty() && name != nodeTitle(node(index)))
        emit renameRequested(node(index).uid, name);
    return false; // the list on disk says what its name is
}

QVariant SnapshotTreeModel::nameData(const SnapshotNode& node, int role) const {
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return nodeTitle(node);
    case IconNameRole: return iconOf(node.kind);
    case SecondaryTextRole: {
        if (node.kind == NodeKind::Unlisted)
            return tr("unlisted"); // the column for health and the tool tip say more
        if (isGhost(node))
            return ghostText(node);
        return QString::fromStdString(node.description).section(QLatin1Char('\n'), 0, 0);
    }
    case Qt::FontRole: {
        QFont font;
        font.setBold(node.kind == NodeKind::Present);
        return font;
    }
    default: return {};
    }
}

QString SnapshotTreeModel::cellText(const SnapshotNode& node, int column) const {
    switch (column) {
    case NameColumn: return nodeTitle(node);
    case TakenColumn: {
        const QString age = nodeAge(node, QDateTime::currentDateTime());
        return node.kind == NodeKind::Present || age.isEmpty() ? kNothing : age;
    }
    case HealthColumn: return nodeHealth(node).text;
    default: break;
    }
    if (node.kind == NodeKind::Missing)
        return kNothing;
    if (!node.sizes)
        return kUnknown;
    const auto size = sizeIn(*node.sizes, column);
    return size ? formatBytes(*size) : kNothing;
}

QVariant SnapshotTreeModel::sortValue(const SnapshotNode& node, int column) const {
    switch (column) {
    case NameColumn: return nodeTitle(node);
    case TakenColumn: // the present state is the latest
        return node.kind == NodeKind::Present ? std::numeric_limits<qlonglong>::max()
                                              : static_cast<qlonglong>(node.createdUs);
    case HealthColumn: return static_cast<int>(nodeHealth(node).role);
    default: break;
    }
    const auto size = node.sizes ? sizeIn(*node.sizes, column) : std::nullopt;
    return size ? static_cast<qlonglong>(*size) : qlonglong{-1};
}

QVariant SnapshotTreeModel::tip(const SnapshotNode& node, int column) const {
    switch (column) {
    case NameColumn: {
        QStringList lines{nodeTitle(node)};
        if (!node.description.empty())
            lines << QString::fromStdString(node.description);
        for (const NodeDisk& disk : node.disks)
            lines << formatPath(disk.file);
        if (const QString remarks = nodeRemarks(node); !remarks.isEmpty())
            lines << remarks;
        return lines.join(QLatin1Char('\n'));
    }
    case TakenColumn: return nodeMoment(node);
    case HealthColumn: return nodeRemarks(node);
    default: break;
    }
    if (!node.sizes)
        return {};
    const NodeSizes& sizes = *node.sizes;
    if (column == OwnColumn)
        return tr("%1; shares %2 with what it builds on").arg(formatExactBytes(sizes.own), formatBytes(sizes.shared));
    if (column == FreedColumn && sizes.freedIfDiscarded)
        return tr("Discarding it with what builds on it gives back %1")
            .arg(formatExactBytes(*sizes.freedIfDiscarded));
    if (sizes.mergeSpace)
        return tr("Merging needs %1 for a while and gives back %2")
            .arg(formatExactBytes(*sizes.mergeSpace), formatExactBytes(sizes.freedByMerge));
    return {};
}

} // namespace strata::ui
