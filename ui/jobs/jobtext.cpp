// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobtext.h"

#include "ui/text/coretext.h"
#include "ui/text/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace strata::ui {
namespace {

struct JobText {
    Q_DECLARE_TR_FUNCTIONS(JobText)
};

} // namespace

QString jobTitle(const Job& job) { return translated(job.title()); }

QString jobStateText(const Job& job) {
    if (job.isCancelling())
        return JobText::tr("Cancelling…");
    if (job.isPaused())
        return job.isResting() ? JobText::tr("Paused") : JobText::tr("Pausing…");
    switch (job.state()) {
    case Job::State::Preparing: return JobText::tr("Preparing…");
    case Job::State::Queued: return JobText::tr("Waiting");
    case Job::State::Running: {
        const char* phase = job.progress().phase;
        return *phase == '\0' ? JobText::tr("Running") : translated(phase);
    }
    case Job::State::Done: return jobStateText(JobRecord::State::Done);
    case Job::State::Failed: return jobStateText(JobRecord::State::Failed);
    case Job::State::Cancelled: return jobStateText(JobRecord::State::Cancelled);
    }
    return {};
}

QString jobStateText(JobRecord::State state) {
    switch (state) {
    case JobRecord::State::Waiting: return JobText::tr("Waiting");
    case JobRecord::State::Running: return JobText::tr("Running");
    case JobRecord::State::Done: return JobText::tr("Done");
    case JobRecord::State::Failed: return JobText::tr("Failed");
    case JobRecord::State::Cancelled: return JobText::tr("Cancelled");
    case JobRecord::State::Interrupted: return JobText::tr("Interrupted");
    }
    return {};
}

QString jobProgressText(const Job& job) {
    const Progress::Snapshot now = job.progress();
    QStringList parts;
    if (now.total > 0)
        parts << JobText::tr("%1 of %2").arg(formatBytes(std::min(now.done, now.total)), formatBytes(now.total));
    else if (now.done > 0)
        parts << formatBytes(now.done);
    if (job.isPaused() && !job.isCancelling()) {
        if (job.writes())
            parts << JobText::tr("its disks stay locked");
    } else if (job.state() == Job::State::Running && !job.isCancelling()) {
        if (job.rate().isStalled())
            parts << JobText::tr("stalled: nothing has moved for a while");
        else if (const auto speed = job.rate().speed())
            parts << formatSpeed(*speed);
        if (const auto left = job.rate().secondsLeft())
            parts << formatTimeLeft(*left);
    }
    return parts.join(QStringLiteral(" · "));
}

std::optional<int> jobPerMille(const Job& job) {
    const Progress::Snapshot now = job.progress();
    if (job.state() == Job::State::Done)
        return 1000;
    if (now.total == 0)
        return std::nullopt;
    return static_cast<int>(1000.0 * std::min(1.0, static_cast<double>(now.done) / static_cast<double>(now.total)));
}

QString jobDurationText(const Job& job, const QDateTime& now) {
    if (!job.startedAt().isValid())
        return {};
    return durationText(job.startedAt(), job.isFinished() ? job.finishedAt() : now);
}

QString durationText(const QDateTime& from, const QDateTime& to) {
    return durationText(std::max<qint64>(0, from.msecsTo(to))); // clocks are put back
}

QString durationText(qint64 ms) {
    if (ms < 60'000)
        return JobText::tr("%1 s").arg(
            QLocale().toString(static_cast<double>(ms) / 1000.0, 'f', ms < 10'000 ? 1 : 0));
    return JobText::tr("%1 min %2 s").arg(ms / 60'000).arg(ms / 1000 % 60);
}

} // namespace strata::ui
