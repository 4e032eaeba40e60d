// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobherald.h"

#include "ui/jobs/jobqueue.h"
#include "ui/jobs/jobtext.h"
#include "ui/text/coretext.h"

#include <QGuiApplication>
#include <QWindow>

#include <algorithm>

namespace strata::ui {

JobHerald::JobHerald(JobQueue& queue, const Addresses& addresses, QObject* parent)
    : QObject(parent), queue_(queue), session_(addresses.session), system_(addresses.system),
      notifications_(session_), inhibitor_(system_, session_) {
    connect(&queue_, &JobQueue::jobChanged, this, &JobHerald::updateSleep);
    connect(&queue_, &JobQueue::jobFinished, this, [this](const Job* job) { tellEnd(*job); });
    connect(&notifications_, &DesktopNotifications::activated, this, &JobHerald::raiseRequested);
    // Who has come back sees for himself.
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, [this](const QWindow* window) {
        if (window != nullptr)
            notifications_.closeAll();
    });
}

void JobHerald::tellEnd(const Job& job) {
    if (QGuiApplication::focusWindow() != nullptr || job.state() == Job::State::Cancelled)
        return;
    if (job.state() == Job::State::Done)
        notifications_.show(tr("Done: %1").arg(jobTitle(job)),
                            tr("It took %1.").arg(jobDurationText(job, job.finishedAt())),
                            DesktopNotifications::Urgency::Normal);
    else
        notifications_.show(tr("Failed: %1").arg(jobTitle(job)), errorText(*job.error()),
                            DesktopNotifications::Urgency::Critical);
}

void JobHerald::updateSleep() {
    const bool writes = std::ranges::any_of(queue_.jobs(), [](const Job* job) {
        return job->state() == Job::State::Running && !job->isPaused() && job->writes();
    });
    if (writes)
        inhibitor_.hold(tr("Virtual disks are being written"));
    else
        inhibitor_.release();
}

} // namespace strata::ui
