// SPDX-License-Identifier: Apache-2.0
// The intent file (durability.md 2.2): commit, replay, guards, what is refused. Crashes: tests/crash.
#include "core/base/error.h"
#include "core/io/intent.h"
#include "core/io/vmwarelock.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <functional>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

std::optional<ErrorCode> codeOf(const std::function<void()>& call) {
    try {
        call();
        return std::nullopt;
    } catch (const Error& error) {
        return error.code();
    }
}

/// A folder with one change of every kind prepared: two sectors of disk.vmdk, a cut and a growth, a replaced and a
/// new .vmx, a part that takes a name, a second name, a deletion.
struct Machine {
    Machine() {
        fs.makeFolders("/vm");
        fs.writeFile("/vm/disk.vmdk", patternBytes(4096, 1));
        fs.writeFile("/vm/long.vmdk", patternBytes(8192, 2));
        fs.writeFile("/vm/vm.vmx", "old settings");
        fs.writeFile("/vm/new-flat.vmdk.part", patternBytes(5000, 3));
        fs.writeFile("/vm/new-flat.vmdk", patternBytes(3000, 4));
        fs.writeFile("/vm/old-name.vmdk", "extent");
    }

    IntentBuilder builder() {
        IntentBuilder intent(fs, "/vm/disk.vmdk", IntentOp::ReplaceDisk);
        intent.write("/vm/disk.vmdk", 1024, patternBytes(1024, 9));
        intent.write("/vm/disk.vmdk", 4096, patternBytes(512, 10)); // grows the file
        intent.truncate("/vm/long.vmdk", 1000);
        intent.replace("/vm/vm.vmx", asBytes("new settings"));
        intent.replace("/vm/vm.vmsd", asBytes("snapshots"));
        intent.rename("/vm/new-flat.vmdk.part", "/vm/new-flat.vmdk");
        intent.link("/vm/old-name.vmdk", "/vm/new-name.vmdk");
        intent.unlink("/vm/old-name.vmdk");
        return intent;
    }

    bool isDone() {
        auto disk = patternBytes(4096, 1);
        const auto middle = patternBytes(1024, 9);
        std::copy(middle.begin(), middle.end(), disk.begin() + 1024);
        const auto end = patternBytes(512, 10);
        disk.insert(disk.end(), end.begin(), end.end());
        auto cut = patternBytes(8192, 2);
        cut.resize(1000);
        return namesIn(fs, "/vm") == "disk.vmdk long.vmdk new-flat.vmdk new-name.vmdk vm.vmsd vm.vmx"
               && fs.readFile("/vm/disk.vmdk") == disk && fs.readFile("/vm/long.vmdk") == cut
               && fs.readText("/vm/vm.vmx") == "new settings" && fs.readText("/vm/vm.vmsd") == "snapshots"
               && fs.readFile("/vm/new-flat.vmdk") == patternBytes(5000, 3)
               && fs.readText("/vm/new-name.vmdk") == "extent";
    }

    MemoryFileSystem fs;
};

} // namespace

class IoIntentTest : public QObject {
    Q_OBJECT

private slots:
    void runDoesEverythingAndLeavesNothing() {
        Machine machine;
        machine.builder().run();
        QVERIFY(machine.isDone());
    }

    void aCommittedIntentIsFoundByEachOfItsFilesAndFinishedOnce() {
        Machine machine;
        machine.builder().commit();
        for (const char* name : {"disk.vmdk", "long.vmdk", "vm.vmx", "new-name.vmdk"}) {
            const auto found = findIntent(machine.fs, Path("/vm") / name);
            QVERIFY(found.has_value());
            QCOMPARE(found->path, Path("/vm/disk.vmdk.intent"));
            QVERIFY(found->state == IntentState::Redo && !found->damaged);
            QVERIFY(found->op == IntentOp::ReplaceDisk);
        }
        machine.fs.writeFile("/vm/other.vmdk", "x");
        QVERIFY(!findIntent(machine.fs, "/vm/other.vmdk").has_value());
        machine.fs.remove("/vm/other.vmdk");
        QVERIFY(recoverIntents(machine.fs, "/vm").empty());
        QVERIFY(machine.isDone());
        QVERIFY(recoverIntents(machine.fs, "/vm").empty());
        QVERIFY(machine.isDone());
    }

    void applyingTwiceChangesNothing() {
        Machine machine;
        Intent intent = machine.builder().commit();
        intent.apply();
        intent.apply();
        intent.end();
        QVERIFY(machine.isDone());
    }

