// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobqueue.h"

#include <algorithm>
#include <set>

namespace strata::ui {
namespace {

/// More at once would only make them fight for the same drive; operations use all cores by themselves.
constexpr int kMaxRunning = 3;
/// Threads, most of them for jobs that are paused: a paused job keeps its thread, but lets others run.
constexpr int kMaxThreads = 64;
constexpr int kSampleMs = 100;

using PathSet = std::set<std::filesystem::path>;

PathSet pathSet(std::initializer_list<const std::vector<std::filesystem::path>*> lists) {
    PathSet set;
    for (const auto* list : lists)
        for (const std::filesystem::path& path : *list)
            set.insert(path.lexically_normal());
    return set;
}

PathSet written(const Plan& plan) { return pathSet({&plan.creates, &plan.changes, &plan.removes}); }

bool intersect(const PathSet& a, const PathSet& b) {
    return std::any_of(a.begin(), a.end(), [&b](const std::filesystem::path& path) { return b.contains(path); });
}

bool conflict(const Plan& a, const Plan& b) {
    const PathSet aWrites = written(a);
    const PathSet bWrites = written(b);
    return intersect(aWrites, bWrites) || intersect(aWrites, pathSet({&b.sources}))
           || intersect(pathSet({&a.sources}), bWrites);
}

} // namespace

JobQueue::JobQueue(FileSystem& fs, QObject* parent) : QObject(parent), fs_(fs) {
    pool_.setMaxThreadCount(kMaxThreads);
    sampler_.setInterval(kSampleMs);
    connect(&sampler_, &QTimer::timeout, this, &JobQueue::sample);
    clock_.start();
}

JobQueue::~JobQueue() {
    for (Job* job : std::as_const(jobs_))
        job->disconnect(this);
    cancelAll();
    qDeleteAll(jobs_);
}

Job* JobQueue::enqueue(std::unique_ptr<Operation> operation) {
    Job* job = add(std::move(operation));
    startReadyJobs();
    return job;
}

Job* JobQueue::enqueue(std::unique_ptr<Operation> operation, Plan plan) {
    Job* job = add(std::move(operation));
    job->setPlan(std::move(plan));
    return job;
}

Job* JobQueue::add(std::unique_ptr<Operation> operation) {
    auto* job = new Job(std::move(operation), fs_, this);
    jobs_.append(job);
    connect(job, &Job::stateChanged, this, [this, job] { onStateChanged(*job); });
    connect(job, &Job::foundLocked, this, [this, job](const Error& error) { onLocked(*job, error); });
    emit jobAdded(job);
    return job;
}

int JobQueue::unfinishedCount() const {
    return static_cast<int>(
        std::count_if(jobs_.begin(), jobs_.end(), [](const Job* job) { return !job->isFinished(); }));
}

Job* JobQueue::foremost() const {
    const auto moves = [](const Job* job) { return job->state() == Job::State::Running && !job->isPaused(); };
    const auto rests = [](const Job* job) { return job->isPaused(); };
    const auto waits = [](const Job* job) { return !job->isFinished(); };
    for (bool (*isMeant)(const Job*) : {+moves, +rests, +waits})
        if (const auto found = std::ranges::find_if(jobs_, isMeant); found != jobs_.end())
            return *found;
    return nullptr;
}

void JobQueue::setAllPaused(bool paused) {
    // To pause one lets the next begin: that one is not meant.
    const QList<Job*> all = jobs_;
    QList<Job*> running;
    std::ranges::copy_if(all, std::back_inserter(running), &Job::canPause);
    for (Job* job : running)
        job->setPaused(paused);
}

bool JobQueue::anyRunning() const { return std::ranges::any_of(jobs_, &Job::canPause); }

bool JobQueue::allPaused() const {
    return anyRunning()
           && std::ranges::none_of(jobs_, [](const Job* job) { return job->canPause() && !job->isPaused(); });
}

void JobQueue::cancelAll() {
    // From the back, so that a cancelled job does not let the next one start.
    const QList<Job*> all = jobs_;
    std::for_each(all.rbegin(), all.rend(), [](Job* job) { job->cancel(); });
}

void JobQueue::removeFinished() {
    const auto firstFinished =
        std::stable_partition(jobs_.begin(), jobs_.end(), [](const Job* job) { return !job->isFinished(); });
    const QList<Job*> finished(firstFinished, jobs_.end());
    jobs_.erase(firstFinished, jobs_.end());
    emit jobsRemoved();
    for (Job* job : finished)
        job->deleteLater();
}

void JobQueue::onStateChanged(Job& job) {
    emit jobChanged(&job);
    if (job.isFinished()) {
        ++finishedCount_;
        emit jobFinished(&job);
        if (unfinishedCount() == 0) {
            sampler_.stop();
            emit idle();
        }
    }
    startReadyJobs();
}

void JobQueue::onLocked(Job& job, const Error& error) {
    // Held by one of our own jobs: it is tried again when that one finishes. Held by somebody else: that is final.
    if (anyRunningExcept(job))
        return;
    if (finishedCount_ != finishedBeforePlanning_)
        startReadyJobs(); // the holder finished while we were planning
    else
        job.fail(error);
}

void JobQueue::startReadyJobs() {
    // Planning goes in order, one at a time, and nobody overtakes a job whose files are not known yet: of two jobs
    // for one disk the first asked for comes first.
    const QList<Job*> all = jobs_;
    for (Job* job : all) {
        if (job->state() == Job::State::Preparing) {
            if (!job->isPlanning()) {
                finishedBeforePlanning_ = finishedCount_;
                job->prepare(pool_);
            }
            return;
        }
        if (job->state() == Job::State::Queued && !mustWait(*job)) {
            if (!sampler_.isActive())
                sampler_.start();
            job->start(pool_);
            return; // its change of state came back here and looked at the rest
        }
    }
}

bool JobQueue::mustWait(const Job& job) const {
    int running = 0;
    for (const Job* other : jobs_) {
        if (other == &job || other->isFinished())
            continue;
        running += other->state() == Job::State::Running && !other->isPaused() ? 1 : 0;
        const bool earlier = jobs_.indexOf(other) < jobs_.indexOf(&job);
        if ((other->state() == Job::State::Running || earlier) && conflict(job.plan(), other->plan()))
            return true;
    }
    return running >= kMaxRunning;
}

bool JobQueue::anyRunningExcept(const Job& job) const {
    return std::any_of(jobs_.begin(), jobs_.end(),
                       [&job](const Job* other) { return other != &job && other->state() == Job::State::Running; });
}

void JobQueue::sample() {
    for (Job* job : std::as_const(jobs_))
        if (job->state() == Job::State::Running)
            job->sampleRate(clock_.elapsed());
    emit sampled();
}

} // namespace strata::ui
