// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobqueue.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace strata;
using strata::ui::Job;
using strata::ui::JobQueue;

namespace {

/// What a scripted operation shares with its test.
struct Script {
    Plan plan;
    std::optional<Error> planError;
    std::optional<Error> runError;
    QSemaphore go;                ///< one for each run that may end
    std::atomic<bool> held{true}; ///< false: runs end by themselves
    std::atomic<int> planned{0};
    std::atomic<bool> running{false};
};

/// An operation whose end the test decides.
class ScriptedOp : public Operation {
public:
    explicit ScriptedOp(std::shared_ptr<Script> script) : script_(std::move(script)) {}
    std::string_view name() const override { return "scripted"; }
    Text describe() const override { return text("Working on “%1”", "disk"); }
    std::optional<Refusal> canRun(FileSystem&) override { return std::nullopt; }
    Plan plan(OpContext&) override {
        ++script_->planned;
        if (script_->planError)
            throw Error(*script_->planError);
        return script_->plan;
    }
    void run(OpContext& context) override {
        script_->running = true;
        context.progress.setTotal(100);
        while (script_->held && !script_->go.tryAcquire(1, 5)) {
            if (context.stop.stop_requested())
                script_->running = false;
            checkpoint(context.stop);
        }
        context.progress.add(100);
        context.report.note(text("Finished"));
        script_->running = false;
        if (script_->runError)
            throw Error(*script_->runError);
    }

private:
    std::shared_ptr<Script> script_;
};

std::shared_ptr<Script> writing(const char* file) {
    auto script = std::make_shared<Script>();
    script->plan.changes = {file};
    return script;
}

std::shared_ptr<Script> reading(const char* file) {
    auto script = std::make_shared<Script>();
    script->plan.sources = {file};
    return script;
}

Job* enqueue(JobQueue& queue, const std::shared_ptr<Script>& script) {
    return queue.enqueue(std::make_unique<ScriptedOp>(script));
}

class JobQueueTest : public QObject {
    Q_OBJECT
private slots:
    void runsAJobToItsReport() {
        JobQueue queue(nativeFileSystem());
        QSignalSpy finished(&queue, &JobQueue::jobFinished);
        const auto script = writing("/m/a.vmdk");
        script->held = false;
        Job* job = enqueue(queue, script);
        QCOMPARE(job->state(), Job::State::Preparing);
        QCOMPARE(queue.unfinishedCount(), 1);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(job->state(), Job::State::Done);
        QCOMPARE(job->progress().done, 100U);
        QCOMPARE(job->report().lines.size(), 1U);
        QVERIFY(!job->error());
        QVERIFY(job->finishedAt() >= job->startedAt());
    }

    void writersOfOneFileGoOneAfterTheOther() {
        JobQueue queue(nativeFileSystem());
        const auto first = writing("/m/a.vmdk");
        const auto second = writing("/m/x/../a.vmdk"); // the same file, spelt differently
        Job* one = enqueue(queue, first);
        Job* two = enqueue(queue, second);
        QTRY_VERIFY(first->running);
        QTRY_COMPARE(two->state(), Job::State::Queued);
        QTest::qWait(50);
        QVERIFY(!second->running);
        first->go.release();
        QTRY_COMPARE(one->state(), Job::State::Done);
        QTRY_VERIFY(second->running);
        second->go.release();
        QTRY_COMPARE(two->state(), Job::State::Done);
    }

    void readersShareAndWaitForAWriter() {
        JobQueue queue(nativeFileSystem());
        const auto r1 = reading("/m/a.vmdk");
        const auto r2 = reading("/m/a.vmdk");
        const auto writer = writing("/m/a.vmdk");
        const auto late = reading("/m/a.vmdk");
        enqueue(queue, r1);
        enqueue(queue, r2);
        Job* writerJob = enqueue(queue, writer);
        Job* lateJob = enqueue(queue, late);
        QTRY_VERIFY(r1->running && r2->running);
        QTRY_COMPARE(lateJob->state(), Job::State::Queued);
        // The late reader does not overtake the writer that was asked for before it.
        QCOMPARE(writerJob->state(), Job::State::Queued);
        r1->go.release();
        r2->go.release();
        QTRY_VERIFY(writer->running);
        QVERIFY(!late->running);
        writer->go.release();
        QTRY_VERIFY(late->running);
        late->go.release();
        QTRY_COMPARE(queue.unfinishedCount(), 0);
    }

    void otherFilesRunAtTheSameTime() {
        JobQueue queue(nativeFileSystem());
        const auto a = writing("/m/a.vmdk");
        const auto b = writing("/m/b.vmdk");
        enqueue(queue, a);
        enqueue(queue, b);
        QTRY_VERIFY(a->running && b->running);
        a->go.release();
        b->go.release();
        QTRY_COMPARE(queue.unfinishedCount(), 0);
    }

