// SPDX-License-Identifier: Apache-2.0
// The list of files, as people use it: it follows the selection and leads it, its files are dragged out, and what is
// odd about a file has a way out.
#include "core/machine/deleteop.h"
#include "core/machine/snapshottree.h"
#include "core/ops/fragmentation.h"
#include "tests/support/machines.h"
#include "tests/ui/windowfixture.h"
#include "ui/dialogs/describedialog.h"
#include "ui/dialogs/purgedialog.h"
#include "ui/models/snapshottext.h"
#include "ui/views/filespane.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/machinepane.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QTreeView>
#include <QUrl>

using namespace strata;
using namespace strata::ui;
using strata::test::buttonNamed;
using strata::test::kSampleFolder;
using strata::test::WindowFixture;

class FilesTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        memory_ = std::make_unique<strata::test::MemoryFileSystem>();
        strata::test::MachineSpec spec;
        spec.folder = kSampleFolder;
        spec.disks = {{.node = "scsi0:0", .stem = "System"},
                      {.node = "scsi0:1", .stem = "Data", .type = CreateType::TwoGbMaxExtentSparse}};
        spec.snapshots = strata::test::branchingSnapshots(3);
        strata::test::makeMachine(*memory_, spec);
        fixture_ = WindowFixture::real(*memory_);
        fixture_->openSample();
        fixture_->trigger(Command::ShowFiles);
    }
    void cleanup() { fixture_.reset(); }

    void aFileLeadsTheSelection() {
        click(QStringLiteral("Data-000001-s001.vmdk"));
        QCOMPARE(fixture_->documents().current()->selection().disk, kSampleFolder / "Data-000001.vmdk");
        QVERIFY(fixture_->documents().current()->selectedNode() != nullptr);
        QCOMPARE(currentFile(), QStringLiteral("Data-000001-s001.vmdk")); // stays where the person is
        QTest::keyClick(&view(), Qt::Key_End);
        QVERIFY(currentFile() != QStringLiteral("Data-000001-s001.vmdk"));
    }

    void theSelectionLeadsTheFiles() {
        fixture_->documents().current()->select({kSampleFolder / "System-000002.vmdk", false});
        QCOMPARE(currentFile(), QStringLiteral("System-000002.vmdk"));
    }

    void filesAreDraggedOutAsCopies() {
        click(QStringLiteral("Data.vmdk"));
        QTest::mouseClick(view().viewport(), Qt::LeftButton, Qt::ControlModifier,
                          view().visualRect(rowOf(QStringLiteral("System.vmdk"))).center());
        QAbstractItemModel& model = *view().model();
        QCOMPARE(model.supportedDragActions(), Qt::DropActions(Qt::CopyAction));
        QVERIFY(model.flags(view().currentIndex()).testFlag(Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> data(model.mimeData(view().selectionModel()->selectedIndexes()));
        QStringList names;
        for (const QUrl& url : data->urls())
            names << url.fileName();
        names.sort();
        QCOMPARE(names, QStringList({QStringLiteral("Data.vmdk"), QStringLiteral("System.vmdk")}));
    }

    void whatIsFineOffersNothing() {
        click(QStringLiteral("System.vmdk"));
        QVERIFY(!bar().isVisible());
    }

    void anUnlistedLinkIsAdopted() {
        forgetTheList();
        click(QStringLiteral("System-000001.vmdk"));
        QTRY_VERIFY(bar().isVisible());
        QVERIFY(bar().title().contains(QStringLiteral("No snapshot list names")));
        QPushButton* adopt = buttonNamed(bar(), QStringLiteral("Adopt…"));
        QVERIFY(adopt != nullptr);
        QTRY_VERIFY(adopt->isEnabled());
        QTest::mouseClick(adopt, Qt::LeftButton);
        QTRY_VERIFY(fixture_->dialog<DescribeDialog>() != nullptr);
        QTest::keyClick(fixture_->dialog<DescribeDialog>(), Qt::Key_Escape);
    }

    void aLockOfAnotherComputerStaysAndSaysWhose() {
        const std::filesystem::path locks = kSampleFolder / "System.vmdk.lck";
        memory_->makeFolders(locks);
        memory_->writeFile(locks / "M00042.lck", std::string(512, '\0'));
        fixture_->trigger(Command::Refresh);
        fixture_->waitUntilIdle();
        click(QStringLiteral("System.vmdk.lck"));
        QTRY_VERIFY(bar().isVisible());
        QPushButton* remove = buttonNamed(bar(), QStringLiteral("Remove If Nobody Holds It"));
        QVERIFY(remove != nullptr);
        QTest::mouseClick(remove, Qt::LeftButton);
        fixture_->waitUntilIdle();
        QVERIFY(memory_->exists(locks / "M00042.lck"));
        QTRY_VERIFY(!fixture_->window().machine().message().title().isEmpty());
    }

    void aDeletedDiskIsBroughtBackFromItsMenu() {
        const std::filesystem::path spare = kSampleFolder / "Spare.vmdk";
        strata::test::makeDisk(*memory_, spare, CreateType::MonolithicSparse, Sectors(4096));
        Progress progress;
        Report report;
        OpContext context{*memory_, progress, {}, report};
        DeleteOp(DeleteParams{.disk = spare, .keep = true, .open = {}}).run(context);
        QVERIFY(!memory_->exists(spare));
        fixture_->trigger(Command::Refresh);
        fixture_->waitUntilIdle();
        click(QStringLiteral("Spare.vmdk.deleted"));
        emit view().customContextMenuRequested(view().visualRect(view().currentIndex()).center());
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->actions().first()->text().remove(QLatin1Char('&')), QStringLiteral("Bring It Back"));
        menu->actions().first()->trigger();
        menu->close();
        fixture_->waitUntilIdle();
        QVERIFY(memory_->exists(spare));
        QTRY_VERIFY(rowOf(QStringLiteral("Spare.vmdk")).isValid());
        QVERIFY(!rowOf(QStringLiteral("Spare.vmdk.deleted")).isValid());
    }

    void thePathOfAnyFileIsCopied() {
        click(QStringLiteral("Data-s001.vmdk"));
        emit view().customContextMenuRequested(view().visualRect(view().currentIndex()).center());
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        menu->actions().last()->trigger();
        menu->close();
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(kSampleFolder / "Data-s001.vmdk"));
    }

    void oddFilesAreMarked_data() {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("used");
        QTest::addColumn<int>("oddity");
        const auto row = [](const char* role, const char* name, bool used, FileOddity oddity) {
            QTest::addRow("%s", name) << QString::fromLatin1(role) << QString::fromLatin1(name) << used
                                      << int(oddity);
        };
        row("extent", "a-s001.vmdk", false, FileOddity::Lost);
        row("extent", "a-s002.vmdk", true, FileOddity::None);
        row("lock", "a.vmdk.lck", true, FileOddity::Locked);
        row("undo", "a.vmdk.undo", false, FileOddity::RepairKept);
        row("undo", "a.vmx.undo", false, FileOddity::None);
        row("deleted", "a.vmdk.deleted", false, FileOddity::Deleted);
        row("deleted", "a-flat.vmdk.deleted", false, FileOddity::None);
        row("intent", "a.vmdk.intent", false, FileOddity::CutOff);
        row("part", "a.vmdk.part", false, FileOddity::None);
        row("log", "vmware.log", false, FileOddity::None);
    }
    void oddFilesAreMarked() {
        QFETCH(QString, role);
        QFETCH(QString, name);
        QFETCH(bool, used);
        QFETCH(int, oddity);
        FoundFile file{
            .path = kSampleFolder / name.toStdString(), .role = role.toStdString(), .size = 0, .usedBy = {}};
        if (used)
            file.usedBy.push_back(kSampleFolder / "a.vmdk");
        QCOMPARE(static_cast<int>(fileOddity(file, std::nullopt)), oddity);
        QCOMPARE(oddityText(static_cast<FileOddity>(oddity), file.path).isEmpty(), oddity == int(FileOddity::None));
    }

private:
    QTreeView& view() { return fixture_->window().machine().files().view(); }
    InlineMessage& bar() { return *fixture_->window().machine().files().findChild<InlineMessage*>(); }
    QString currentFile() { return view().currentIndex().siblingAtColumn(0).data().toString(); }
    QModelIndex rowOf(const QString& name) {
        const QAbstractItemModel& model = *view().model();
        return model.match(model.index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly).value(0);
    }
    void click(const QString& name) {
        QTRY_VERIFY2(rowOf(name).isValid(), qPrintable(name));
        view().scrollTo(rowOf(name));
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().visualRect(rowOf(name)).center());
        QCOMPARE(currentFile(), name);
    }
    /// All links but the machine's present ones are in no list then.
    void forgetTheList() {
        const SnapshotTree tree = readSnapshotTree(*memory_, kSampleFolder);
        memory_->remove(tree.list);
        fixture_->trigger(Command::Refresh);
        fixture_->waitUntilIdle();
    }

    std::unique_ptr<strata::test::MemoryFileSystem> memory_;
    std::unique_ptr<WindowFixture> fixture_;
};

QTEST_MAIN(FilesTest)
#include "files_test.moc"
