// SPDX-License-Identifier: Apache-2.0
#include "ui/models/librarymodel.h"

#include "ui/models/viewroles.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/text/statuscolor.h"

#include <QCoreApplication>
#include <QFont>

#include <algorithm>

namespace strata::ui {
namespace {

/// internalId of a heading; items carry their group.
constexpr quintptr kHeading = 0xFF;

QString kindIcon(const std::filesystem::path& path) {
    return path.extension() == ".vmdk" ? QStringLiteral("disk") : QStringLiteral("machine");
}

struct LibraryText {
    Q_DECLARE_TR_FUNCTIONS(LibraryText)
};

/// Of a machine the disks that it has and its snapshots; else the disks that were found.
QString contentsText(const MachineDocument& document) {
    const SnapshotTree* tree = document.snapshots().get();
    if (tree == nullptr || tree->present < 0)
        return LibraryText::tr("%n disk(s)", nullptr, static_cast<int>(document.folder()->disks.size()));
    const auto disks = tree->nodes[static_cast<std::size_t>(tree->present)].disks.size();
    const auto snapshots = std::count_if(tree->nodes.begin(), tree->nodes.end(),
                                         [](const SnapshotNode& node) { return node.kind == NodeKind::Snapshot; });
    const QString words = LibraryText::tr("%n disk(s)", nullptr, static_cast<int>(disks));
    if (snapshots == 0)
        return words;
    return LibraryText::tr("%1, %2", "disks and snapshots of a machine")
        .arg(words, LibraryText::tr("%n snapshot(s)", nullptr, static_cast<int>(snapshots)));
}

} // namespace

LibraryModel::LibraryModel(DocumentSet& documents, QObject* parent) : QAbstractItemModel(parent), set_(documents) {
    connect(&set_, &DocumentSet::added, this, [this](MachineDocument* document) {
        watch(document);
        rebuild();
    });
    connect(&set_, &DocumentSet::removed, this, &LibraryModel::rebuild);
    connect(&set_, &DocumentSet::aboutToRemove, this, [this](MachineDocument* document) {
        document->disconnect(this);
        const int row = static_cast<int>(documents_.indexOf(document));
        beginRemoveRows(createIndex(ThisComputer, 0, kHeading), row, row);
        documents_.removeAt(row);
        endRemoveRows();
    });
    connect(&set_, &DocumentSet::recentChanged, this, &LibraryModel::rebuild);
    for (MachineDocument* document : set_.documents())
        watch(document);
    documents_ = set_.documents();
    recent_ = set_.recent();
}

void LibraryModel::watch(MachineDocument* document) {
    const auto tell = [this, document] {
        if (const QModelIndex row = indexOf(document); row.isValid())
            emit dataChanged(row, row);
    };
    connect(document, &MachineDocument::stateChanged, this, tell);
    connect(document, &MachineDocument::folderChanged, this, tell);
}

void LibraryModel::rebuild() {
    if (documents_ == set_.documents() && recent_ == set_.recent())
        return;
    beginResetModel();
    documents_ = set_.documents();
    recent_ = set_.recent();
    endResetModel();
}

MachineDocument* LibraryModel::documentAt(const QModelIndex& index) const {
    return index.isValid() && index.internalId() == ThisComputer ? documents_.value(index.row()) : nullptr;
}

QString LibraryModel::recentAt(const QModelIndex& index) const {
    return index.isValid() && index.internalId() == Recent ? recent_.value(index.row()) : QString();
}

QModelIndex LibraryModel::indexOf(const MachineDocument* document) const {
    for (int row = 0; row < documents_.size(); ++row)
        if (documents_.at(row) == document)
            return createIndex(row, 0, quintptr{ThisComputer});
    return {};
}

QModelIndex LibraryModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : kHeading);
}

QModelIndex LibraryModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == kHeading)
        return {};
    return createIndex(static_cast<int>(index.internalId()), 0, kHeading);
}

int LibraryModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return GroupCount;
    if (parent.internalId() != kHeading || parent.column() > 0)
        return 0;
    return static_cast<int>(parent.row() == ThisComputer ? documents_.size() : recent_.size());
}

int LibraryModel::columnCount(const QModelIndex& /*parent*/) const { return 1; }

Qt::ItemFlags LibraryModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    return index.internalId() == kHeading ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QVariant LibraryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == kHeading)
        return headingData(index.row(), role);
    if (const MachineDocument* document = documentAt(index))
        return documentData(*document, role);
    return recentData(recentAt(index), role);
}

QVariant LibraryModel::headingData(int group, int role) const {
    if (role == Qt::DisplayRole)
        return group == ThisComputer ? tr("This Computer") : tr("Recent");
    if (role == HeadingRole)
        return true;
    return {};
}

/// Several machines may have one name: then the folder tells them apart.
bool LibraryModel::hasNamesake(const MachineDocument& document) const {
    return std::ranges::any_of(documents_, [&](const MachineDocument* other) {
        return other != &document && other->title() == document.title();
    });
}

QVariant LibraryModel::documentData(const MachineDocument& document, int role) const {
    switch (role) {
    case Qt::DisplayRole: return document.title();
    case PathRole: return fromPath(document.path());
    case Qt::ToolTipRole: return formatPath(document.path());
    case IconNameRole: return kindIcon(document.path());
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(document.title(), documentData(document, SecondaryTextRole).toString());
    case StatusIconRole:
        return document.state() == MachineDocument::State::Failed ? QVariant(static_cast<int>(StatusRole::Bad))
                                                                  : QVariant();
    case SecondaryTextRole:
        switch (document.state()) {
        case MachineDocument::State::Unread: return formatPath(document.path().parent_path());
        case MachineDocument::State::Loading: return tr("Reading…");
        case MachineDocument::State::Failed: return tr("Cannot be read");
        case MachineDocument::State::Ready:
            return hasNamesake(document) ? formatPath(document.path()) : contentsText(document);
        }
        return {};
    default: return {};
    }
}

QVariant LibraryModel::recentData(const QString& path, int role) const {
    switch (role) {
    case Qt::DisplayRole: return QString::fromStdString(displayPath(toPath(path).filename()));
    case PathRole: return path;
    case Qt::ToolTipRole: return formatPath(toPath(path));
    case IconNameRole: return QStringLiteral("recent");
    case SecondaryTextRole: return formatPath(toPath(path).parent_path());
    default: return {};
    }
}

} // namespace strata::ui