    void cancelStopsARunningJobAndAWaitingOneAtOnce() {
        JobQueue queue(nativeFileSystem());
        const auto first = writing("/m/a.vmdk");
        const auto second = writing("/m/a.vmdk");
        Job* one = enqueue(queue, first);
        Job* two = enqueue(queue, second);
        QTRY_VERIFY(first->running);
        QTRY_COMPARE(two->state(), Job::State::Queued);
        two->cancel();
        QCOMPARE(two->state(), Job::State::Cancelled);
        one->cancel();
        QVERIFY(one->isCancelling());
        QTRY_COMPARE(one->state(), Job::State::Cancelled);
        QVERIFY(!first->running);
        QCOMPARE(one->error()->code(), ErrorCode::Cancelled);
        QVERIFY(!second->running);
    }

    void cancelAllLetsNothingNewStart() {
        JobQueue queue(nativeFileSystem());
        const auto first = writing("/m/a.vmdk");
        const auto second = writing("/m/a.vmdk");
        enqueue(queue, first);
        enqueue(queue, second);
        QTRY_VERIFY(first->running);
        QSignalSpy idle(&queue, &JobQueue::idle);
        queue.cancelAll();
        QTRY_COMPARE(idle.count(), 1);
        QVERIFY(!second->running);
        QCOMPARE(queue.jobs().at(1)->state(), Job::State::Cancelled);
    }

    void failuresOfPlanAndRunAreKept() {
        JobQueue queue(nativeFileSystem());
        const auto refused = writing("/m/a.vmdk");
        refused->planError = Error(ErrorCode::NoSpace, text("Full"));
        const auto broken = writing("/m/b.vmdk");
        broken->held = false;
        broken->runError = Error(ErrorCode::Io, text("Read failed"));
        Job* one = enqueue(queue, refused);
        Job* two = enqueue(queue, broken);
        QTRY_COMPARE(queue.unfinishedCount(), 0);
        QCOMPARE(one->state(), Job::State::Failed);
        QCOMPARE(one->error()->code(), ErrorCode::NoSpace);
        QCOMPARE(two->state(), Job::State::Failed);
        QCOMPARE(two->error()->code(), ErrorCode::Io);
    }

    void aDiskLockedByOurOwnJobIsTriedAgain() {
        JobQueue queue(nativeFileSystem());
        const auto holder = writing("/m/a.vmdk");
        const auto second = writing("/m/a.vmdk");
        enqueue(queue, holder);
        QTRY_VERIFY(holder->running);
        second->planError = Error(ErrorCode::Locked, text("In use"));
        Job* job = enqueue(queue, second);
        QTRY_VERIFY(second->planned >= 1);
        QTest::qWait(20);
        QCOMPARE(job->state(), Job::State::Preparing);
        second->planError.reset();
        second->held = false;
        holder->go.release();
        QTRY_COMPARE(job->state(), Job::State::Done);
    }

    void aDiskLockedByOthersFails() {
        JobQueue queue(nativeFileSystem());
        const auto script = writing("/m/a.vmdk");
        script->planError = Error(ErrorCode::Locked, text("In use"));
        Job* job = enqueue(queue, script);
        QTRY_COMPARE(job->state(), Job::State::Failed);
        QCOMPARE(job->error()->code(), ErrorCode::Locked);
    }

    void historyStaysUntilRemoved() {
        JobQueue queue(nativeFileSystem());
        const auto done = writing("/m/a.vmdk");
        done->held = false;
        enqueue(queue, done);
        QTRY_COMPARE(queue.unfinishedCount(), 0);
        const auto running = writing("/m/b.vmdk");
        Job* job = enqueue(queue, running);
        QTRY_VERIFY(running->running);
        QCOMPARE(queue.jobs().size(), 2);
        QCOMPARE(queue.foremost(), job);
        queue.removeFinished();
        QCOMPARE(queue.jobs(), QList<Job*>{job});
        running->go.release();
        QTRY_COMPARE(queue.foremost(), static_cast<Job*>(nullptr));
    }

    void theEndOfTheQueueStopsWhatRuns() {
        const auto script = writing("/m/a.vmdk");
        {
            JobQueue queue(nativeFileSystem());
            enqueue(queue, script);
            QTRY_VERIFY(script->running);
        }
        QVERIFY(!script->running);
    }

    void samplesWhileSomethingRuns() {
        JobQueue queue(nativeFileSystem());
        QSignalSpy sampled(&queue, &JobQueue::sampled);
        const auto script = writing("/m/a.vmdk");
        enqueue(queue, script);
        QTRY_VERIFY(sampled.count() >= 3);
        script->go.release();
        QTRY_COMPARE(queue.unfinishedCount(), 0);
        const auto count = sampled.count();
        QTest::qWait(250);
        QCOMPARE(sampled.count(), count);
    }
};

} // namespace

QTEST_GUILESS_MAIN(JobQueueTest)
#include "jobqueue_test.moc"
