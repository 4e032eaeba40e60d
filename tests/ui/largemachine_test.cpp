// SPDX-License-Identifier: Apache-2.0
// A machine with 300 snapshots of two disks: the window must answer all the time, while it opens and while one looks
// around. What counts is the work of the window's thread between two turns of its event loop: its processor time, not
// the clock's, since tests share their computer.
#include "core/machine/snapshottree.h"
#include "tests/support/machines.h"
#include "tests/ui/watchdog.h"
#include "tests/ui/windowfixture.h"
#include "ui/graph/graphview.h"
#include "ui/views/machinepane.h"
#include "ui/views/snapshottreeview.h"

#include <QElapsedTimer>

using namespace strata;
using namespace strata::ui;
using strata::test::kMostMs;
using strata::test::kSampleFolder;
using strata::test::Watchdog;
using strata::test::WindowFixture;

namespace {

constexpr int kSnapshots = 300;
class LargeMachineTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        test::MachineSpec spec;
        spec.folder = kSampleFolder;
        spec.disks = {{.node = "scsi0:0", .stem = "System"}, {.node = "scsi0:1", .stem = "Data"}};
        spec.snapshots = test::branchingSnapshots(kSnapshots);
        spec.withData = false; // writing through chains of hundreds takes its time
        test::makeMachine(memory_, spec);
    }

    void theWindowAnswersAllTheTime() {
        const auto fixture = WindowFixture::real(memory_);
        fixture->window().resize(1280, 800);
        QCoreApplication::processEvents();
        Watchdog watchdog;
        QElapsedTimer clock;
        clock.start();
        fixture->window().open(kSampleFolder);
        SnapshotTreeView& tree = fixture->window().machine().snapshotView();
        QTRY_VERIFY_WITH_TIMEOUT(tree.isVisible(), 20'000);
        const qint64 appeared = clock.elapsed();
        fixture->waitUntilIdle();
        qInfo("tree after %lld ms, all figures after %lld ms", appeared, clock.elapsed());
        QCOMPARE(fixture->documents().current()->snapshots()->nodes.size(), std::size_t{kSnapshots + 1});
        report("opening", watchdog);

        for (int page = 0; page < 8; ++page) {
            QTest::keyClick(&tree, page < 4 ? Qt::Key_PageUp : Qt::Key_PageDown);
            QTest::qWait(1);
        }
        fixture->waitUntilIdle();
        report("paging through the tree", watchdog);

        fixture->trigger(Command::ShowGraph);
        QTest::qWait(50);
        report("showing the graph", watchdog);
        GraphView& graph = fixture->window().machine().graphView();
        for (int step = 0; step < 20; ++step) {
            QTest::keyClick(&graph, Qt::Key_Left);
            QTest::qWait(1);
        }
        fixture->waitUntilIdle();
        report("walking the graph", watchdog);

        fixture->trigger(Command::ShowFiles);
        QTest::qWait(50);
        report("showing the files", watchdog);

        fixture->trigger(Command::Refresh);
        QTest::qWait(10);
        fixture->waitUntilIdle();
        report("reading again", watchdog);
    }

private:
    static void report(const char* what, Watchdog& watchdog) {
        const double longest = watchdog.longest();
        qInfo("%s: %.0f ms at most", what, longest);
        QVERIFY2(longest < kMostMs, what);
    }

    test::MemoryFileSystem memory_;
};

} // namespace

QTEST_MAIN(LargeMachineTest)
#include "largemachine_test.moc"
