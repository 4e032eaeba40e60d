// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/operation.h"

#include <QDateTime>
#include <QFutureWatcher>
#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>

namespace strata::ui {

/// One operation on its way through the queue. Lives on the GUI thread; the operation runs on a QtConcurrent worker
/// and shares with it only the Progress (atomics) and the stop source.
class Job : public QObject {
    Q_OBJECT
public:
    enum class State { Queued, Running, Done, Failed, Cancelled };
    Q_ENUM(State)

    Job(std::unique_ptr<Operation> operation, Plan plan, FileSystem& fs, QObject* parent = nullptr);
    ~Job() override; ///< asks a running operation to stop and waits for it

    State state() const { return state_; }
    bool isFinished() const { return state_ != State::Queued && state_ != State::Running; }
    const Text& title() const { return title_; } ///< core sentence, translate with ui/text
    const Plan& plan() const { return plan_; }
    Operation& operation() { return *operation_; } ///< only before it runs or after it finished
    Progress::Snapshot progress() const { return progress_.snapshot(); }
    const std::optional<Error>& error() const { return error_; }
    const Report& report() const { return report_; } ///< after it finished
    QDateTime startedAt() const { return startedAt_; }
    QDateTime finishedAt() const { return finishedAt_; }

    void start();
    /// Queued: finished at once. Running: within a second, by the operation's next checkpoint.
    void cancel();

signals:
    void stateChanged();

private:
    void finish(std::optional<Error> error);
    void setState(State state);

    std::unique_ptr<Operation> operation_;
    Plan plan_;
    FileSystem& fs_;
    Text title_;
    Progress progress_;
    Report report_;
    std::stop_source stop_;
    std::optional<Error> error_;
    State state_ = State::Queued;
    QDateTime startedAt_;
    QDateTime finishedAt_;
    QFutureWatcher<std::shared_ptr<Error>> watcher_;
};

} // namespace strata::ui
