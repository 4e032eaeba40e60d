// SPDX-License-Identifier: Apache-2.0
#include "ui/models/disktreemodel.h"

#include "ui/models/health.h"
#include "ui/models/viewroles.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/text/typetext.h"

#include <QFont>

#include <algorithm>

namespace strata::ui {
namespace {

const QString kUnknown = QStringLiteral("…");
const QString kNothing = QStringLiteral("–");

QString displayName(const std::filesystem::path& path) {
    return QString::fromStdString(displayPath(path.filename()));
}

bool sameNode(const DiskNode& a, const DiskNode& b) {
    return a.kind == b.kind && a.path == b.path && a.child == b.child;
}

const LinkInfo* leafOf(const DiskNode& node) {
    return node.info != nullptr && !node.info->links.empty() ? &node.info->leaf() : nullptr;
}

} // namespace

void DiskTreeModel::setDocument(MachineDocument* document) {
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    if (document_ != nullptr) {
        connect(document_, &MachineDocument::folderChanged, this, &DiskTreeModel::refresh);
        connect(document_, &MachineDocument::diskChanged, this, &DiskTreeModel::refresh);
    }
    refresh();
}

int DiskTreeModel::append(Rows& rows, DiskNode node, int parent, int place) {
    const int index = static_cast<int>(rows.all.size());
    std::vector<DiskNode> children = std::move(node.children);
    node.children.clear();
    rows.all.push_back({std::move(node), parent, place, {}});
    std::vector<int> childIndexes;
    for (DiskNode& child : children)
        childIndexes.push_back(append(rows, std::move(child), index, static_cast<int>(childIndexes.size())));
    rows.all[static_cast<std::size_t>(index)].children = std::move(childIndexes);
    return index;
}

bool DiskTreeModel::sameShape(const Rows& a, const Rows& b) {
    return a.roots == b.roots
           && std::equal(a.all.begin(), a.all.end(), b.all.begin(), b.all.end(), [](const Row& x, const Row& y) {
                  return x.parent == y.parent && x.place == y.place && sameNode(x.node, y.node);
              });
}

void DiskTreeModel::refresh() {
    Rows fresh;
    const SnapshotTree* history = document_ != nullptr ? document_->snapshots().get() : nullptr;
    const bool shown = history == nullptr || history->nodes.empty(); // else the history stands in its place
    if (document_ != nullptr && shown)
        for (DiskNode& root : document_->tree())
            fresh.roots.push_back(append(fresh, std::move(root), -1, static_cast<int>(fresh.roots.size())));
    if (!sameShape(rows_, fresh)) {
        beginResetModel();
        rows_ = std::move(fresh);
        endResetModel();
        return;
    }
    rows_ = std::move(fresh);
    const auto tellSiblings = [this](const QModelIndex& parent) {
        if (const int count = rowCount(parent); count > 0)
            emit dataChanged(index(0, 0, parent), index(count - 1, ColumnCount - 1, parent));
    };
    tellSiblings({});
    for (std::size_t i = 0; i < rows_.all.size(); ++i)
        tellSiblings(createIndex(rows_.all[i].place, 0, static_cast<quintptr>(i)));
}

MachineDocument::Selection DiskTreeModel::selectionAt(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    const DiskNode& node = rowAt(index).node;
    return node.kind == DiskNode::Kind::Missing ? MachineDocument::Selection{node.child, true}
                                                : MachineDocument::Selection{node.path, false};
}

QModelIndex DiskTreeModel::indexOf(const MachineDocument::Selection& selection) const {
    for (std::size_t i = 0; i < rows_.all.size(); ++i) {
        const QModelIndex index = createIndex(rows_.all[i].place, 0, static_cast<quintptr>(i));
        if (selectionAt(index) == selection)
            return index;
    }
    return {};
}

QModelIndex DiskTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    const std::vector<int>& siblings = parent.isValid() ? rowAt(parent).children : rows_.roots;
    return createIndex(row, column, static_cast<quintptr>(siblings[static_cast<std::size_t>(row)]));
}

QModelIndex DiskTreeModel::parent(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    const int parent = rowAt(index).parent;
    if (parent < 0)
        return {};
    return createIndex(rows_.all[static_cast<std::size_t>(parent)].place, 0, static_cast<quintptr>(parent));
}

int DiskTreeModel::rowCount(const QModelIndex& parent) const {
    if (parent.column() > 0)
        return 0;
    return static_cast<int>(parent.isValid() ? rowAt(parent).children.size() : rows_.roots.size());
}

int DiskTreeModel::columnCount(const QModelIndex& /*parent*/) const { return ColumnCount; }

