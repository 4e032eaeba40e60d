// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/async/asynctask.h"
#include "ui/jobs/jobrecord.h"
#include "ui/settings/historyfile.h"

#include <QList>
#include <QObject>
#include <QThreadPool>

namespace strata::ui {

class JobQueue;

/// Keeps what the jobs of a queue did over the end of the program: one record a job, from the moment it begins, so
/// that one that was cut off with the program is found, too. Reads and writes on a thread of its own.
class JobHistory : public QObject {
    Q_OBJECT
public:
    static constexpr int kMost = 400;

    JobHistory(JobQueue& queue, const QString& file, QObject* parent = nullptr);
    ~JobHistory() override; ///< waits until all is written

    /// What was done before this program began, latest first; empty until loaded().
    const QList<JobRecord>& earlier() const { return earlier_; }
    bool isLoaded() const { return loaded_; }
    /// Forgets what ended, also in the queue.
    void clear();

signals:
    void loaded();
    void cleared();

private:
    void load();
    void keep(const JobRecord& record);
    void write(std::function<void()> work);

    JobQueue& queue_;
    HistoryFile file_;
    QList<JobRecord> earlier_;
    bool loaded_ = false;
    QThreadPool writer_; ///< one thread: what was done first is written first
    AsyncTask loading_;
};

} // namespace strata::ui
