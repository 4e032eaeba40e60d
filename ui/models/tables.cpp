// SPDX-License-Identifier: Apache-2.0
#include "ui/models/tables.h"

#include "core/ops/checkremedy.h"
#include "ui/models/snapshottext.h"
#include "ui/models/viewroles.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/text/statuscolor.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace strata::ui {
namespace {

struct TableText {
    Q_DECLARE_TR_FUNCTIONS(TableText)
};

QString nameOf(const std::filesystem::path& path) { return QString::fromStdString(displayPath(path.filename())); }

/// The core names roles in English for JSON; these are the words for people.
QString roleText(const std::string& role) {
    static const std::pair<const char*, const char*> words[] = {
        {"descriptor", QT_TRANSLATE_NOOP("TableText", "Disk descriptor")},
        {"disk", QT_TRANSLATE_NOOP("TableText", "Disk")},
        {"extent", QT_TRANSLATE_NOOP("TableText", "Disk data")},
        {"config", QT_TRANSLATE_NOOP("TableText", "Machine settings")},
        {"snapshots", QT_TRANSLATE_NOOP("TableText", "Snapshot list")},
        {"lock", QT_TRANSLATE_NOOP("TableText", "Lock")},
        {"log", QT_TRANSLATE_NOOP("TableText", "Log")},
        {"memory", QT_TRANSLATE_NOOP("TableText", "Memory of a running or paused machine")},
        {"intent", QT_TRANSLATE_NOOP("TableText", "Work that was cut off")},
        {"part", QT_TRANSLATE_NOOP("TableText", "Not finished")},
        {"undo", QT_TRANSLATE_NOOP("TableText", "For undoing")},
        {"deleted", QT_TRANSLATE_NOOP("TableText", "Deleted, still kept")},
        {"other", QT_TRANSLATE_NOOP("TableText", "Other")},
    };
    for (const auto& [name, word] : words)
        if (role == name)
            return TableText::tr(word);
    return QString::fromStdString(role);
}

QString usersText(const FileRow& file) {
    if (!file.states.isEmpty())
        return file.states;
    QStringList names;
    for (const std::filesystem::path& user : file.usedBy)
        names << nameOf(user);
    return names.join(QStringLiteral(", "));
}

QString usersTip(const FileRow& file) { return file.statesByName.isEmpty() ? usersText(file) : file.statesByName; }

using LinkOwners = std::unordered_map<std::string, int>; ///< by pathKey()

/// Paths compare slowly part by part, and nearly all are in normal form already.
std::string pathKey(const std::filesystem::path& path) {
    const std::string& name = path.native();
    const bool normal = name.find("/.") == std::string::npos && name.find("//") == std::string::npos;
    return normal ? name : path.lexically_normal().native();
}

/// Which node each link belongs to.
LinkOwners linkOwners(const SnapshotTree& tree) {
    LinkOwners owners;
    for (const SnapshotNode& node : tree.nodes)
        for (const NodeDisk& disk : node.disks)
            owners.emplace(pathKey(disk.file), node.id);
    return owners;
}

/// The node whose own file it is; -1 if there is none.
int ownerOf(const FoundFile& file, const LinkOwners& owners) {
    if (const auto own = owners.find(pathKey(file.path)); own != owners.end())
        return own->second;
    for (const std::filesystem::path& user : file.usedBy)
        if (const auto found = owners.find(pathKey(user)); found != owners.end())
            return found->second;
    return -1;
}

/// The states that need a node's files: itself and what builds on it.
struct StatesOfNode {
    QString words;
    QString names;
};

QString stateName(const SnapshotNode& node) { return isGhost(node) ? ghostText(node) : nodeTitle(node); }

StatesOfNode statesOf(const SnapshotTree& tree, int owner) {
    constexpr std::size_t kMostNames = 20;
    const std::vector<int> all = tree.subtree(owner);
    QStringList names;
    for (std::size_t i = 0; i < std::min(all.size(), kMostNames); ++i)
        names << stateName(tree.nodes[static_cast<std::size_t>(all[i])]);
    QString words = names.first();
    if (const int others = static_cast<int>(all.size()) - 1; others > 0)
        words = TableText::tr("%1 and %n more", nullptr, others).arg(words);
    if (all.size() > kMostNames)
        names << TableText::tr("and %n more", nullptr, static_cast<int>(all.size() - kMostNames));
    return {words, names.join(QLatin1Char('\n'))};
}

/// The data function of a column that shows one text, with an optional tool tip and a value to sort by.
template<typename Row>
auto textColumn(std::function<QString(const Row&)> text, std::function<QString(const Row&)> tip = {}) {
    return [text = std::move(text), tip = std::move(tip)](const Row& row, int role) -> QVariant {
        if (role == Qt::DisplayRole || role == SortRole)
            return text(row);
        if (role == Qt::ToolTipRole)
            return tip ? tip(row) : text(row);
        return {};
    };
}

template<typename Row>
auto sizeColumn(std::function<std::uint64_t(const Row&)> bytes) {
    return [bytes = std::move(bytes)](const Row& row, int role) -> QVariant {
        switch (role) {
        case Qt::DisplayRole: return formatBytes(bytes(row));
        case Qt::ToolTipRole: return formatExactBytes(bytes(row));
        case SortRole: return QVariant::fromValue<qulonglong>(bytes(row));
        default: return {};
        }
    };
}

QVariant fileCell(const FileRow& file, int role) {
    switch (role) {
    case Qt::DisplayRole:
    case SortRole: return nameOf(file.path);
    case Qt::ToolTipRole: return formatPath(file.path);
    case PathRole: return fromPath(file.path);
    case StatusIconRole:
        return file.oddity == FileOddity::None ? QVariant() : QVariant(static_cast<int>(StatusRole::Attention));
    case IconNameRole:
        if (file.oddity != FileOddity::None)
            return {};
        return file.role == "lock" ? QStringLiteral("locked") : QStringLiteral("file");
    default: return {};
    }
}

QVariant extentCell(const LayoutRow& row, int role) {
    const ExtentInfo& extent = row.extent;
    switch (role) {
    case Qt::DisplayRole: return extent.path.empty() ? TableText::tr("(zeros, no file)") : nameOf(extent.path);
    case SecondaryTextRole: return extent.missing ? TableText::tr("missing") : QString();
    case GhostRole: return extent.missing;
    case Qt::ToolTipRole:
        return TableText::tr("Part of “%1”\n%2").arg(QString::fromStdString(row.link), formatPath(extent.path));
    case PathRole: return extent.missing ? QString() : fromPath(extent.path);
    case StatusIconRole: return extent.missing ? QVariant(static_cast<int>(StatusRole::Bad)) : QVariant();
    case IconNameRole: return extent.missing ? QVariant() : QVariant(QStringLiteral("file"));
    default: return {};
    }
}

/// Issues are shown as wrapped paragraphs: the sentence, and below it where it is and what can be done.
QVariant issueCell(const Issue& issue, int role) {
    switch (role) {
    case Qt::DisplayRole: return TableText::tr("%1: %2").arg(severityText(issue.severity), translated(issue.detail));
    case SecondaryTextRole: {
        QStringList parts;
        if (!issue.path.empty())
            parts << nameOf(issue.path);
        if (!issue.where.empty())
            parts << QString::fromStdString(issue.where);
        if (const Text remedy = remedyOf(issue); !remedy.empty())
            parts << translated(remedy);
        return parts.join(QStringLiteral(" · "));
    }
    case Qt::ToolTipRole: return QString::fromStdString(issue.code);
    case PathRole: return fromPath(issue.path);
    case StatusIconRole:
        if (issue.severity == Severity::Note)
            return {};
        return static_cast<int>(issue.severity == Severity::Error ? StatusRole::Bad : StatusRole::Attention);
    case IconNameRole: return issue.severity == Severity::Note ? QVariant(QStringLiteral("info")) : QVariant();
    default: return {};
    }
}

} // namespace

