// SPDX-License-Identifier: Apache-2.0
#include "ui/models/jobmodel.h"

#include "ui/jobs/jobtext.h"
#include "ui/models/viewroles.h"
#include "ui/text/coretext.h"
#include "ui/text/statuscolor.h"

#include <QLocale>

#include <algorithm>

namespace strata::ui {

JobModel::JobModel(JobQueue& queue, QObject* parent)
    : QAbstractTableModel(parent), queue_(queue), jobs_(queue.jobs().rbegin(), queue.jobs().rend()) {
    connect(&queue_, &JobQueue::jobAdded, this, [this](Job* job) {
        beginInsertRows({}, 0, 0);
        jobs_.prepend(job);
        endInsertRows();
    });
    connect(&queue_, &JobQueue::jobChanged, this, &JobModel::tell);
    connect(&queue_, &JobQueue::jobsRemoved, this, [this] {
        beginResetModel();
        jobs_ = QList<Job*>(queue_.jobs().rbegin(), queue_.jobs().rend());
        endResetModel();
    });
    connect(&queue_, &JobQueue::sampled, this, [this] {
        for (const Job* job : std::as_const(jobs_))
            if (job->state() == Job::State::Running)
                tell(job);
    });
}

Job* JobModel::jobAt(const QModelIndex& index) const { return index.isValid() ? jobs_.value(index.row()) : nullptr; }

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
    return parent.isValid() ? 0 : static_cast<int>(jobs_.size());
}

int JobModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant JobModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Job& job = *jobs_.at(index.row());
    if (role == Qt::DisplayRole)
        return cellText(job, index.column());
    if (role == Qt::ToolTipRole)
        return job.error() ? errorText(*job.error()) : cellText(job, index.column());
    if (role == StatusIconRole && index.column() == StateColumn) {
        switch (job.state()) {
        case Job::State::Done: return static_cast<int>(StatusRole::Good);
        case Job::State::Failed: return static_cast<int>(StatusRole::Bad);
        case Job::State::Cancelled: return static_cast<int>(StatusRole::Attention);
        default: break;
        }
    }
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
    case StartedColumn:
        return job.startedAt().isValid() ? QLocale().toString(job.startedAt().time(), QLocale::ShortFormat)
                                         : QString();
    case DurationColumn: return jobDurationText(job, QDateTime::currentDateTime());
    default: return {};
    }
}

} // namespace strata::ui
