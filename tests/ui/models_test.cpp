// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memoryfilesystem.h"
#include "tests/ui/diskmachine.h"
#include "ui/documents/samplemachine.h"
#include "ui/models/disktreemodel.h"
#include "ui/models/jobmodel.h"
#include "ui/models/librarymodel.h"
#include "ui/models/tables.h"
#include "ui/models/viewroles.h"
#include "ui/settings/settings.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace strata;
using namespace strata::ui;
using strata::test::MemoryFileSystem;

namespace {

const std::filesystem::path kFolder = "/vm/sample";

constexpr auto kStrict = QAbstractItemModelTester::FailureReportingMode::QtTest;

/// Does nothing, at once.
class IdleOp : public Operation {
public:
    std::string_view name() const override { return "idle"; }
    Text describe() const override { return text("Doing nothing"); }
    std::optional<Refusal> canRun(FileSystem&) override { return std::nullopt; }
    Plan plan(OpContext&) override { return {}; }
    void run(OpContext&) override {}
};

QModelIndex find(const QAbstractItemModel& model, const QString& name, const QModelIndex& parent = {}) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data().toString() == name)
            return index;
        if (const QModelIndex below = find(model, name, index); below.isValid())
            return below;
    }
    return {};
}

class ModelsTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        memory_ = std::make_unique<MemoryFileSystem>();
        memory_->makeFolders("/vm");
        test::makeDiskMachine(*memory_, kFolder);
    }

    void cleanup() { QThreadPool::globalInstance()->waitForDone(); }

    void theTreeFillsInWithoutJumping() {
        MachineDocument document(*memory_, kFolder);
        DiskTreeModel model;
        const QAbstractItemModelTester tester(&model, kStrict);
        model.setDocument(&document);
        QCOMPARE(model.rowCount(), 0);
        QSignalSpy folder(&document, &MachineDocument::folderChanged);
        document.load();
        QVERIFY(folder.wait());
        const QPersistentModelIndex present = find(model, QStringLiteral("System-000002.vmdk"));
        QVERIFY(present.isValid());
        QCOMPARE(present.sibling(present.row(), DiskTreeModel::CapacityColumn).data().toString(),
                 QStringLiteral("…"));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QTRY_VERIFY(!document.isBusy());
        QCOMPARE(reset.count(), 0); // sizes filled in place
        QVERIFY(present.isValid());
        QCOMPARE(present.sibling(present.row(), DiskTreeModel::CapacityColumn).data().toString(),
                 QStringLiteral("16 GB"));
        QCOMPARE(present.parent().data().toString(), QStringLiteral("System-000001.vmdk"));
        QCOMPARE(present.parent().parent().data().toString(), QStringLiteral("System.vmdk"));
        QVERIFY(present.data(SecondaryTextRole).toString().contains(QStringLiteral("scsi0:0")));
        QVERIFY(present.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("You are here")));
        model.setDocument(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void aSelectionIsFoundAgain() {
        MachineDocument document(*memory_, kFolder);
        document.load();
        QTRY_VERIFY(!document.isBusy());
        DiskTreeModel model;
        const QAbstractItemModelTester tester(&model, kStrict);
        model.setDocument(&document);
        const MachineDocument::Selection wanted{kFolder / "System-000003.vmdk", false};
        const QModelIndex index = model.indexOf(wanted);
        QCOMPARE(index.data().toString(), QStringLiteral("System-000003.vmdk"));
        QVERIFY(model.selectionAt(index) == wanted);
        model.setDocument(nullptr);
    }

    void aMissingParentIsAGhostThatCanBeSelected() {
        memory_->remove(kFolder / "System.vmdk");
        MachineDocument document(*memory_, kFolder);
        document.load();
        QTRY_VERIFY(!document.isBusy());
        DiskTreeModel model;
        const QAbstractItemModelTester tester(&model, kStrict);
        model.setDocument(&document);
        const QModelIndex ghost = model.indexOf({kFolder / "System-000001.vmdk", true});
        QVERIFY(ghost.isValid());
        QVERIFY(ghost.data(GhostRole).toBool());
        QCOMPARE(ghost.siblingAtColumn(DiskTreeModel::HealthColumn).data().toString(), QStringLiteral("Missing"));
        const QModelIndex orphan = model.indexOf({kFolder / "System-000001.vmdk", false});
        QVERIFY(orphan.siblingAtColumn(DiskTreeModel::HealthColumn).data(StatusIconRole).isValid());
        model.setDocument(nullptr);
    }

    void theLibraryFollowsTheDocuments() {
        const QTemporaryDir folder;
        Settings settings(folder.path());
        DocumentSet set(*memory_, settings);
        LibraryModel model(set);
        const QAbstractItemModelTester tester(&model, kStrict);
        MachineDocument* document = set.open(kFolder);
        const QModelIndex row = model.indexOf(document);
        QVERIFY(row.isValid());
        QCOMPARE(row.data(SecondaryTextRole).toString(), QStringLiteral("Reading…"));
        QTRY_COMPARE(model.indexOf(document).data().toString(), QStringLiteral("Sample Machine"));
        QVERIFY(model.indexOf(document).data(SecondaryTextRole).toString().contains(QLatin1Char('5')));
        set.close(document);
        const QModelIndex recent = model.index(LibraryModel::Recent, 0);
        QCOMPARE(model.rowCount(recent), 1);
        QCOMPARE(model.recentAt(model.index(0, 0, recent)), QString::fromStdString(kFolder));
    }

    void tablesKeepTheirPromises() {
        MachineDocument document(*memory_, kFolder);
        document.load();
        QTRY_VERIFY(!document.isBusy());
        QObject owner;
        FilesModel* files = makeFilesModel(&owner);
        LayoutModel* layout = makeLayoutModel(&owner);
        IssuesModel* issues = makeIssuesModel(&owner);
        const QAbstractItemModelTester filesTester(files, kStrict);
        const QAbstractItemModelTester layoutTester(layout, kStrict);
        const QAbstractItemModelTester issuesTester(issues, kStrict);

        files->setRows(fileRows(document.folder()->files, nullptr));
        const QModelIndex data = find(*files, QStringLiteral("Data-s001.vmdk"));
        QVERIFY(data.isValid());
        QCOMPARE(data.siblingAtColumn(3).data().toString(), QStringLiteral("Data.vmdk"));
        QVERIFY(data.siblingAtColumn(2).data(SortRole).toULongLong() > 0);

        layout->setRows(layoutRows(*document.disk(kFolder / "System-000002.vmdk").info));
        QCOMPARE(layout->rowCount(), 3); // base first
        QCOMPARE(layout->index(0, 0).data().toString(), QStringLiteral("System.vmdk"));

        Issue note;
        note.severity = Severity::Note;
        Issue error;
        error.severity = Severity::Error;
        error.path = "/vm/a.vmdk";
        error.where = "sector 21";
        error.detail = text("Something is wrong");
        issues->setRows(worstFirst({note, error}));
        QVERIFY(issues->index(0, 0).data().toString().contains(QStringLiteral("Something is wrong")));
        QCOMPARE(issues->index(0, 0).data(SecondaryTextRole).toString(), QStringLiteral("a.vmdk · sector 21"));
        issues->setRows({});
        QCOMPARE(issues->rowCount(), 0);
    }

    void jobsAppearLatestFirstAndStay() {
        JobQueue queue(*memory_);
        const QTemporaryDir folder;
        JobHistory history(queue, folder.filePath(QStringLiteral("jobs.jsonl")));
        JobModel model(queue, history);
        const QAbstractItemModelTester tester(&model, kStrict);
        Job* first = queue.enqueue(std::make_unique<IdleOp>());
        Job* second = queue.enqueue(std::make_unique<IdleOp>());
        QCOMPARE(model.jobAt(model.index(0, 0)), second);
        QTRY_COMPARE(queue.unfinishedCount(), 0);
        QCOMPARE(model.indexOf(first).siblingAtColumn(JobModel::StateColumn).data().toString(),
                 QStringLiteral("Done"));
        QVERIFY(!model.index(0, 0).data(SecondaryTextRole).isValid()); // a row says one thing
        queue.removeFinished();
        QCOMPARE(model.rowCount({}), 0);
    }

private:
    std::unique_ptr<MemoryFileSystem> memory_;
};

} // namespace

QTEST_MAIN(ModelsTest)
#include "models_test.moc"