FilesModel* makeFilesModel(QObject* parent) {
    using Row = FileRow;
    return new FilesModel(
        {{TableText::tr("File"), false, fileCell},
         {TableText::tr("Role"), false, textColumn<Row>([](const Row& f) { return roleText(f.role); })},
         {TableText::tr("Size"), true, sizeColumn<Row>([](const Row& f) { return f.size; })},
         {TableText::tr("Used By"), false, textColumn<Row>(usersText, usersTip)}},
        parent);
}

std::vector<FileRow> fileRows(const std::vector<FoundFile>& files, const SnapshotTree* tree) {
    const auto owners = tree != nullptr ? linkOwners(*tree) : LinkOwners();
    std::map<int, StatesOfNode> known;
    std::vector<FileRow> rows;
    rows.reserve(files.size());
    for (const FoundFile& file : files) {
        FileRow row{file, {}, {}, {}};
        const bool ofDisk = file.role == "disk" || file.role == "descriptor" || file.role == "extent";
        const int owner = ofDisk ? ownerOf(file, owners) : -1;
        row.oddity = fileOddity(file, owner >= 0 ? std::optional(tree->nodes[static_cast<std::size_t>(owner)].kind)
                                                 : std::nullopt);
        if (owner >= 0) {
            const auto [states, isNew] = known.try_emplace(owner);
            if (isNew)
                states->second = statesOf(*tree, owner);
            row.states = states->second.words;
            row.statesByName = states->second.names;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

LayoutModel* makeLayoutModel(QObject* parent) {
    using Row = LayoutRow;
    return new LayoutModel(
        {{TableText::tr("File"), false, extentCell},
         {TableText::tr("Kind"), false,
          textColumn<Row>([](const Row& r) { return QString::fromStdString(r.extent.type); })},
         {TableText::tr("Covers"), true, sizeColumn<Row>([](const Row& r) { return r.extent.sectors.bytes(); })},
         {TableText::tr("File Size"), true, sizeColumn<Row>([](const Row& r) { return r.extent.fileSize; })},
         {TableText::tr("On Volume"), true, sizeColumn<Row>([](const Row& r) { return r.extent.allocated; })},
         {TableText::tr("Access"), false,
          textColumn<Row>([](const Row& r) { return QString::fromStdString(r.extent.access); })},
         {TableText::tr("Link"), false,
          textColumn<Row>([](const Row& r) { return QString::fromStdString(r.link); })}},
        parent);
}

std::vector<LayoutRow> layoutRows(const DiskInfo& info) {
    std::vector<LayoutRow> rows;
    for (const LinkInfo& link : info.links)
        for (const ExtentInfo& extent : link.extents)
            rows.push_back({displayPath(link.path.filename()), extent});
    return rows;
}

IssuesModel* makeIssuesModel(QObject* parent) {
    return new IssuesModel({{TableText::tr("Problem"), false, issueCell}}, parent);
}

std::vector<Issue> worstFirst(std::vector<Issue> issues) {
    std::stable_sort(issues.begin(), issues.end(),
                     [](const Issue& a, const Issue& b) { return a.severity > b.severity; });
    return issues;
}

} // namespace strata::ui
