// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/pausegate.h"
#include "core/base/rateestimator.h"
#include "core/ops/operation.h"
#include "ui/jobs/touchedfiles.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>

class QThreadPool;

namespace strata::ui {

/// One operation on its way through the queue. Lives on the GUI thread; planning and running happen on a QtConcurrent
/// worker, which shares with it only the operation, the Progress (atomics) and the stop source.
class Job : public QObject {
    Q_OBJECT
public:
    enum class State {
        Preparing, ///< waits for its plan, or is making it: the files it will touch are not known yet
        Queued,    ///< planned; waits for its files
        Running,
        Done,
        Failed,
        Cancelled
    };
    Q_ENUM(State)

    Job(std::unique_ptr<Operation> operation, FileSystem& fs, QObject* parent = nullptr);
    ~Job() override; ///< asks a running operation to stop and waits for it

    const QString& id() const { return id_; } ///< never given twice, also not to other programs
    State state() const { return state_; }
    bool isFinished() const { return state_ >= State::Done; }
    /// Asked to stop, but still running up to the next checkpoint.
    bool isCancelling() const { return !isFinished() && stop_.stop_requested(); }
    /// Asked to rest at the next checkpoint. It stays Running and goes on holding its files.
    bool isPaused() const { return state_ == State::Running && gate_.isClosed(); }
    /// Paused, and has come to that checkpoint: nothing moves any more.
    bool isResting() const { return state_ == State::Running && gate_.isHolding(); }
    bool canPause() const { return state_ == State::Running && !isCancelling(); }
    const Text& title() const { return title_; } ///< core sentence, translate with ui/text
    const Plan& plan() const { return plan_; }   ///< once it is past Preparing
    /// It makes, changes or removes files; nobody else can while it runs.
    bool writes() const { return !(plan_.creates.empty() && plan_.changes.empty() && plan_.removes.empty()); }
    Operation& operation() { return *operation_; } ///< only before it is prepared or after it finished
    const Operation& operation() const { return *operation_; }
    Progress::Snapshot progress() const { return progress_.snapshot(); }
    const RateEstimator& rate() const { return rate_; }
    const std::optional<Error>& error() const { return error_; }
    const Report& report() const { return report_; }     ///< after it finished
    const TouchedFiles& files() const { return files_; } ///< after it finished; empty if it never began
    std::string_view operationName() const { return name_; }
    QDateTime startedAt() const { return startedAt_; }
    QDateTime finishedAt() const { return finishedAt_; }
    qint64 pausedMs() const; ///< how long it rested, all pauses together

    /// Skips planning: the caller has a plan already.
    void setPlan(Plan plan);
    bool isPlanning() const { return state_ == State::Preparing && worker_.isRunning(); }
    /// Plans on a worker of `pool`; ends in Queued, Failed or, if somebody holds the disk, emits foundLocked() and
    /// stays Preparing, to be tried again.
    void prepare(QThreadPool& pool);
    void start(QThreadPool& pool);
    /// Waiting: finished at once. Running: within a second, by the operation's next checkpoint.
    void cancel();
    void setPaused(bool paused);                         ///< only if canPause()
    void fail(Error error) { finish(std::move(error)); } ///< only while nothing runs
    /// Takes a sample for rate(); called by the queue while the job runs.
    void sampleRate(std::int64_t nowMs);

signals:
    void stateChanged();
    void foundLocked(const strata::Error& error);

private:
    /// What came back from a worker.
    struct Outcome {
        std::optional<Error> error;
        Plan plan;
        TouchedFiles files;
    };

    Outcome makePlan();
    Outcome run();
    void workerFinished();
    void endPause();
    void finish(std::optional<Error> error);
    void setState(State state);

    std::unique_ptr<Operation> operation_;
    FileSystem& fs_;
    QString id_;
    std::string_view name_;
    Text title_;
    Plan plan_;
    Progress progress_;
    RateEstimator rate_;
    Report report_;
    TouchedFiles files_;
    std::stop_source stop_;
    PauseGate gate_;
    std::optional<Error> error_;
    State state_ = State::Preparing;
    QDateTime startedAt_;
    QDateTime finishedAt_;
    QElapsedTimer pause_; ///< the present one; invalid if there is none
    qint64 pausedMs_ = 0; ///< earlier ones
    QFutureWatcher<std::shared_ptr<Outcome>> worker_;
};

} // namespace strata::ui
