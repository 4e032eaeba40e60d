// SPDX-License-Identifier: Apache-2.0
// What happened to a machine, in order of time, as model and view show it.
#include "core/ops/cloneop.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/ui/diskmachine.h"
#include "tests/ui/handmadetree.h"
#include "ui/models/viewroles.h"
#include "ui/views/timelineview.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace strata;
using namespace strata::ui;
using strata::test::MemoryFileSystem;
using strata::test::TreeMaker;

namespace {

const std::filesystem::path kFolder = "/vm/sample";

std::int64_t daysAgo(int days) {
    return QDateTime(QDate::currentDate().addDays(-days), QTime(12, 30)).toMSecsSinceEpoch() * 1000;
}

/// A snapshot of long ago, one of yesterday, a ghost of unknown age, and the present state.
SnapshotTree history() {
    TreeMaker maker(kFolder);
    const int base = maker.snapshot("Clean install", -1, "System.vmdk");
    const int updates = maker.snapshot("After updates", base, "System-000001.vmdk");
    const int ghost = maker.add(NodeKind::Unlisted, "System-000003.vmdk", base, "System-000003.vmdk");
    maker.present(updates, "System-000002.vmdk");
    SnapshotTree tree = maker.tree();
    tree.nodes[static_cast<std::size_t>(base)].createdUs = daysAgo(40);
    tree.nodes[static_cast<std::size_t>(updates)].createdUs = daysAgo(1);
    tree.nodes[static_cast<std::size_t>(ghost)].createdUs = 0;
    return tree;
}

SnapshotReader readerOf(const SnapshotTree& tree) {
    return {[tree](FileSystem&, const std::filesystem::path&, const OpenOptions&) { return tree; },
            [](FileSystem&, SnapshotTree& read, const OpenOptions&, const std::stop_token&, const NodeSized& sized) {
                for (SnapshotNode& node : read.nodes) {
                    NodeSizes sizes;
                    sizes.own = (static_cast<std::uint64_t>(node.id) + 1) << 30U;
                    node.sizes = sizes;
                    sized(node.id, sizes);
                }
            }};
}

JobRecord job(const std::filesystem::path& file, JobRecord::State state) {
    JobRecord record;
    record.operation = "merge";
    record.title = text("Merging “%1”", "After updates");
    record.state = state;
    record.started = QDateTime(QDate::currentDate(), QTime(0, 0));
    record.finished = record.started.addSecs(5);
    record.files = {{file, TouchedFile::Role::Changed, std::nullopt, std::nullopt}};
    return record;
}

} // namespace

class TimelineTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        memory_.makeFolders("/vm");
        test::makeDiskMachine(memory_, kFolder);
    }
    void init() {
        document_ = std::make_unique<MachineDocument>(memory_, kFolder, nullptr, readerOf(history()));
        view_ = std::make_unique<TimelineView>();
        view_->setDocument(document_.get());
        document_->load();
        QTRY_VERIFY(!document_->isBusy());
        view_->resize(640, 480);
        view_->show();
        QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    }
    void cleanup() {
        view_.reset();
        document_.reset();
        QThreadPool::globalInstance()->waitForDone();
    }

    void statesStandUnderTheirDaysTheLatestFirst() {
        const QAbstractItemModel& rows = *view_->model();
        QCOMPARE(rows.rowCount(), 4);
        QCOMPARE(titles({}), (QStringList{"Now", "Yesterday",
                                          QLocale().toString(QDate::currentDate().addDays(-40), QLocale::LongFormat),
                                          "Time Unknown"}));
        QCOMPARE(titles(rows.index(0, 0)), QStringList{"You are here"});
        QCOMPARE(titles(rows.index(1, 0)), QStringList{"After updates"});
        QCOMPARE(titles(rows.index(3, 0)), QStringList{"System-000003.vmdk"});
        const QModelIndex updates = rows.index(0, 0, rows.index(1, 0));
        QCOMPARE(updates.data(SecondaryTextRole).toString(), QStringLiteral("builds on “Clean install”"));
        QCOMPARE(updates.siblingAtColumn(TimelineModel::OwnColumn).data().toString(), QStringLiteral("2 GB"));
        QVERIFY(!updates.siblingAtColumn(TimelineModel::TimeColumn).data().toString().isEmpty());
        QVERIFY(rows.index(0, 0, rows.index(3, 0)).data(GhostRole).toBool());
    }

    void modelKeepsItsPromises() {
        TimelineModel model(nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDocument(document_.get());
        model.setJobs([] { return QList<JobRecord>{job(kFolder / "System.vmdk", JobRecord::State::Done)}; });
        model.setDocument(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void onlyJobsOfThisMachineThatEndedAreShown() {
        TimelineModel model(nullptr);
        model.setDocument(document_.get());
        model.setJobs([] {
            return QList<JobRecord>{job(kFolder / "System.vmdk", JobRecord::State::Done),
                                    job(kFolder / "System.vmdk", JobRecord::State::Running),
                                    job("/vm/other/disk.vmdk", JobRecord::State::Done)};
        });
        const QModelIndex today = model.index(1, 0);
        QCOMPARE(today.data().toString(), QStringLiteral("Today"));
        QCOMPARE(model.rowCount(today), 1);
        const QModelIndex merged = model.index(0, 0, today);
        QCOMPARE(merged.data().toString(), QStringLiteral("Merging “After updates”"));
        QVERIFY(merged.data(SecondaryTextRole).toString().startsWith(QStringLiteral("Done")));
        QCOMPARE(model.nodeAt(merged), -1);
    }

    void theSelectionIsSharedBothWays() {
        document_->selectNode(0);
        QCOMPARE(view_->currentIndex().data().toString(), QStringLiteral("Clean install"));
        view_->setFocus();
        QTest::keyClick(view_.get(), Qt::Key_Up); // over the heading of its day
        QCOMPARE(document_->selectedNode()->name, std::string("After updates"));
        const QModelIndex now = view_->model()->index(0, 0, view_->model()->index(0, 0));
        QTest::mouseClick(view_->viewport(), Qt::LeftButton, {}, view_->visualRect(now).center());
        QCOMPARE(document_->selectedNode()->kind, NodeKind::Present);
    }

    void theFilterKeepsDaysWithAMatch() {
        view_->setFilter(QStringLiteral("clean"));
        QCOMPARE(view_->model()->rowCount(), 1);
        QCOMPARE(titles(view_->model()->index(0, 0)), QStringList{"Clean install"});
        view_->setFilter({});
        QCOMPARE(view_->model()->rowCount(), 4);
        QVERIFY(view_->isExpanded(view_->model()->index(1, 0)));
    }

    void rowsStayWhereTheyAreWhenFiguresCome() {
        QSignalSpy resets(view_->model(), &QAbstractItemModel::modelReset);
        document_->reload();
        QTRY_VERIFY(!document_->isBusy());
        QCOMPARE(resets.count(), 0);
    }

private:
    QStringList titles(const QModelIndex& parent) const {
        QStringList titles;
        for (int row = 0; row < view_->model()->rowCount(parent); ++row)
            titles << view_->model()->index(row, 0, parent).data().toString();
        return titles;
    }

    MemoryFileSystem memory_;
    std::unique_ptr<MachineDocument> document_;
    std::unique_ptr<TimelineView> view_;
};

QTEST_MAIN(TimelineTest)
#include "timeline_test.moc"
