// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/jobhistory.h"
#include "ui/jobs/jobqueue.h"

#include <QAbstractTableModel>

namespace strata::ui {

/// All jobs of the queue, latest first, and below them what was done before the program began.
class JobModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TitleColumn, StateColumn, ProgressColumn, StartedColumn, DurationColumn, ColumnCount };

    JobModel(JobQueue& queue, JobHistory& history, QObject* parent = nullptr);

    /// nullptr for what was done before the program began.
    Job* jobAt(const QModelIndex& index) const;
    QModelIndex indexOf(const Job* job) const;
    /// Any row's; nothing without a row.
    std::optional<JobRecord> recordAt(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void tell(const Job* job);
    void reset();
    QString cellText(const Job& job, int column) const;
    QString cellText(const JobRecord& record, int column) const;

    JobQueue& queue_;
    JobHistory& history_;
    QList<Job*> jobs_;         ///< latest first
    QList<JobRecord> earlier_; ///< the same
};

} // namespace strata::ui
