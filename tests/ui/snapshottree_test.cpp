// SPDX-License-Identifier: Apache-2.0
// The history of a machine as document, model and tree view show it, over trees made by hand.
#include "tests/support/memoryfilesystem.h"
#include "tests/ui/diskmachine.h"
#include "tests/ui/handmadetree.h"
#include "ui/documents/samplemachine.h"
#include "ui/models/snapshottreemodel.h"
#include "ui/models/viewroles.h"
#include "ui/settings/settings.h"
#include "ui/text/format.h"
#include "ui/views/snapshottreeview.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace strata;
using namespace strata::ui;
using strata::test::kDayUs;
using strata::test::MemoryFileSystem;
using strata::test::TreeMaker;

namespace {

const std::filesystem::path kFolder = "/vm/sample";

/// Gives the document what `tree` holds at the moment of reading.
struct FakeReader {
    std::shared_ptr<SnapshotTree> tree = std::make_shared<SnapshotTree>(test::sampleHistory(kFolder));
    std::shared_ptr<std::atomic<bool>> maySize = std::make_shared<std::atomic<bool>>(true);

    SnapshotReader reader() const {
        return {[tree = tree](FileSystem&, const std::filesystem::path&, const OpenOptions&) { return *tree; },
                [maySize = maySize](FileSystem&, SnapshotTree& read, const OpenOptions&, const std::stop_token& stop,
                                    const NodeSized& sized) {
                    for (SnapshotNode& node : read.nodes) {
                        while (!*maySize && node.id == 1 && !stop.stop_requested())
                            std::this_thread::sleep_for(std::chrono::milliseconds(5));
                        NodeSizes sizes;
                        sizes.own = (static_cast<std::uint64_t>(node.id) + 1) << 30U;
                        if (node.children.empty() && node.kind != NodeKind::Present)
                            sizes.freedIfDiscarded = sizes.own;
                        node.sizes = sizes;
                        sized(node.id, sizes);
                    }
                }};
    }
};

class SnapshotTreeTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        memory_.makeFolders("/vm");
        test::makeDiskMachine(memory_, kFolder);
    }

    void cleanup() { QThreadPool::globalInstance()->waitForDone(); }

    void rowsSayWhatTheyAre() {
        const FakeReader fake;
        MachineDocument document(memory_, kFolder, nullptr, fake.reader());
        SnapshotTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        load(document, model);
        const QModelIndex base = model.index(0, 0);
        QCOMPARE(base.data().toString(), QStringLiteral("Clean install"));
        QCOMPARE(model.rowCount(base), 2);
        const QModelIndex ghost = model.index(1, 0, base);
        QVERIFY(ghost.data(GhostRole).toBool());
        QCOMPARE(ghost.data(SecondaryTextRole).toString(), QStringLiteral("unlisted"));
        QVERIFY(ghost.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Adopt")));
        const QModelIndex present = model.indexOf(document.snapshots()->present);
        QCOMPARE(present.data().toString(), QStringLiteral("You are here"));
        QCOMPARE(present.parent().data().toString(), QStringLiteral("After updates"));
        const QString spoken = present.parent().data(Qt::AccessibleTextRole).toString();
        for (const char* part : {"After updates", "snapshot", "2 GB of its own", "1 child", "Good"})
            QVERIFY2(spoken.contains(QLatin1String(part)), qPrintable(spoken));
        QCOMPARE(cell(base, SnapshotTreeModel::OwnColumn), QStringLiteral("1 GB"));
        QCOMPARE(cell(base, SnapshotTreeModel::FreedColumn), QStringLiteral("–"));
        QCOMPARE(cell(ghost, SnapshotTreeModel::FreedColumn), QStringLiteral("3 GB"));
    }

    void ghostsAreNamedByWhatTheyAre_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("unlisted") << int(NodeKind::Unlisted) << QStringLiteral("unlisted");
        QTest::newRow("shared") << int(NodeKind::Shared) << QStringLiteral("shared by several, no snapshot");
        QTest::newRow("missing") << int(NodeKind::Missing) << QStringLiteral("not found");
        QTest::newRow("foreign") << int(NodeKind::Foreign) << QStringLiteral("of another machine");
        QTest::newRow("discarded") << int(NodeKind::Discarded) << QStringLiteral("discarded, can be got back");
    }
    void ghostsAreNamedByWhatTheyAre() {
        QFETCH(const int, kind);
        QFETCH(const QString, words);
        FakeReader fake;
        TreeMaker maker(kFolder);
        maker.add(static_cast<NodeKind>(kind), {}, -1, "System.vmdk");
        *fake.tree = maker.tree();
        MachineDocument document(memory_, kFolder, nullptr, fake.reader());
        SnapshotTreeModel model;
        load(document, model);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("System.vmdk"));
        QCOMPARE(model.index(0, 0).data(SecondaryTextRole).toString(), words);
        QVERIFY(!model.index(0, SnapshotTreeModel::HealthColumn).data(Qt::ToolTipRole).toString().isEmpty());
    }

    void figuresFillInAndRowsKeepTheirPlace() {
        const FakeReader fake;
        *fake.maySize = false;
        MachineDocument document(memory_, kFolder, nullptr, fake.reader());
        SnapshotTreeModel model;
        model.setDocument(&document);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        document.load();
        QTRY_COMPARE(cell(model.index(0, 0), SnapshotTreeModel::OwnColumn), QStringLiteral("1 GB"));
        const QPersistentModelIndex second = model.indexOf(1);
        QCOMPARE(cell(second, SnapshotTreeModel::OwnColumn), QStringLiteral("…"));
        const int before = static_cast<int>(resets.count());
        *fake.maySize = true;
        QTRY_VERIFY(!document.isBusy());
        QCOMPARE(cell(second, SnapshotTreeModel::OwnColumn), QStringLiteral("2 GB"));
        document.reload();
        QTRY_VERIFY(!document.isBusy());
        QCOMPARE(static_cast<int>(resets.count()), before);
        QVERIFY(second.isValid());
    }

    void theSelectionSurvivesANewHistory() {
        const FakeReader fake;
        MachineDocument document(memory_, kFolder, nullptr, fake.reader());
        document.load();
        QTRY_VERIFY(!document.isBusy());
        QCOMPARE(document.selectedNode()->kind, NodeKind::Present); // where you are
        QCOMPARE(document.selection().disk, kFolder / "System-000002.vmdk");
        document.selectNode(1);
        QCOMPARE(document.selection().disk, kFolder / "System-000001.vmdk");
        // Another root comes before it: its id changes, it stays selected.
        TreeMaker maker(kFolder);
        maker.snapshot("New", -1, "Data.vmdk");
        const int base = maker.snapshot("Clean install", -1, "System.vmdk");
        maker.tree().nodes.back().uid = 1;
        maker.snapshot("After updates", base, "System-000001.vmdk");
        maker.tree().nodes.back().uid = 2;
        maker.tree().nodes.front().uid = 9;
        *fake.tree = maker.tree();
        document.reload();
        QTRY_VERIFY(!document.isBusy());
        QCOMPARE(document.selectedNode()->name, std::string("After updates"));
        // When it is gone, the present state (or the first there is) takes its place.
        *fake.tree = test::sampleHistory(kFolder);
        fake.tree->nodes[1].uid = 77;
        document.reload();
        QTRY_VERIFY(!document.isBusy());
        QCOMPARE(document.selectedNode()->kind, NodeKind::Present);
    }

    void anotherDiskOfTheSameStateKeepsTheDeviceWhenTheStateChanges() {
        FakeReader fake;
        TreeMaker maker(kFolder, 2);
        const int base = maker.snapshot("Base", -1, "System.vmdk");
        maker.present(base, "System-000001.vmdk");
        *fake.tree = maker.tree();
        MachineDocument document(memory_, kFolder, nullptr, fake.reader());
        document.load();
        QTRY_VERIFY(!document.isBusy());
        document.selectDisk(document.selectedNode()->disks[1]);
        QCOMPARE(document.selection().disk, kFolder / "disk1-System-000001.vmdk");
        document.selectNode(base);
        QCOMPARE(document.selection().disk, kFolder / "disk1-System.vmdk");
    }

    void aTreeThatCannotBeReadLeavesTheDisksAndSaysWhy() {
        SnapshotReader reader;
        reader.tree = [](FileSystem&, const std::filesystem::path& path, const OpenOptions&) -> SnapshotTree {
            throw Error(ErrorCode::Corrupt, text("The list makes no sense")).at(path);
        };
        MachineDocument document(memory_, kFolder, nullptr, reader);
        document.load();
        QTRY_VERIFY(!document.isBusy());
        QVERIFY(document.snapshots() == nullptr);
        QCOMPARE(document.folder()->problems.size(), std::size_t{1});
        QVERIFY(!document.tree().empty());
    }

    void clickingAHeaderSortsAndAThirdClickDoesNot() {
        const FakeReader fake;
        MachineDocument document(memory_, kFolder, nullptr, fake.reader());
        const QTemporaryDir folder;
        Settings settings(folder.path());
        SnapshotTreeView view(settings);
        show(view, document);
        const auto firstBelowBase = [&] {
            return view.model()->index(0, 0, view.model()->index(0, 0)).data().toString();
        };
        QCOMPARE(firstBelowBase(), QStringLiteral("After updates")); // in order of time
        const auto click = [&] {
            const int x = view.header()->sectionViewportPosition(SnapshotTreeModel::OwnColumn) + 8;
            QTest::mouseClick(view.header()->viewport(), Qt::LeftButton, {}, QPoint(x, 8));
        };
        click();
        QCOMPARE(firstBelowBase(), QStringLiteral("After updates"));
        click();
        QCOMPARE(firstBelowBase(), QStringLiteral("System-000003.vmdk")); // 3 GB before 2 GB
        click();
        QCOMPARE(firstBelowBase(), QStringLiteral("After updates"));
    }

    void clicksAndKeysSelectAndControlPicksASecond() {
        const FakeReader fake;
        MachineDocument document(memory_, kFolder, nullptr, fake.reader());
        const QTemporaryDir folder;
        Settings settings(folder.path());
        SnapshotTreeView view(settings);
        show(view, document);
        QCOMPARE(view.currentIndex().data().toString(), QStringLiteral("You are here"));
        click(view, QStringLiteral("After updates"));
        QCOMPARE(document.selectedNode()->name, std::string("After updates"));
        click(view, QStringLiteral("Clean install"), Qt::ControlModifier);
        QCOMPARE(document.selectedNode()->name, std::string("After updates"));
        QVERIFY(document.otherNode() != nullptr);
        QCOMPARE(document.otherNode()->name, std::string("Clean install"));
        click(view, QStringLiteral("You are here"));
        QVERIFY(document.otherNode() == nullptr);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(document.selectedNode()->name, std::string("Clean install"));
        QTest::keyClick(&view, Qt::Key_A); // type-ahead
        QCOMPARE(document.selectedNode()->name, std::string("After updates"));
    }

    void f2RenamesInPlaceAndAGhostHasNoName() {
        const FakeReader fake;
        MachineDocument document(memory_, kFolder, nullptr, fake.reader());
        const QTemporaryDir folder;
        Settings settings(folder.path());
        SnapshotTreeView view(settings);
        show(view, document);
        click(view, QStringLiteral("After updates"));
        QSignalSpy renames(&view, &SnapshotTreeView::renameRequested);
        QTest::keyClick(&view, Qt::Key_F2);
        auto* editor = view.viewport()->findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        QCOMPARE(editor->text(), QStringLiteral("After updates"));
        editor->setText(QStringLiteral("Updates of May"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(renames.count(), 1);
        QCOMPARE(renames.first().at(1).toString(), QStringLiteral("Updates of May"));
        QVERIFY(!(rowNamed(view, QStringLiteral("System-000003.vmdk")).flags() & Qt::ItemIsEditable));
        fake.tree->readOnly = Error(ErrorCode::Locked, text("It runs"));
        document.reload();
        QTRY_VERIFY(!document.isBusy());
        QVERIFY(!(rowNamed(view, QStringLiteral("After updates")).flags() & Qt::ItemIsEditable));
    }

    void whatIsFoldedStaysFolded() {
        const FakeReader fake;
        MachineDocument document(memory_, kFolder, nullptr, fake.reader());
        const QTemporaryDir folder;
        Settings settings(folder.path());
        SnapshotTreeView view(settings);
        show(view, document);
        view.collapse(rowNamed(view, QStringLiteral("After updates")));
        fake.tree->nodes.pop_back(); // another shape
        fake.tree->nodes[1].children.clear();
        TreeMaker maker(kFolder);
        *fake.tree = test::sampleHistory(kFolder);
        fake.tree->nodes.push_back(fake.tree->nodes[2]);
        fake.tree->nodes.back().id = 4;
        fake.tree->nodes.back().disks.front().file = kFolder / "more.vmdk";
        fake.tree->nodes[0].children.push_back(4);
        document.reload();
        QTRY_VERIFY(!document.isBusy());
        QVERIFY(!view.isExpanded(rowNamed(view, QStringLiteral("After updates"))));
        QVERIFY(view.isExpanded(rowNamed(view, QStringLiteral("Clean install"))));
    }

    void threeHundredSnapshotsInSixDisksAppearWithinASecond() {
        FakeReader fake;
        *fake.tree = test::largeHistory(300, 6, kFolder);
        MachineDocument document(memory_, kFolder, nullptr, fake.reader());
        const QTemporaryDir folder;
        Settings settings(folder.path());
        SnapshotTreeView view(settings);
        view.resize(900, 600);
        view.show();
        QElapsedTimer clock;
        clock.start();
        document.load();
        view.setDocument(&document);
        QTRY_VERIFY(rowNamed(view, QStringLiteral("Snapshot 300")).isValid());
        view.grab();
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
        QTRY_VERIFY(!document.isBusy());
        // One step of the keyboard takes no time that could be felt.
        clock.restart();
        QTest::keyClick(&view, Qt::Key_Up);
        view.grab();
        QVERIFY2(clock.elapsed() < 200, qPrintable(QString::number(clock.elapsed())));
    }

private:
    static QString cell(const QModelIndex& row, int column) { return row.siblingAtColumn(column).data().toString(); }

    static void load(MachineDocument& document, SnapshotTreeModel& model) {
        model.setDocument(&document);
        document.load();
        QTRY_VERIFY(!document.isBusy());
    }

    static void show(SnapshotTreeView& view, MachineDocument& document) {
        view.resize(1000, 400);
        view.show();
        view.setDocument(&document);
        document.load();
        QTRY_VERIFY(!document.isBusy());
    }

    static QModelIndex rowNamed(const QTreeView& view, const QString& name) {
        return view.model()
            ->match(view.model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive)
            .value(0);
    }

    static void click(QTreeView& view, const QString& name, Qt::KeyboardModifiers modifiers = {}) {
        const QModelIndex row = rowNamed(view, name);
        QVERIFY(row.isValid());
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, view.visualRect(row).center());
    }

    MemoryFileSystem memory_;
};

} // namespace

QTEST_MAIN(SnapshotTreeTest)
#include "snapshottree_test.moc"