    void theIntentIsPrivateAndBelongsToTheOwnerOfTheDisk() {
        Machine machine;
        auto attributes = machine.fs.attributes("/vm/disk.vmdk");
        attributes.owner = "somebody";
        machine.fs.node("/vm/disk.vmdk")->setAttributes(attributes);
        machine.builder().commit();
        QCOMPARE(machine.fs.attributes("/vm/disk.vmdk.intent").owner, std::string("somebody"));
        QVERIFY(machine.fs.attributes("/vm/disk.vmdk.intent").access == NewFileAccess::Private);
    }

    void startsWithALineForPeople() {
        Machine machine;
        machine.builder().commit();
        const std::string text = machine.fs.readText("/vm/disk.vmdk.intent");
        QVERIFY(text.starts_with("VMDK operation in progress. Do not delete"));
        QCOMPARE(text[255], '\n');
        QCOMPARE(text.substr(256, 8), std::string("VMDKINT1"));
    }

    void refusesWhenSomebodyElseWroteSince_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("contents");
        QTest::newRow("a sector of a WRITE") << "/vm/disk.vmdk"
                                             << "foreign";
        QTest::newRow("a truncated file has another length") << "/vm/long.vmdk"
                                                             << "x";
        QTest::newRow("a file to be replaced") << "/vm/vm.vmx"
                                               << "foreign";
        QTest::newRow("a new file appeared") << "/vm/vm.vmsd"
                                             << "foreign";
        QTest::newRow("the prepared part") << "/vm/new-flat.vmdk.part"
                                           << "foreign";
        QTest::newRow("the file the part replaces") << "/vm/new-flat.vmdk"
                                                    << "foreign";
        QTest::newRow("the new name is taken") << "/vm/new-name.vmdk"
                                               << "foreign";
        QTest::newRow("the file to be deleted") << "/vm/old-name.vmdk"
                                                << "foreign";
        QTest::newRow("a part is gone") << "/vm/new-flat.vmdk.part"
                                        << "";
        QTest::newRow("the disk is gone") << "/vm/disk.vmdk"
                                          << "";
    }
    void refusesWhenSomebodyElseWroteSince() {
        QFETCH(QString, file);
        QFETCH(QString, contents);
        Machine machine;
        machine.builder().commit();
        const Path path = file.toStdString();
        if (contents.isEmpty())
            machine.fs.remove(path);
        else
            machine.fs.writeFile(path, contents.toStdString() + std::string(2048, '!'));
        const auto before = machine.fs.snapshot();
        QCOMPARE(codeOf([&] { recoverIntents(machine.fs, "/vm"); }), ErrorCode::Interrupted);
        QVERIFY(machine.fs.allFiles() == before->allFiles());
        for (const Path& each : before->allFiles())
            QVERIFY(machine.fs.readFile(each) == before->readFile(each));
    }

    void sectorsOutsideTheRecordsMayChange() {
        Machine machine;
        machine.builder().commit();
        machine.fs.open("/vm/disk.vmdk", OpenMode::ReadWrite)->writeAt(0, asBytes("a guest wrote here"));
        QVERIFY(recoverIntents(machine.fs, "/vm").empty());
        QVERIFY(machine.fs.readText("/vm/disk.vmdk").starts_with("a guest wrote here"));
    }

    void anyChangedByteIsNoticed() {
        Machine machine;
        machine.builder().commit();
        const auto whole = machine.fs.readFile("/vm/disk.vmdk.intent");
        for (std::size_t at = 0; at < whole.size(); at += at < 300 ? 7 : 1) {
            auto bytes = whole;
            bytes[at] ^= std::byte{0x10};
            QVERIFY(codeOf([&] { decodeIntent(bytes); }).has_value());
        }
        for (std::size_t length = 0; length < whole.size(); length += 3)
            QVERIFY(codeOf([&] { decodeIntent(ByteSpan(whole).first(length)); }) == ErrorCode::Corrupt);
        QCOMPARE(encodeIntent(decodeIntent(whole)), whole);
    }

    void aDamagedIntentIsKeptAndStandsInTheWayOfTheWholeFolder() {
        Machine machine;
        machine.builder().commit();
        auto bytes = machine.fs.readFile("/vm/disk.vmdk.intent");
        bytes[600] ^= std::byte{1};
        machine.fs.writeFile("/vm/disk.vmdk.intent", bytes);
        QVERIFY(findIntent(machine.fs, "/vm/unrelated.vmdk")->damaged);
        QCOMPARE(codeOf([&] { recoverIntents(machine.fs, "/vm"); }), ErrorCode::Interrupted);
        QCOMPARE(codeOf([&] { machine.builder().commit(); }), ErrorCode::Interrupted);
        QVERIFY(machine.fs.exists("/vm/disk.vmdk.intent"));
    }

    void aForeignFileOfThatNameIsNotOurs() {
        Machine machine;
        machine.fs.writeFile("/vm/plans.intent", "what I intend to do");
        machine.fs.writeFile("/vm/empty.intent", "");
        QVERIFY(!findIntent(machine.fs, "/vm/disk.vmdk").has_value());
        QVERIFY(recoverIntents(machine.fs, "/vm").empty());
        QVERIFY(machine.fs.exists("/vm/plans.intent"));
    }

    void aSecondIntentMustWaitForTheFirst() {
        Machine machine;
        machine.builder().commit();
        QCOMPARE(codeOf([&] { machine.builder().commit(); }), ErrorCode::Interrupted);
        IntentBuilder other(machine.fs, "/vm/vm.vmx", IntentOp::EditDescriptor);
        other.replace("/vm/vm.vmx", asBytes("other"));
        QCOMPARE(codeOf([&] { other.commit(); }), ErrorCode::Interrupted);
        QCOMPARE(namesIn(machine.fs, "/vm").find(".tmp"), std::string::npos);
    }

    void aCommitThatWasCutOffDoesNotCount() {
        Machine machine;
        machine.fs.writeFile("/vm/disk.vmdk.intent.tmp", "half");
        QVERIFY(!findIntent(machine.fs, "/vm/disk.vmdk").has_value());
        QVERIFY(recoverIntents(machine.fs, "/vm").empty());
        QVERIFY(!machine.fs.exists("/vm/disk.vmdk.intent.tmp"));
        machine.fs.writeFile("/vm/disk.vmdk.intent.tmp", "half");
        machine.builder().run();
        QVERIFY(machine.isDone());
    }

    void recoveryLeavesDisksInUseAlone() {
        Machine machine;
        machine.builder().commit();
        machine.fs.writeFile("/vm/b.vmdk", "b");
        machine.fs.writeFile("/vm/b.vmdk.intent.tmp", "being written");
        const auto user = machine.fs.open("/vm/vm.vmx", OpenMode::ReadWrite, LockMode::Exclusive);
        const auto otherUser = machine.fs.open("/vm/b.vmdk", OpenMode::ReadWrite, LockMode::Exclusive);
        QCOMPARE(recoverIntents(machine.fs, "/vm").size(), 1U);
        QVERIFY(machine.fs.exists("/vm/b.vmdk.intent.tmp"));
        QCOMPARE(machine.fs.readText("/vm/vm.vmx"), std::string("old settings"));
        const IntentInfo info = findIntent(machine.fs, "/vm/disk.vmdk").value();
        QCOMPARE(codeOf([&] { finishIntent(machine.fs, info); }), ErrorCode::Locked);
        finishIntent(machine.fs, info, IntentLocks::CallerHolds);
        QCOMPARE(machine.fs.readText("/vm/vm.vmx"), std::string("new settings"));
    }

    /// Of a file that is gone nobody would clear it away.
    void theLockOfADeletedFileThatItsDeadHolderLeftGoes() {
        Machine machine;
        machine.builder().commit();
        machine.fs.makeFolders("/vm/old-name.vmdk.lck");
        std::string member = thisLockHost().machineId() + " 999999999-9(stratactl) 5 X 9 lc=1";
        member.resize(512, '\0');
        machine.fs.writeFile("/vm/old-name.vmdk.lck/M00001.lck", member);
        QVERIFY(recoverIntents(machine.fs, "/vm").empty());
        QVERIFY(machine.isDone());
    }

    void aMarkerSaysWhatIsUnderWayAndIsReplacedByTheRedoIntent() {
        Machine machine;
        IntentBuilder marking(machine.fs, "/vm/disk.vmdk", IntentOp::ReplaceDisk);
        marking.touches("/vm/disk.vmdk", 2048);
        const Intent marker = marking.commitMarker();
        const auto found = findIntent(machine.fs, "/vm/disk.vmdk");
        QVERIFY(found->state == IntentState::Marker);
        QCOMPARE(found->files.at(0).appendFrom, 2048U);
        QCOMPARE(recoverIntents(machine.fs, "/vm").size(), 1U); // left for its operation
        QCOMPARE(codeOf([&] { machine.builder().commit(); }), ErrorCode::Interrupted);
        IntentBuilder redo = machine.builder();
        redo.replaces(marker);
        redo.run();
        QVERIFY(machine.isDone());
    }

    void theOperationsNoteIsKept() {
        Machine machine;
        IntentBuilder marking(machine.fs, "/vm/disk.vmdk", IntentOp::MergeLinks);
        marking.detail("disk-000001.vmdk into the base: größer");
        const Intent marker = marking.commitMarker();
        QCOMPARE(marker.info().detail, std::string("disk-000001.vmdk into the base: größer"));
        QCOMPARE(findIntent(machine.fs, "/vm/disk.vmdk")->detail, marker.info().detail);
    }

    void aNoteThatIsTooLongOrNoTextIsRefused() {
        Machine machine;
        IntentBuilder marking(machine.fs, "/vm/disk.vmdk", IntentOp::MergeLinks);
        marking.detail(std::string(kMaxIntentDetail, 'x'));
        marking.commitMarker().end();
        marking.detail(std::string(kMaxIntentDetail + 1, 'x'));
        QCOMPARE(codeOf([&] { marking.commitMarker(); }), ErrorCode::Internal);
        marking.detail("\xff");
        QCOMPARE(codeOf([&] { marking.commitMarker(); }), ErrorCode::Internal);
        QVERIFY(!findIntent(machine.fs, "/vm/disk.vmdk").has_value());
    }

    void aMarkerCanBeDroppedButAChangeCannot() {
        Machine machine;
        IntentBuilder(machine.fs, "/vm/disk.vmdk", IntentOp::ReplaceDisk).commitMarker();
        dropMarker(machine.fs, findIntent(machine.fs, "/vm/disk.vmdk").value());
        QVERIFY(!findIntent(machine.fs, "/vm/disk.vmdk").has_value());
        machine.builder().commit();
        const IntentInfo redo = findIntent(machine.fs, "/vm/disk.vmdk").value();
        QCOMPARE(codeOf([&] { dropMarker(machine.fs, redo); }), ErrorCode::Internal);
    }

    void aLinkedDiskIsChangedWhereItReallyIs() {
        Machine machine;
        machine.fs.makeFolders("/links");
        machine.fs.symlink("/vm/vm.vmx", "/links/machine");
        IntentBuilder intent(machine.fs, "/links/machine", IntentOp::EditDescriptor);
        intent.replace("/links/machine", asBytes("new"));
        intent.commit();
        QVERIFY(machine.fs.exists("/vm/vm.vmx.intent"));
        QVERIFY(findIntent(machine.fs, "/links/machine").has_value());
        recoverIntents(machine.fs, "/vm");
        QCOMPARE(machine.fs.readText("/vm/vm.vmx"), std::string("new"));
    }

    void filesOfAnotherFolderAreRefused() {
        Machine machine;
        machine.fs.writeFile("/elsewhere.vmdk", "x");
        IntentBuilder intent(machine.fs, "/vm/disk.vmdk", IntentOp::ReplaceDisk);
        QCOMPARE(codeOf([&] { intent.unlink("/elsewhere.vmdk"); }), ErrorCode::NotSupported);
    }

    void replayDoesNotFollowALinkThatAppeared() {
        Machine machine;
        machine.builder().commit();
        machine.fs.rename("/vm/vm.vmx", "/target");
        machine.fs.symlink("/target", "/vm/vm.vmx");
        QCOMPARE(codeOf([&] { recoverIntents(machine.fs, "/vm"); }), ErrorCode::Interrupted);
        QCOMPARE(machine.fs.readText("/target"), std::string("old settings"));
    }

    void stepsThatContradictEachOtherAreRefused_data() {
        QTest::addColumn<int>("which");
        for (int which = 0; which < 5; ++which)
            QTest::addRow("%d", which) << which;
    }
    void stepsThatContradictEachOtherAreRefused() {
        QFETCH(int, which);
        Machine machine;
        IntentBuilder intent(machine.fs, "/vm/disk.vmdk", IntentOp::ReplaceDisk);
        switch (which) {
        case 0: // written and renamed
            intent.write("/vm/disk.vmdk", 0, patternBytes(512, 1));
            intent.rename("/vm/disk.vmdk", "/vm/b.vmdk");
            break;
        case 1: // a chain of renames
            intent.rename("/vm/disk.vmdk", "/vm/b.vmdk");
            intent.rename("/vm/long.vmdk", "/vm/disk.vmdk");
            break;
        case 2: // not a whole sector
            intent.write("/vm/disk.vmdk", 0, patternBytes(100, 1));
            break;
        case 3: // not on a sector
            intent.write("/vm/disk.vmdk", 100, patternBytes(512, 1));
            break;
        default: // replaced and deleted
            intent.replace("/vm/vm.vmx", asBytes("x"));
            intent.unlink("/vm/vm.vmx");
        }
        QCOMPARE(codeOf([&] { intent.commit(); }), ErrorCode::Internal);
        QCOMPARE(namesIn(machine.fs, "/vm").find("intent"), std::string::npos);
    }

    void namesThatLeadOutOfTheFolderAreRefused_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"../a", "/etc/passwd", "..", ".", "", "a/b"})
            QTest::newRow(name) << name;
    }
    void namesThatLeadOutOfTheFolderAreRefused() {
        QFETCH(QString, name);
        IntentDocument document;
        document.files.resize(1);
        document.files[0].name = name.toStdString();
        QCOMPARE(codeOf([&] { encodeIntent(document); }), ErrorCode::Internal);
    }
};

QTEST_GUILESS_MAIN(IoIntentTest)
#include "io_intent_test.moc"
