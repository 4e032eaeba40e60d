// SPDX-License-Identifier: Apache-2.0
#include "ui/models/timelinemodel.h"

#include "ui/jobs/jobtext.h"
#include "ui/models/snapshottext.h"
#include "ui/models/viewroles.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"

#include <QLocale>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr quintptr kDay = 0; ///< internal id of days; events carry their day's row + 1

const QString kUnknown = QStringLiteral("…"); ///< not yet
const QString kNobodyKnows = QStringLiteral("–");

QString dayTitle(const QDateTime& when, const QDate& today) {
    if (when.date() == today)
        return TimelineModel::tr("Today");
    if (when.date() == today.addDays(-1))
        return TimelineModel::tr("Yesterday");
    return QLocale().toString(when.date(), QLocale::LongFormat);
}

bool touches(const JobRecord& job, const std::filesystem::path& folder) {
    return std::any_of(job.files.begin(), job.files.end(),
                       [&folder](const TouchedFile& file) { return file.path.parent_path() == folder; });
}

int statusOf(JobRecord::State state) {
    switch (state) {
    case JobRecord::State::Done: return static_cast<int>(StatusRole::Good);
    case JobRecord::State::Failed: return static_cast<int>(StatusRole::Bad);
    default: return static_cast<int>(StatusRole::Attention);
    }
}

} // namespace

TimelineModel::TimelineModel(QObject* parent) : QAbstractItemModel(parent) {}

void TimelineModel::setDocument(MachineDocument* document) {
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    if (document_ != nullptr) {
        connect(document_, &MachineDocument::snapshotsChanged, this, &TimelineModel::refresh);
        connect(document_, &MachineDocument::snapshotSizesChanged, this, &TimelineModel::refresh);
    }
    refresh();
}

void TimelineModel::setJobs(Jobs jobs) {
    jobs_ = std::move(jobs);
    refresh();
}

TimelineModel::Event TimelineModel::eventOf(const SnapshotTree& tree, const SnapshotNode& node) {
    Event event;
    event.node = node.id;
    event.title = nodeTitle(node);
    event.ghost = isGhost(node);
    event.remarks = nodeRemarks(node);
    if (node.createdUs > 0)
        event.when = QDateTime::fromMSecsSinceEpoch(node.createdUs / 1000);
    if (node.kind == NodeKind::Present)
        event.icon = QStringLiteral("present");
    else
        event.icon = event.ghost ? QStringLiteral("disk-child") : QStringLiteral("snapshot");
    if (event.ghost)
        event.detail = ghostText(node);
    else if (node.parent >= 0)
        event.detail = tr("builds on “%1”").arg(nodeTitle(tree.nodes[static_cast<std::size_t>(node.parent)]));
    if (!node.problems.empty())
        event.status = static_cast<int>(nodeHealth(node).role);
    return event;
}

TimelineModel::Event TimelineModel::eventOf(const JobRecord& job) {
    Event event;
    event.when = job.finished.isValid() ? job.finished : job.started;
    event.title = translated(job.title);
    event.detail = jobStateText(job.state);
    if (job.started.isValid() && job.finished.isValid())
        event.detail =
            tr("%1 · %2", "state and duration of a job").arg(event.detail, durationText(job.started, job.finished));
    event.icon = QStringLiteral("jobs");
    event.status = statusOf(job.state);
    if (job.error)
        event.remarks = translated(job.error->message());
    return event;
}

std::vector<TimelineModel::Event> TimelineModel::gather() const {
    std::vector<Event> events;
    const SnapshotTree* tree = document_ != nullptr ? document_->snapshots().get() : nullptr;
    if (tree == nullptr)
        return events;
    for (const SnapshotNode& node : tree->nodes)
        events.push_back(eventOf(*tree, node));
    if (jobs_)
        for (const JobRecord& job : jobs_())
            if (job.isEnded() && job.started.isValid() && touches(job, tree->folder))
                events.push_back(eventOf(job));
    return events;
}

std::vector<TimelineModel::Day> TimelineModel::byDay(std::vector<Event> events) {
    // The latest first; of one moment the state stands above the job that made it.
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return a.when.isValid() && (!b.when.isValid() || a.when > b.when);
    });
    const QDate today = QDate::currentDate();
    Day now{tr("Now"), {}};
    Day unknown{tr("Time Unknown"), {}};
    std::vector<Day> days;
    for (Event& event : events) {
        if (!event.when.isValid()) {
            (event.icon == QLatin1String("present") ? now : unknown).events.push_back(std::move(event));
            continue;
        }
        const QString title = dayTitle(event.when, today);
        if (days.empty() || days.back().title != title)
            days.push_back({title, {}});
        days.back().events.push_back(std::move(event));
    }
    if (!now.events.empty())
        days.insert(days.begin(), std::move(now));
    if (!unknown.events.empty())
        days.push_back(std::move(unknown));
    return days;
}

