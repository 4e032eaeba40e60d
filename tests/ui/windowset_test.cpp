// SPDX-License-Identifier: Apache-2.0
// Several windows over one set of jobs, settings and library.
#include "core/ops/cloneop.h"
#include "tests/ui/slowfilesystem.h"
#include "tests/ui/windowfixture.h"
#include "ui/commands/quitguard.h"
#include "ui/windowset.h"

#include <QSignalSpy>

using namespace strata;
using namespace strata::ui;
using strata::test::kSampleFolder;

class WindowSetTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        memory_ = std::make_unique<test::MemoryFileSystem>();
        test::makeDiskMachine(*memory_, kSampleFolder);
        slow_ = std::make_unique<test::SlowFileSystem>(*memory_);
        settings_ = std::make_unique<Settings>(folder_->path());
        jobs_ = std::make_unique<JobQueue>(*slow_);
        history_ = std::make_unique<JobHistory>(*jobs_, settings_->jobHistoryFile());
        windows_ = std::make_unique<WindowSet>(WindowSet::Shared{*slow_, *settings_, *jobs_, *history_, {}, {}});
        first_ = &windows_->open();
        QVERIFY(QTest::qWaitForWindowActive(first_));
    }
    void cleanup() {
        slow_->slow = false;
        windows_.reset();
        jobs_.reset();
        history_.reset();
        QThreadPool::globalInstance()->waitForDone();
    }

    void eachWindowShowsItsOwnMachine() {
        MainWindow& second = another();
        second.open(kSampleFolder);
        QTRY_VERIFY(second.isIdle());
        QVERIFY(second.windowTitle().contains(QStringLiteral("Sample Machine")));
        QVERIFY(!first_->windowTitle().contains(QStringLiteral("Sample Machine")));
        QCOMPARE(settings_->library().size(), 1);
        first_->open("/home/ann/elsewhere");
        QTRY_VERIFY(first_->isIdle());
        QCOMPARE(settings_->library().size(), 2); // neither window forgets the other's
    }

    void closingOneLeavesTheOthersAndTheirJobs() {
        MainWindow& second = another();
        slow_->slow = true;
        CloneParams clone;
        clone.source = kSampleFolder / "System.vmdk";
        clone.spec.path = kSampleFolder / "Copy.vmdk";
        jobs_->enqueue(std::make_unique<CloneOp>(clone));
        QTRY_VERIFY(jobs_->anyRunning());
        second.close();
        QTRY_COMPARE(windows_->count(), std::size_t{1});
        QVERIFY(first_->isVisible());
        QVERIFY(jobs_->anyRunning());
        // The last one asks what is to become of the job.
        first_->close();
        QVERIFY(first_->isVisible());
        QVERIFY(first_->quitGuard().question() != nullptr);
        jobs_->cancelAll();
        slow_->slow = false;
        QTRY_COMPARE(jobs_->unfinishedCount(), 0);
    }

    void aChangeOfUnitsMakesAllAnew() {
        another();
        QSignalSpy outdated(windows_.get(), &WindowSet::outdated);
        emit first_->outdated();
        QTRY_COMPARE(outdated.count(), 1);
        windows_->remakeAll();
        QCOMPARE(windows_->count(), std::size_t{2});
        QVERIFY(windows_->first().isVisible());
    }

private:
    MainWindow& another() {
        MainWindow* made = nullptr;
        QTest::keyClick(first_, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (auto* window = qobject_cast<MainWindow*>(widget); window != nullptr && window != first_)
                made = window;
        Q_ASSERT(made != nullptr);
        return *made;
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<test::MemoryFileSystem> memory_;
    std::unique_ptr<test::SlowFileSystem> slow_;
    std::unique_ptr<Settings> settings_;
    std::unique_ptr<JobQueue> jobs_;
    std::unique_ptr<JobHistory> history_;
    std::unique_ptr<WindowSet> windows_;
    MainWindow* first_ = nullptr;
};

QTEST_MAIN(WindowSetTest)
#include "windowset_test.moc"
