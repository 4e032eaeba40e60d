// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/jobrunner.h"

#include "ui/commands/commandset.h"
#include "ui/jobs/jobqueue.h"
#include "ui/jobs/jobtext.h"
#include "ui/text/coretext.h"
#include "ui/views/inlinemessage.h"

#include <QPushButton>

namespace strata::ui {

JobRunner::JobRunner(JobQueue& queue, CommandSet& commands, InlineMessage& message, QObject* parent)
    : QObject(parent), queue_(queue), commands_(commands), message_(message) {}

void JobRunner::run(std::unique_ptr<Operation> operation, Outcome done, Outcome failed) {
    watch(queue_.enqueue(std::move(operation)), std::move(done), std::move(failed));
}

void JobRunner::runPlanned(std::unique_ptr<Operation> operation, Plan plan, Outcome done) {
    watch(queue_.enqueue(std::move(operation), std::move(plan)), std::move(done), {});
}

void JobRunner::watch(Job* job, Outcome done, Outcome failed) {
    message_.hide();
    connect(job, &Job::stateChanged, this, [this, job, done = std::move(done), failed = std::move(failed)] {
        if (job->state() == Job::State::Done)
            done(*job);
        else if (job->state() == Job::State::Failed)
            failed ? failed(*job) : tellFailure(*job);
    });
}

void JobRunner::tellFailure(const Job& job) {
    message_.showMessage(Severity::Error, tr("%1 failed.").arg(jobTitle(job)), errorText(*job.error()));
    message_.setDetails(errorDetails(*job.error()));
    connect(message_.addButton(tr("Show &Jobs")), &QPushButton::clicked, commands_.action(Command::ShowJobs),
            &QAction::trigger);
}

} // namespace strata::ui