QVariant DiskTreeModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = rowAt(index);
    switch (role) {
    case PathRole: return row.node.kind == DiskNode::Kind::Missing ? QString() : fromPath(row.node.path);
    case GhostRole: return row.node.kind == DiskNode::Kind::Missing;
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn ? accessibleRow(row) : cellText(row, index.column());
    default: break;
    }
    const bool size = index.column() == CapacityColumn || index.column() == OwnSizeColumn;
    if (size && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (size && role == Qt::ToolTipRole)
        return sizeTip(row, index.column());
    if (index.column() == NameColumn)
        return nameData(row, role);
    if (index.column() == HealthColumn)
        return healthData(row, role);
    if (const LinkInfo* leaf = leafOf(row.node);
        leaf != nullptr && index.column() == OwnSizeColumn && role == ShareRole && leaf->capacity.count() > 0)
        return std::min(1.0, static_cast<double>(leaf->allocated) / static_cast<double>(leaf->capacity.bytes()));
    if (role == Qt::ToolTipRole && index.column() == TypeColumn && leafOf(row.node) != nullptr)
        return createTypeText(leafOf(row.node)->type);
    return role == Qt::DisplayRole ? cellText(row, index.column()) : QVariant();
}

QVariant DiskTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == CapacityColumn || section == OwnSizeColumn))
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && section == OwnSizeColumn)
        return tr("Space that this disk's own files take, without its parents");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Disk");
    case TypeColumn: return tr("Type");
    case CapacityColumn: return tr("Capacity");
    case OwnSizeColumn: return tr("Own Size");
    case HealthColumn: return tr("Health");
    default: return {};
    }
}

QVariant DiskTreeModel::nameData(const Row& row, int role) const {
    const DiskNode& node = row.node;
    switch (role) {
    case Qt::DisplayRole: return cellText(row, NameColumn);
    case IconNameRole:
        if (node.kind == DiskNode::Kind::Missing)
            return QStringLiteral("unknown");
        return row.parent >= 0 ? QStringLiteral("disk-child") : QStringLiteral("disk");
    case SecondaryTextRole:
        if (node.kind == DiskNode::Kind::Missing)
            return tr("not found");
        if (node.kind == DiskNode::Kind::Outside)
            return tr("in %1").arg(formatPath(node.path.parent_path()));
        return node.device.empty() ? QString() : tr("You are here · %1").arg(QString::fromStdString(node.device));
    case Qt::FontRole: {
        QFont font;
        font.setBold(!node.device.empty());
        return font;
    }
    case Qt::ToolTipRole:
        return node.kind == DiskNode::Kind::Missing
                   ? tr("“%1” needs this parent, which was not found.").arg(displayName(node.child))
                   : formatPath(node.path);
    default: return {};
    }
}

QVariant DiskTreeModel::healthData(const Row& row, int role) const {
    if (role == Qt::DisplayRole)
        return cellText(row, HealthColumn);
    if (role == StatusIconRole) {
        if (row.node.kind == DiskNode::Kind::Missing)
            return static_cast<int>(StatusRole::Bad);
        const auto health = healthOf(document_->disk(row.node.path), document_->check(row.node.path));
        return health ? QVariant(static_cast<int>(health->role)) : QVariant();
    }
    if (role == Qt::ToolTipRole && row.node.kind != DiskNode::Kind::Missing) {
        const MachineDocument::Disk disk = document_->disk(row.node.path);
        if (disk.error != nullptr)
            return errorText(*disk.error);
        const std::vector<Issue> issues = issuesOf(disk, document_->check(row.node.path));
        return issues.empty() ? QVariant() : translated(issues.front().detail);
    }
    return {};
}

QString DiskTreeModel::cellText(const Row& row, int column) const {
    const DiskNode& node = row.node;
    if (column == NameColumn)
        return node.kind == DiskNode::Kind::Missing && node.path.empty() ? tr("Missing parent")
                                                                         : displayName(node.path);
    if (node.kind == DiskNode::Kind::Missing)
        return column == HealthColumn ? tr("Missing") : kNothing;
    const MachineDocument::Disk disk = document_->disk(node.path);
    if (column == HealthColumn) {
        const auto health = healthOf(disk, document_->check(node.path));
        return health ? health->text : kUnknown;
    }
    const LinkInfo* leaf = leafOf(node);
    if (leaf == nullptr)
        return disk.error != nullptr ? kNothing : kUnknown;
    switch (column) {
    case TypeColumn: return shortTypeText(leaf->type);
    case CapacityColumn: return formatBytes(leaf->capacity.bytes());
    default: return formatBytes(leaf->allocated);
    }
}

QVariant DiskTreeModel::sizeTip(const Row& row, int column) const {
    const LinkInfo* leaf = leafOf(row.node);
    if (leaf == nullptr)
        return {};
    return formatExactBytes(column == CapacityColumn ? leaf->capacity.bytes() : leaf->allocated);
}

QString DiskTreeModel::accessibleRow(const Row& row) const {
    QStringList parts{cellText(row, NameColumn)};
    if (const QString secondary = nameData(row, SecondaryTextRole).toString(); !secondary.isEmpty())
        parts << secondary;
    parts << cellText(row, TypeColumn) << tr("%1 of its own").arg(cellText(row, OwnSizeColumn))
          << cellText(row, HealthColumn);
    if (!row.children.empty())
        parts << tr("%n child(ren)", nullptr, static_cast<int>(row.children.size()));
    return parts.join(QStringLiteral(", "));
}

} // namespace strata::ui
