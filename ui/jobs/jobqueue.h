// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/job.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace strata::ui {

/// Runs jobs in order, several at once as long as no two write the same files (Plan::creates, changes, removes);
/// a job that would read what another writes (Plan::sources) waits, too. Lives on the GUI thread.
class JobQueue : public QObject {
    Q_OBJECT
public:
    explicit JobQueue(FileSystem& fs, QObject* parent = nullptr);
    ~JobQueue() override; ///< cancels what runs and waits for it

    /// Takes the operation; plans it on a worker, starts it as soon as its files are free. The job is listed at once
    /// and stays in jobs() until removed.
    Job* enqueue(std::unique_ptr<Operation> operation);
    /// The same with a plan that was made before.
    Job* enqueue(std::unique_ptr<Operation> operation, Plan plan);

    const QList<Job*>& jobs() const { return jobs_; } ///< in the order they came
    int unfinishedCount() const;
    /// The job that moves and came first, else the first that is paused, else that waits; nullptr if all is done.
    Job* foremost() const;
    /// Pauses all that run, or lets all go on. Jobs that begin later are not paused.
    void setAllPaused(bool paused);
    bool anyRunning() const;
    bool allPaused() const; ///< everything that runs is paused, and something runs
    void cancelAll();
    void removeFinished();

signals:
    void jobAdded(strata::ui::Job* job);
    void jobChanged(strata::ui::Job* job);
    void jobFinished(strata::ui::Job* job);
    void jobsRemoved();
    /// Ten times a second while something runs: progress() and rate() of the running jobs moved.
    void sampled();
    void idle(); ///< the last unfinished job finished

private:
    Job* add(std::unique_ptr<Operation> operation);
    void onStateChanged(Job& job);
    void onLocked(Job& job, const Error& error);
    void startReadyJobs();
    bool mustWait(const Job& job) const;
    bool anyRunningExcept(const Job& job) const;
    void sample();

    FileSystem& fs_;
    QList<Job*> jobs_;
    QThreadPool pool_; ///< own threads: a long clone must not keep the window from reading a folder
    QTimer sampler_;
    QElapsedTimer clock_;
    int finishedCount_ = 0;          ///< jobs that ever finished
    int finishedBeforePlanning_ = 0; ///< the same when the present planning began
};

} // namespace strata::ui
