// SPDX-License-Identifier: Apache-2.0
// The jobs in strip and window as a person works with them: by mouse and by keys.
#include "tests/ui/heldjob.h"
#include "tests/ui/windowfixture.h"
#include "ui/jobs/jobtext.h"
#include "ui/views/elidedlabel.h"
#include "ui/views/jobstrip.h"
#include "ui/views/jobwindow.h"

#include <QProgressBar>
#include <QTreeView>

#include <ctime>

using namespace strata;
using namespace strata::ui;
using strata::test::buttonNamed;
using strata::test::HeldOp;
using strata::test::Hold;
using strata::test::WindowFixture;

namespace {

void click(QPushButton* button) {
    QVERIFY(button != nullptr);
    QVERIFY2(button->isEnabled(), qPrintable(button->toolTip()));
    QTest::mouseClick(button, Qt::LeftButton);
}

void activate(QWidget& window) {
    window.activateWindow();
    QTRY_VERIFY(window.isActiveWindow());
}

bool shows(QWidget& parent, const QString& words) {
    for (const ElidedLabel* label : parent.findChildren<ElidedLabel*>())
        if (label->isVisible() && label->text().contains(words))
            return true;
    return false;
}

class JobsTest : public QObject {
    Q_OBJECT
private slots:
    void init() { fixture_ = std::make_unique<WindowFixture>(); }
    void cleanup() { fixture_.reset(); }

    void theStripPausesAndGoesOn() {
        const auto hold = std::make_shared<Hold>();
        Job* job = run(hold, "/vm/a.vmdk");
        click(buttonNamed(strip(), QStringLiteral("Pause")));
        QVERIFY(job->isPaused());
        QTRY_VERIFY(job->isResting());
        QTRY_VERIFY(shows(strip(), QStringLiteral("Paused")));
        QVERIFY(shows(strip(), QStringLiteral("its disks stay locked")));
        const std::uint64_t done = job->progress().done;
        QTest::qWait(60);
        QCOMPARE(job->progress().done, done);
        QCOMPARE(job->state(), Job::State::Running); // it still holds its files
        click(buttonNamed(strip(), QStringLiteral("Resume")));
        QTRY_VERIFY(job->progress().done > done);
        hold->go = true;
        QTRY_COMPARE(job->state(), Job::State::Done);
    }

    void whatIsPausedCanBeCancelled() {
        const auto hold = std::make_shared<Hold>();
        Job* job = run(hold, "/vm/a.vmdk");
        click(buttonNamed(strip(), QStringLiteral("Pause")));
        QTRY_VERIFY(job->isResting());
        click(buttonNamed(strip(), QStringLiteral("Cancel")));
        QTRY_COMPARE(job->state(), Job::State::Cancelled);
    }

    void aPausedJobKeepsItsFilesButLetsOthersRun() {
        const auto hold = std::make_shared<Hold>();
        Job* paused = run(hold, "/vm/a.vmdk");
        paused->setPaused(true);
        const auto sameFile = std::make_shared<Hold>();
        const auto others = std::make_shared<Hold>();
        Job* waiting = fixture_->jobs().enqueue(std::make_unique<HeldOp>(sameFile, "/vm/a.vmdk"));
        QList<Job*> running;
        for (const char* file : {"/vm/b.vmdk", "/vm/c.vmdk", "/vm/d.vmdk"})
            running << run(others, file);
        QCOMPARE(waiting->state(), Job::State::Queued);
        QCOMPARE(fixture_->jobs().foremost(), running.first()); // what moves is what people want to see
        others->go = true;
        for (Job* job : running)
            QTRY_COMPARE(job->state(), Job::State::Done);
        QCOMPARE(waiting->state(), Job::State::Queued);
        hold->go = sameFile->go = true;
        paused->setPaused(false);
        QTRY_COMPARE(waiting->state(), Job::State::Done);
    }

