// SPDX-License-Identifier: Apache-2.0
#include "ui/views/jobbuttons.h"

#include "ui/commands/iconset.h"
#include "ui/jobs/job.h"

#include <QCoreApplication>
#include <QPushButton>

namespace strata::ui {
namespace {

struct JobButtons {
    Q_DECLARE_TR_FUNCTIONS(JobButtons)
};

} // namespace

void showPause(QPushButton& button, const Job& job, const QString& pause, const QString& resume) {
    const bool paused = job.isPaused();
    if (const QString& words = paused ? resume : pause; button.text() != words) {
        button.setText(words);
        if (!button.icon().isNull())
            button.setIcon(lineIcon(paused ? QStringLiteral("resume") : QStringLiteral("pause")));
    }
    button.setEnabled(job.canPause());
    if (job.isCancelling())
        button.setToolTip(JobButtons::tr("This job is being cancelled"));
    else if (!job.canPause())
        button.setToolTip(JobButtons::tr("This job has not begun yet"));
    else if (paused)
        button.setToolTip(JobButtons::tr("Goes on where the job rests"));
    else
        button.setToolTip(JobButtons::tr("Lets the job rest where that is safe; its disks stay locked meanwhile"));
}

} // namespace strata::ui
