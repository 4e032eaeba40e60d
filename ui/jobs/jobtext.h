// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/job.h"
#include "ui/jobs/jobrecord.h"

#include <QString>

namespace strata::ui {

/// What people read about a job.
QString jobTitle(const Job& job);
/// "Waiting", "Copying", "Done" ...
QString jobStateText(const Job& job);
/// "12.1 GB of 30.4 GB · 410 MB/s · about 45 seconds left", as far as it is known.
QString jobProgressText(const Job& job);
/// 0..1000; nothing while the total is unknown.
std::optional<int> jobPerMille(const Job& job);
/// How long it took, or has been running.
QString jobDurationText(const Job& job, const QDateTime& now);
QString durationText(const QDateTime& from, const QDateTime& to);
QString durationText(qint64 ms);
/// "Done", "Failed", "Interrupted" ... of a job that is past.
QString jobStateText(JobRecord::State state);

} // namespace strata::ui
