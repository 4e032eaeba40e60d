// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"
#include "tests/ui/diskmachine.h"
#include "ui/documents/documentset.h"
#include "ui/documents/machinedocument.h"
#include "ui/documents/samplemachine.h"
#include "ui/settings/settings.h"
#include "ui/views/trustquestion.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace strata;
using namespace strata::ui;
using strata::test::MemoryFileSystem;

namespace {

const std::filesystem::path kFolder = "/vm/sample";

QStringList diskNames(const MachineDocument& document) {
    QStringList names;
    for (const FoundDisk& disk : document.folder()->disks)
        names << QString::fromStdString(disk.path.filename());
    names.sort();
    return names;
}

void waitFor(MachineDocument& document) { QTRY_VERIFY_WITH_TIMEOUT(!document.isBusy(), 20'000); }

class MachineDocumentTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        memory_.makeFolders("/vm");
        test::makeDiskMachine(memory_, kFolder);
    }

    /// What was dropped as stale still reads for a while.
    void cleanup() { QThreadPool::globalInstance()->waitForDone(); }

    void aFolderIsReadInTheBackground() {
        MachineDocument document(memory_, kFolder);
        QCOMPARE(document.state(), MachineDocument::State::Unread);
        document.load();
        QCOMPARE(document.state(), MachineDocument::State::Loading);
        QVERIFY(document.folder() == nullptr);
        waitFor(document);
        QCOMPARE(document.state(), MachineDocument::State::Ready);
        QCOMPARE(document.title(), QStringLiteral("Sample Machine"));
        QCOMPARE(diskNames(document).size(), 5);
        for (const FoundDisk& disk : document.folder()->disks) {
            const MachineDocument::Disk values = document.disk(disk.path);
            QVERIFY2(values.info != nullptr, disk.path.c_str());
            QVERIFY(values.info->allocatedKnown);
            QVERIFY2(values.info->problems.empty(), disk.path.c_str());
        }
        // The present state is what is selected first.
        QVERIFY(!document.selection().disk.empty());
    }

    void aMachinesConfigurationOpensItsFolder() {
        MachineDocument document(memory_, kFolder / "Sample Machine.vmx");
        document.load();
        waitFor(document);
        QCOMPARE(diskNames(document).size(), 5);
    }

    void aLoneDiskComesWithItsRelativesOnly() {
        MachineDocument document(memory_, kFolder / "System-000003.vmdk");
        document.load();
        waitFor(document);
        QCOMPARE(diskNames(document),
                 (QStringList{QStringLiteral("System-000001.vmdk"), QStringLiteral("System-000002.vmdk"),
                              QStringLiteral("System-000003.vmdk"), QStringLiteral("System.vmdk")}));
        QCOMPARE(document.selection().disk, kFolder / "System-000003.vmdk");
        QCOMPARE(document.title(), QStringLiteral("System-000003.vmdk"));
    }

    void aPieceOfADiskOpensTheDisk() {
        MachineDocument document(memory_, kFolder / "Data-s001.vmdk");
        document.load();
        waitFor(document);
        QCOMPARE(document.state(), MachineDocument::State::Ready);
        QCOMPARE(diskNames(document), QStringList{QStringLiteral("Data.vmdk")});
    }

    void whatIsNotThereOrNoDiskSaysSo() {
        MachineDocument gone(memory_, "/vm/gone");
        gone.load();
        waitFor(gone);
        QCOMPARE(gone.state(), MachineDocument::State::Failed);
        QCOMPARE(gone.error()->code(), ErrorCode::NotFound);
        QVERIFY(!gone.error()->advice().empty());

        memory_.writeFile("/vm/text.vmdk", "just some words, no disk at all");
        MachineDocument text(memory_, "/vm/text.vmdk");
        text.load();
        waitFor(text);
        QCOMPARE(text.state(), MachineDocument::State::Failed);
        QCOMPARE(text.error()->code(), ErrorCode::NotADisk);
        memory_.remove("/vm/text.vmdk");
    }

    void reloadKeepsValuesAndSelectionUntilNewOnesCome() {
        MachineDocument document(memory_, kFolder);
        document.load();
        waitFor(document);
        document.select({kFolder / "System.vmdk"});
        const auto before = document.disk(kFolder / "System.vmdk").info;
        QSignalSpy selection(&document, &MachineDocument::selectionChanged);
        document.reload();
        QCOMPARE(document.state(), MachineDocument::State::Ready);
        QVERIFY(document.disk(kFolder / "System.vmdk").info == before);
        waitFor(document);
        QVERIFY(document.disk(kFolder / "System.vmdk").info != before);
        QCOMPARE(selection.count(), 0);
        QCOMPARE(document.selection().disk, kFolder / "System.vmdk");
    }

    void aNewerRequestMakesTheOlderOneStale() {
        MachineDocument document(memory_, kFolder);
        QSignalSpy folder(&document, &MachineDocument::folderChanged);
        for (int i = 0; i < 5; ++i)
            document.reload();
        waitFor(document);
        QTest::qWait(50);
        QCOMPARE(folder.count(), 1);
    }

    void theEndOfADocumentDropsWhatIsStillRead() {
        for (int i = 0; i < 20; ++i) {
            MachineDocument document(memory_, kFolder);
            document.load();
            if (i % 2 == 1)
                QTest::qWait(1);
        }
        QTest::qWait(50);
    }

    void aRemovedDiskLosesItsSelection() {
        MachineDocument document(memory_, kFolder);
        memory_.writeFile(kFolder / "copy.vmdk", memory_.readFile(kFolder / "System.vmdk"));
        document.load();
        waitFor(document);
        document.select({kFolder / "copy.vmdk"});
        memory_.remove(kFolder / "copy.vmdk");
        document.reload();
        waitFor(document);
        QVERIFY(document.selection().disk != kFolder / "copy.vmdk");
        QVERIFY(!document.selection().disk.empty());
    }

    void aRealFolderIsWatched() {
        const QTemporaryDir real;
        const std::filesystem::path folder = std::filesystem::path(real.path().toStdString()) / "machine";
        test::makeDiskMachine(nativeFileSystem(), folder);
        MachineDocument document(nativeFileSystem(), folder);
        document.load();
        waitFor(document);
        QCOMPARE(diskNames(document).size(), 5);
        nativeFileSystem().rename(folder / "System-000003.vmdk", folder / "Renamed.vmdk");
        QTRY_VERIFY_WITH_TIMEOUT(diskNames(document).contains(QStringLiteral("Renamed.vmdk")), 10'000);
    }

    void aFileOutsideTheFolderIsAskedAboutAndCanBeAllowed() {
        MemoryFileSystem fs;
        fs.makeFolders("/vm/one");
        fs.makeFolders("/other");
        fs.writeFile("/other/secret-flat.vmdk", std::string(1 << 20, 'x'));
        fs.writeFile("/vm/one/evil.vmdk", "# Disk DescriptorFile\nversion=1\nCID=11223344\nparentCID=ffffffff\n"
                                          "createType=\"monolithicFlat\"\n"
                                          "RW 2048 FLAT \"/other/secret-flat.vmdk\" 0\n"
                                          "ddb.adapterType = \"lsilogic\"\n");
        MachineDocument document(fs, "/vm/one");
        document.load();
        waitFor(document);
        const std::optional<OutsideFile> outside = firstOutsideFile(document, {});
        QVERIFY(outside.has_value());
        QCOMPARE(outside->file, std::filesystem::path("/other/secret-flat.vmdk"));
        QVERIFY(!firstOutsideFile(document, {outside->folder}));
        document.trustFolder(outside->folder);
        waitFor(document);
        QVERIFY(!firstOutsideFile(document, {}));
        QVERIFY(document.disk("/vm/one/evil.vmdk").info->problems.empty());
    }

    void aCheckCountsUntilItsFilesAreWritten() {
        MachineDocument document(memory_, kFolder);
        document.load();
        waitFor(document);
        document.setCheck(kFolder / "System-000002.vmdk", {});
        document.setCheck(kFolder / "Data.vmdk", {});
        document.filesChanged({"/elsewhere/System.vmdk"});
        QVERIFY(!document.isBusy());
        QVERIFY(document.check(kFolder / "System-000002.vmdk") != nullptr);
        document.filesChanged({kFolder / "System.vmdk"}); // a parent of the first
        QVERIFY(document.isBusy());
        QVERIFY(document.check(kFolder / "System-000002.vmdk") == nullptr);
        QVERIFY(document.check(kFolder / "Data.vmdk") != nullptr);
        waitFor(document);
    }

    void theLibraryRemembersAndForgets() {
        const QTemporaryDir folder;
        Settings settings(folder.path());
        {
            DocumentSet set(memory_, settings);
            MachineDocument* machine = set.open(kFolder);
            set.open(kFolder / "System.vmdk");
            QCOMPARE(set.documents().size(), 2);
            QCOMPARE(set.open(kFolder), machine); // the same, not again
            QCOMPARE(set.current(), machine);
            QVERIFY(set.recent().isEmpty());
            set.close(machine);
            QCOMPARE(set.current(), static_cast<MachineDocument*>(nullptr));
            QCOMPARE(set.recent(), QStringList{QString::fromStdString(kFolder)});
        }
        DocumentSet set(memory_, settings);
        QCOMPARE(set.documents().size(), 1);
        QCOMPARE(set.documents().first()->state(), MachineDocument::State::Unread); // nothing is read unasked
        set.clearRecent();
        QVERIFY(set.recent().isEmpty());
    }

private:
    MemoryFileSystem memory_;
};

} // namespace

QTEST_GUILESS_MAIN(MachineDocumentTest)
#include "machinedocument_test.moc"
