// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobhistory.h"

#include "ui/jobs/jobqueue.h"

#include <QCoreApplication>
#include <QFile>

namespace strata::ui {
namespace {

/// Another Strata that still runs; where that cannot be told, it counts as ended.
bool isOtherLivingProcess(qint64 process) {
    return process > 0 && process != QCoreApplication::applicationPid()
           && QFile::exists(QStringLiteral("/proc/%1").arg(process));
}

} // namespace

JobHistory::JobHistory(JobQueue& queue, const QString& file, QObject* parent)
    : QObject(parent), queue_(queue), file_(file), loading_(this) {
    writer_.setMaxThreadCount(1);
    connect(&queue_, &JobQueue::jobChanged, this, [this](const Job* job) {
        // Pauses change a job, too, but nothing that is kept.
        if (job->isFinished() || (job->state() == Job::State::Running && !job->isPaused()))
            keep(recordOf(*job));
    });
    load();
}

JobHistory::~JobHistory() { writer_.waitForDone(); }

void JobHistory::load() {
    loading_.start<QList<QJsonObject>>(
        [file = file_](const std::stop_token&) { return file.read(); },
        [this](const AsyncResult<QList<QJsonObject>>& read) {
            for (const QJsonObject& json : read.value != nullptr ? *read.value : QList<QJsonObject>()) {
                std::optional<JobRecord> record = recordFromJson(json);
                const auto isOurs = [&](const Job* job) { return job->id() == record->id; };
                if (!record || std::ranges::any_of(queue_.jobs(), isOurs))
                    continue;
                if (!record->isEnded()) {
                    if (isOtherLivingProcess(record->process))
                        continue; // it tells of it when it is done
                    record->state = JobRecord::State::Interrupted;
                }
                earlier_.prepend(std::move(*record));
            }
            loaded_ = true;
            emit loaded();
        });
}

void JobHistory::keep(const JobRecord& record) {
    write([file = file_, json = toJson(record)] { file.add({json}, kMost); });
}

void JobHistory::clear() {
    earlier_.clear();
    queue_.removeFinished();
    write([file = file_] { file.clear(); });
    for (const Job* job : queue_.jobs())
        if (job->state() == Job::State::Running)
            keep(recordOf(*job));
    emit cleared();
}

void JobHistory::write(std::function<void()> work) { writer_.start(std::move(work)); }

} // namespace strata::ui
