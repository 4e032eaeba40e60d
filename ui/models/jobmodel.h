// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/jobqueue.h"

#include <QAbstractTableModel>

namespace strata::ui {

/// All jobs of the queue, latest first.
class JobModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TitleColumn, StateColumn, ProgressColumn, StartedColumn, DurationColumn, ColumnCount };

    explicit JobModel(JobQueue& queue, QObject* parent = nullptr);

    Job* jobAt(const QModelIndex& index) const;
    QModelIndex indexOf(const Job* job) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void tell(const Job* job);
    QString cellText(const Job& job, int column) const;

    JobQueue& queue_;
    QList<Job*> jobs_; ///< latest first
};

} // namespace strata::ui
