// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/job.h"

#include <QUuid>
#include <QtConcurrent>

namespace strata::ui {
namespace {

/// One of the four borders where exceptions end (architecture.md): whatever work throws becomes an Error.
template<class Work>
std::optional<Error> caught(Work work) {
    try {
        work();
        return std::nullopt;
    } catch (const Error& error) {
        return error;
    } catch (const std::exception& error) {
        return Error(ErrorCode::Internal, text(QT_TRANSLATE_NOOP("core", "Unexpected failure: %1"), error.what()));
    }
}

} // namespace

Job::Job(std::unique_ptr<Operation> operation, FileSystem& fs, QObject* parent)
    : QObject(parent), operation_(std::move(operation)), fs_(fs),
      id_(QUuid::createUuid().toString(QUuid::WithoutBraces)), name_(operation_->name()),
      title_(operation_->describe()) {
    connect(&worker_, &QFutureWatcherBase::finished, this, &Job::workerFinished);
}

Job::~Job() {
    stop_.request_stop();
    worker_.disconnect(this);
    worker_.waitForFinished();
}

void Job::setPlan(Plan plan) {
    plan_ = std::move(plan);
    setState(State::Queued);
}

void Job::prepare(QThreadPool& pool) {
    Q_ASSERT(state_ == State::Preparing && !worker_.isRunning());
    worker_.setFuture(QtConcurrent::run(&pool, [this] { return std::make_shared<Outcome>(makePlan()); }));
}

void Job::start(QThreadPool& pool) {
    Q_ASSERT(state_ == State::Queued);
    startedAt_ = QDateTime::currentDateTime();
    setState(State::Running);
    worker_.setFuture(QtConcurrent::run(&pool, [this] { return std::make_shared<Outcome>(run()); }));
}

void Job::cancel() {
    if (isFinished())
        return;
    stop_.request_stop();
    if (worker_.isRunning())
        emit stateChanged();
    else
        finish(Error(ErrorCode::Cancelled, text(QT_TRANSLATE_NOOP("core", "Cancelled before it began"))));
}

void Job::setPaused(bool paused) {
    if (!canPause() || paused == isPaused())
        return;
    if (paused) {
        pause_.start();
        gate_.close();
    } else {
        endPause();
        gate_.open();
    }
    emit stateChanged();
}

qint64 Job::pausedMs() const { return pausedMs_ + (pause_.isValid() ? pause_.elapsed() : 0); }

void Job::endPause() {
    pausedMs_ = pausedMs();
    pause_.invalidate();
}

void Job::sampleRate(std::int64_t nowMs) {
    if (gate_.isHolding()) {
        rate_.resume(nowMs); // time that does not count
        return;
    }
    const Progress::Snapshot now = progress_.snapshot();
    rate_.sample(nowMs, now.done, now.total);
}

Job::Outcome Job::makePlan() {
    Outcome outcome;
    // Planning counts for itself: the bar begins with the run.
    Progress progress;
    Report report;
    OpContext context{fs_, progress, stop_.get_token(), report};
    outcome.error = caught([&] {
        checkpoint(context.stop);
        requireRunnable(*operation_, fs_);
        outcome.plan = operation_->plan(context);
    });
    return outcome;
}

Job::Outcome Job::run() {
    Outcome outcome;
    OpContext context{fs_, progress_, stop_.get_token(), report_};
    context.pause = &gate_;
    outcome.files = filesBefore(fs_, plan_);
    outcome.error = caught([&] {
        checkpoint(context);
        operation_->run(context);
    });
    lookAfter(fs_, outcome.files);
    return outcome;
}

void Job::workerFinished() {
    const std::shared_ptr<Outcome> outcome = worker_.result();
    if (state_ == State::Running) {
        files_ = std::move(outcome->files);
        finish(std::move(outcome->error));
        return;
    }
    if (stop_.stop_requested())
        finish(Error(ErrorCode::Cancelled, text(QT_TRANSLATE_NOOP("core", "Cancelled before it began"))));
    else if (!outcome->error)
        setPlan(std::move(outcome->plan));
    else if (outcome->error->code() == ErrorCode::Locked)
        emit foundLocked(*outcome->error);
    else
        finish(std::move(outcome->error));
}

void Job::finish(std::optional<Error> error) {
    finishedAt_ = QDateTime::currentDateTime();
    endPause();
    error_ = std::move(error);
    if (!error_)
        setState(State::Done);
    else
        setState(error_->code() == ErrorCode::Cancelled ? State::Cancelled : State::Failed);
}

void Job::setState(State state) {
    state_ = state;
    emit stateChanged();
}

} // namespace strata::ui