    void keysPauseAllAndLetAllGoOn() {
        const auto hold = std::make_shared<Hold>();
        Job* one = run(hold, "/vm/a.vmdk");
        Job* two = run(hold, "/vm/b.vmdk");
        QAction* action = fixture_->window().commands().action(Command::PauseJobs);
        QVERIFY(action->isEnabled() && !action->isChecked());
        QTest::keyClick(&fixture_->window(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(one->isPaused() && two->isPaused());
        QVERIFY(action->isChecked());
        QTest::keyClick(&fixture_->window(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!one->isPaused() && !two->isPaused());
        QVERIFY(!action->isChecked());
        hold->go = true;
        QTRY_VERIFY(!action->isEnabled());
        QVERIFY(action->toolTip().contains(QStringLiteral("No job is running")));
    }

    void theWindowPausesTheSelectedJob() {
        const auto hold = std::make_shared<Hold>();
        Job* first = run(hold, "/vm/a.vmdk");
        Job* second = run(hold, "/vm/b.vmdk");
        QTest::keyClick(&fixture_->window(), Qt::Key_J, Qt::ControlModifier);
        JobWindow& jobs = fixture_->window().jobWindow();
        activate(jobs);
        QTest::keyClick(&jobs.view(), Qt::Key_End); // the one that came first
        QTest::keyClick(&jobs, Qt::Key_P, Qt::AltModifier);
        QTRY_VERIFY(first->isPaused()); // a key presses the button for a moment
        QVERIFY(!second->isPaused());
        QTRY_VERIFY(buttonNamed(jobs, QStringLiteral("Resume Job")) != nullptr);
        QTest::keyClick(&jobs.view(), Qt::Key_Home);
        QVERIFY(buttonNamed(jobs, QStringLiteral("Pause Job"))->isEnabled());
        QTest::keyClick(&jobs.view(), Qt::Key_End);
        QTest::keyClick(&jobs, Qt::Key_R, Qt::AltModifier);
        QTRY_VERIFY(!first->isPaused());
        hold->go = true;
        QTRY_COMPARE(first->state(), Job::State::Done);
        QVERIFY(!buttonNamed(jobs, QStringLiteral("Pause Job"))->isEnabled());
    }

    void inANarrowWindowTheFiguresStay() {
        fixture_->openSample();
        const auto hold = std::make_shared<Hold>();
        Job* job = run(hold, "/vm/Windows 10 of the accounting department-000002.vmdk");
        fixture_->window().resize(1400, 600);
        QTRY_VERIFY(shows(strip(), QStringLiteral("free here")));
        fixture_->window().resize(900, 600);
        QTRY_VERIFY(!shows(strip(), QStringLiteral("free here")));
        QTRY_VERIFY(shows(strip(), QStringLiteral("of 1 GB")));
        for (const ElidedLabel* label : strip().findChildren<ElidedLabel*>())
            if (label->isVisible() && label->text().contains(QStringLiteral("of 1 GB")))
                QVERIFY(label->width() >= label->fontMetrics().horizontalAdvance(label->text()));
        hold->go = true;
        QTRY_COMPARE(job->state(), Job::State::Done);
        QTRY_VERIFY(shows(strip(), QStringLiteral("free here")));
    }

    void aPauseIsNoStall() {
        const auto hold = std::make_shared<Hold>();
        Job* job = run(hold, "/vm/a.vmdk");
        job->setPaused(true);
        QTRY_VERIFY(job->isResting());
        for (std::int64_t ms = 1'000'000; ms < 1'020'000; ms += 100)
            job->sampleRate(ms);
        QVERIFY(!job->rate().isStalled());
        QVERIFY(!jobProgressText(*job).contains(QStringLiteral("stalled")));
        hold->go = true;
        job->setPaused(false);
        QTRY_COMPARE(job->state(), Job::State::Done);
    }

    void fourBusyJobsCostTheWindowLittle() {
        const auto hold = std::make_shared<Hold>();
        Plan plan;
        for (int i = 0; i < 4000; ++i)
            plan.sources.emplace_back("/vm/base-s" + std::to_string(i) + ".vmdk");
        for (int i = 0; i < 4; ++i)
            fixture_->jobs().enqueue(std::make_unique<HeldOp>(hold, "/vm/a.vmdk"), plan);
        fixture_->trigger(Command::ShowJobs);
        QTest::qWait(200);
        timespec before{};
        timespec after{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
        for (int i = 0; i < 10; ++i) {
            emit fixture_->jobs().sampled(); // what happens ten times a second
            fixture_->window().jobWindow().grab();
        }
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
        const double ms = static_cast<double>(after.tv_sec - before.tv_sec) * 1e3
                          + static_cast<double>(after.tv_nsec - before.tv_nsec) / 1e6;
        QVERIFY2(ms / 10 < 50, qPrintable(QString::number(ms / 10)));
        hold->go = true;
        QTRY_COMPARE(fixture_->jobs().unfinishedCount(), 0);
    }

private:
    JobStrip& strip() { return *fixture_->window().findChild<JobStrip*>(); }
    Job* run(const std::shared_ptr<Hold>& hold, const char* file) {
        Job* job = fixture_->jobs().enqueue(std::make_unique<HeldOp>(hold, file));
        [&] { QTRY_COMPARE(job->state(), Job::State::Running); }();
        return job;
    }

    std::unique_ptr<WindowFixture> fixture_;
};

} // namespace

QTEST_MAIN(JobsTest)
#include "jobs_test.moc"
