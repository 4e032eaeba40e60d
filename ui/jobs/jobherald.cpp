// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobherald.h"

#include "ui/jobs/jobqueue.h"
#include "ui/jobs/jobtext.h"
#include "ui/text/coretext.h"

#include <QGuiApplication>
#include <QWindow>

#include <algorithm>

namespace strata::ui {
namespace {

/// What is over sooner needs no bar in the task bar.
constexpr qint64 kLongMs = 1'000;

} // namespace

JobHerald::JobHerald(JobQueue& queue, const Addresses& addresses, QObject* parent)
    : QObject(parent), queue_(queue), session_(addresses.session), system_(addresses.system),
      notifications_(session_), inhibitor_(system_, session_), taskBar_(session_) {
    connect(&queue_, &JobQueue::jobChanged, this, &JobHerald::updateSleep);
    connect(&queue_, &JobQueue::jobFinished, this, [this](const Job* job) { tellEnd(*job); });
    connect(&queue_, &JobQueue::sampled, this, &JobHerald::updateTaskBar);
    connect(&queue_, &JobQueue::idle, this, &JobHerald::updateTaskBar);
    connect(&notifications_, &DesktopNotifications::activated, this, &JobHerald::raiseRequested);
    // Who has come back sees for himself.
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, [this](const QWindow* window) {
        if (window != nullptr)
            notifications_.closeAll();
    });
}

void JobHerald::tellEnd(const Job& job) {
    if (!notifies_ || QGuiApplication::focusWindow() != nullptr || job.state() == Job::State::Cancelled)
        return;
    if (job.state() == Job::State::Done)
        notifications_.show(tr("Done: %1").arg(jobTitle(job)),
                            tr("It took %1.").arg(jobDurationText(job, job.finishedAt())),
                            DesktopNotifications::Urgency::Normal);
    else
        notifications_.show(tr("Failed: %1").arg(jobTitle(job)), errorText(*job.error()),
                            DesktopNotifications::Urgency::Critical);
}

void JobHerald::setKeepsAwake(bool keepsAwake) {
    keepsAwake_ = keepsAwake;
    updateSleep();
}

void JobHerald::updateSleep() {
    const bool writes = std::ranges::any_of(queue_.jobs(), [](const Job* job) {
        return job->state() == Job::State::Running && !job->isPaused() && job->writes();
    });
    if (writes && keepsAwake_)
        inhibitor_.hold(tr("Virtual disks are being written"));
    else
        inhibitor_.release();
}

void JobHerald::updateTaskBar() {
    double done = 0;
    double total = 0;
    const QDateTime now = QDateTime::currentDateTime();
    for (const Job* job : queue_.jobs()) {
        const Progress::Snapshot progress = job->progress();
        if (job->state() != Job::State::Running || progress.total == 0 || job->startedAt().msecsTo(now) < kLongMs)
            continue;
        done += static_cast<double>(std::min(progress.done, progress.total));
        total += static_cast<double>(progress.total);
    }
    taskBar_.show(total > 0 ? std::optional(done / total) : std::nullopt);
}

} // namespace strata::ui
