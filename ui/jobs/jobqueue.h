// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/job.h"

#include <QList>
#include <QObject>

namespace strata::ui {

/// Runs jobs in order, several at once as long as no two write the same files (Plan::creates, changes, removes);
/// a job that would read what another writes waits, too. Lives on the GUI thread.
class JobQueue : public QObject {
    Q_OBJECT
public:
    explicit JobQueue(FileSystem& fs, QObject* parent = nullptr);

    /// Takes the operation; starts it as soon as its files are free. The job stays in jobs() until removed.
    Job* enqueue(std::unique_ptr<Operation> operation, Plan plan);
    const QList<Job*>& jobs() const { return jobs_; }
    int unfinishedCount() const;
    void cancelAll();
    void removeFinished();

signals:
    void jobAdded(strata::ui::Job* job);
    void jobChanged(strata::ui::Job* job);
    void jobFinished(strata::ui::Job* job);
    void jobsRemoved();

private:
    void startReadyJobs();
    bool conflicts(const Job& job) const;

    FileSystem& fs_;
    QList<Job*> jobs_;
};

} // namespace strata::ui
