// SPDX-License-Identifier: Apache-2.0
#include "ui/models/jobmodel.h"

#include "ui/jobs/jobreport.h"
#include "ui/jobs/jobtext.h"
#include "ui/models/viewroles.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/text/statuscolor.h"

#include <QLocale>

#include <algorithm>

namespace strata::ui {
namespace {

/// The time of what began today, the day of what is older.
QString startText(const QDateTime& started) {
    if (!started.isValid())
        return {};
    return started.date() == QDate::currentDate() ? QLocale().toString(started.time(), QLocale::ShortFormat)
                                                  : QLocale().toString(started.date(), QLocale::ShortFormat);
}

QVariant statusOf(JobRecord::State state) {
    switch (state) {
    case JobRecord::State::Done: return static_cast<int>(StatusRole::Good);
    case JobRecord::State::Failed: return static_cast<int>(StatusRole::Bad);
    case JobRecord::State::Cancelled:
    case JobRecord::State::Interrupted: return static_cast<int>(StatusRole::Attention);
    default: return {};
    }
}

} // namespace

JobModel::JobModel(JobQueue& queue, JobHistory& history, QObject* parent)
    : QAbstractTableModel(parent), queue_(queue), history_(history) {
    reset();
    connect(&queue_, &JobQueue::jobAdded, this, [this](Job* job) {
        beginInsertRows({}, 0, 0);
        jobs_.prepend(job);
        endInsertRows();
    });
    connect(&queue_, &JobQueue::jobChanged, this, &JobModel::tell);
    connect(&queue_, &JobQueue::jobsRemoved, this, &JobModel::reset);
    connect(&history_, &JobHistory::loaded, this, &JobModel::reset);
    connect(&history_, &JobHistory::cleared, this, &JobModel::reset);
    connect(&queue_, &JobQueue::sampled, this, [this] {
        for (const Job* job : std::as_const(jobs_))
            if (job->state() == Job::State::Running)
                tell(job);
    });
}

void JobModel::reset() {
    beginResetModel();
    jobs_ = QList<Job*>(queue_.jobs().rbegin(), queue_.jobs().rend());
    earlier_ = history_.earlier();
    endResetModel();
}

Job* JobModel::jobAt(const QModelIndex& index) const { return index.isValid() ? jobs_.value(index.row()) : nullptr; }

std::optional<JobRecord> JobModel::recordAt(const QModelIndex& index) const {
    if (!index.isValid())
        return std::nullopt;
    if (const Job* job = jobAt(index))
        return recordOf(*job);
    return earlier_.at(index.row() - jobs_.size());
}

QModelIndex JobModel::indexOf(const Job* job) const {
    for (int row = 0; row < jobs_.size(); ++row)
        if (jobs_.at(row) == job)
            return index(row, 0);
    return {};
}

void JobModel::tell(const Job* job) {
    if (const QModelIndex row = indexOf(job); row.isValid())
        emit dataChanged(row, row.siblingAtColumn(ColumnCount - 1));
}

int JobModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(jobs_.size() + earlier_.size());
}

int JobModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant JobModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == SearchTextRole)
        return toText(reportOf(*recordAt(index)));
    const Job* job = jobAt(index);
    const JobRecord* earlier = job == nullptr ? &earlier_.at(index.row() - jobs_.size()) : nullptr;
    const auto text = [&] {
        return job != nullptr ? cellText(*job, index.column()) : cellText(*earlier, index.column());
    };
    if (role == Qt::DisplayRole)
        return text();
    if (role == Qt::ToolTipRole) {
        const std::optional<Error>& error = job != nullptr ? job->error() : earlier->error;
        return error ? errorText(*error) : text();
    }
    if (role == StatusIconRole && index.column() == StateColumn)
        return statusOf(job != nullptr ? recordStateOf(*job) : earlier->state);
    return {};
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn: return tr("Job");
    case StateColumn: return tr("State");
    case ProgressColumn: return tr("Progress");
    case StartedColumn: return tr("Started");
    case DurationColumn: return tr("Duration");
    default: return {};
    }
}

QString JobModel::cellText(const Job& job, int column) const {
    switch (column) {
    case TitleColumn: return jobTitle(job);
    case StateColumn: return jobStateText(job);
    case ProgressColumn: return jobProgressText(job);
    case StartedColumn: return startText(job.startedAt());
    case DurationColumn: return jobDurationText(job, QDateTime::currentDateTime());
    default: return {};
    }
}

QString JobModel::cellText(const JobRecord& record, int column) const {
    switch (column) {
    case TitleColumn: return translated(record.title);
    case StateColumn: return jobStateText(record.state);
    case ProgressColumn: return record.bytes > 0 ? formatBytes(record.bytes) : QString();
    case StartedColumn: return startText(record.started);
    case DurationColumn:
        return record.started.isValid() && record.finished.isValid() ? durationText(record.started, record.finished)
                                                                     : QString();
    default: return {};
    }
}

} // namespace strata::ui