void TimelineModel::refresh() {
    std::vector<Day> fresh = byDay(gather());
    largest_ = 0;
    if (document_ != nullptr && document_->snapshots() != nullptr)
        for (const SnapshotNode& node : document_->snapshots()->nodes)
            if (node.sizes)
                largest_ = std::max(largest_, node.sizes->own);
    if (fresh == days_) { // figures came; nothing moves
        for (int day = 0; day < static_cast<int>(days_.size()); ++day) {
            const QModelIndex parent = index(day, 0);
            emit dataChanged(index(0, OwnColumn, parent), index(rowCount(parent) - 1, OwnColumn, parent));
        }
        return;
    }
    beginResetModel();
    days_ = std::move(fresh);
    endResetModel();
}

int TimelineModel::nodeAt(const QModelIndex& index) const {
    return index.isValid() && index.internalId() != kDay ? event(index).node : -1;
}

QModelIndex TimelineModel::indexOf(int node) const {
    for (std::size_t day = 0; node >= 0 && day < days_.size(); ++day)
        for (std::size_t row = 0; row < days_[day].events.size(); ++row)
            if (days_[day].events[row].node == node)
                return createIndex(static_cast<int>(row), 0, static_cast<quintptr>(day + 1));
    return {};
}

const TimelineModel::Event& TimelineModel::event(const QModelIndex& index) const {
    return days_[static_cast<std::size_t>(index.internalId() - 1)].events[static_cast<std::size_t>(index.row())];
}

const SnapshotNode* TimelineModel::nodeOf(const Event& event) const {
    if (event.node < 0 || document_ == nullptr || document_->snapshots() == nullptr)
        return nullptr;
    const auto& nodes = document_->snapshots()->nodes;
    const auto id = static_cast<std::size_t>(event.node);
    return id < nodes.size() ? &nodes[id] : nullptr;
}

QModelIndex TimelineModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : kDay);
}

QModelIndex TimelineModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == kDay)
        return {};
    return createIndex(static_cast<int>(index.internalId() - 1), 0, kDay);
}

int TimelineModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(days_.size());
    if (parent.internalId() != kDay || parent.column() != 0)
        return 0;
    return static_cast<int>(days_[static_cast<std::size_t>(parent.row())].events.size());
}

int TimelineModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant TimelineModel::ownData(const Event& event, int role) const {
    const SnapshotNode* node = nodeOf(event);
    if (node == nullptr)
        return role == Qt::DisplayRole ? QVariant(kNobodyKnows) : QVariant();
    if (role == Qt::DisplayRole)
        return node->sizes ? formatBytes(node->sizes->own) : kUnknown;
    if (!node->sizes)
        return {};
    if (role == Qt::ToolTipRole)
        return formatExactBytes(node->sizes->own);
    if (role == ShareRole && largest_ > 0)
        return static_cast<double>(node->sizes->own) / static_cast<double>(largest_);
    return {};
}

QVariant TimelineModel::eventData(const Event& event, int role) const {
    switch (role) {
    case Qt::DisplayRole: return event.title;
    case SecondaryTextRole: return event.detail;
    case IconNameRole: return event.icon;
    case GhostRole: return event.ghost;
    case Qt::ToolTipRole: return event.remarks;
    case Qt::AccessibleTextRole:
        if (const SnapshotNode* node = nodeOf(event))
            return nodeSpoken(*node, QDateTime::currentDateTime());
        return tr("%1, %2", "a job and how it ended, spoken").arg(event.title, event.detail);
    default: return {};
    }
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == kDay) {
        if (index.column() == 0 && role == Qt::DisplayRole)
            return days_[static_cast<std::size_t>(index.row())].title;
        return role == HeadingRole ? QVariant(true) : QVariant();
    }
    const Event& shown = event(index);
    if (role == Qt::TextAlignmentRole && index.column() == OwnColumn)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    switch (index.column()) {
    case EventColumn: return eventData(shown, role);
    case OwnColumn: return ownData(shown, role);
    case TimeColumn:
        if (role == Qt::DisplayRole)
            return shown.when.isValid() ? QLocale().toString(shown.when.time(), QLocale::ShortFormat) : kNobodyKnows;
        if (role == Qt::ToolTipRole && shown.when.isValid())
            return QLocale().toString(shown.when, QLocale::LongFormat);
        if (role == StatusIconRole && shown.status >= 0)
            return shown.status;
        return {};
    default: return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == OwnColumn)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case EventColumn: return tr("Event");
    case TimeColumn: return tr("Time");
    case OwnColumn: return tr("Own");
    default: return {};
    }
}

Qt::ItemFlags TimelineModel::flags(const QModelIndex& index) const {
    // The keyboard passes over days.
    if (!index.isValid() || index.internalId() == kDay)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace strata::ui
