// SPDX-License-Identifier: Apache-2.0
// Renaming a disk: all of its files, and everything that names it.
#include "core/machine/machinestate.h"
#include "core/machine/renameop.h"
#include "core/machine/snapshotops.h"
#include "core/ops/repairop.h"
#include "core/ops/repairundo.h"
#include "tests/support/extenttools.h"
#include "tests/support/faultfilesystem.h"
#include "tests/support/machines.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"

#include <QTest>

#include <cerrno>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

void rename(FileSystem& fs, const Path& disk, const Path& newName) {
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report};
    RenameOp({.disk = disk, .newName = newName, .open = {}}).run(context);
}

void kinds() {
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("names");
    QTest::newRow("sparse") << int(CreateType::MonolithicSparse) << "b.vmdk ";
    QTest::newRow("flat") << int(CreateType::MonolithicFlat) << "b-flat.vmdk b.vmdk ";
    QTest::newRow("split") << int(CreateType::TwoGbMaxExtentSparse) << "b-s001.vmdk b-s002.vmdk b.vmdk ";
    QTest::newRow("COWD") << int(CreateType::VmfsSparse) << "b-delta.vmdk b.vmdk ";
}

} // namespace

class MachineRenameTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm");
    }

    void allFilesGetTheNewName_data() { kinds(); }
    void allFilesGetTheNewName() {
        QFETCH(int, type);
        QFETCH(QString, names);
        makeDisk(*fs_, "/vm/a.vmdk", static_cast<CreateType>(type), Sectors(4192256 + 100));
        const Cid cid = openDisk(*fs_, "/vm/a.vmdk")->leaf().descriptor().cid();
        rename(*fs_, "/vm/a.vmdk", "b");
        QCOMPARE(QString::fromStdString(this->names()), names);
        QCOMPARE(openDisk(*fs_, "/vm/b.vmdk")->leaf().descriptor().cid(), cid);
        const auto renamed = openDisk(*fs_, "/vm/b.vmdk");
        for (const ExtentLine& line : renamed->leaf().descriptor().extents())
            QVERIFY2(line.fileName.starts_with("b"), line.fileName.c_str());
    }

    void theSameWithoutHardLinks_data() { kinds(); }
    void theSameWithoutHardLinks() {
        QFETCH(int, type);
        QFETCH(QString, names);
        makeDisk(*fs_, "/vm/a.vmdk", static_cast<CreateType>(type), Sectors(4192256 + 100));
        FaultFileSystem vfat(*fs_);
        vfat.arm({.where = calls({Call::Link}), .nth = 1, .errnoValue = EPERM, .fromThenOn = true});
        rename(vfat, "/vm/a.vmdk", "b.vmdk");
        QVERIFY(vfat.fired());
        QCOMPARE(QString::fromStdString(this->names()), names);
        QVERIFY(openDisk(*fs_, "/vm/b.vmdk"));
    }

    void childrenFindItAgain_data() { kinds(); }
    void childrenFindItAgain() {
        QFETCH(int, type);
        makeDisk(*fs_, "/vm/a.vmdk", static_cast<CreateType>(type), Sectors(4096));
        makeChild(*fs_, "/vm/one.vmdk", CreateType::MonolithicSparse, Sectors(4096), "/vm/a.vmdk");
        makeChild(*fs_, "/vm/two.vmdk", CreateType::TwoGbMaxExtentSparse, Sectors(4096), "/vm/a.vmdk");
        rename(*fs_, "/vm/a.vmdk", "/vm/b.vmdk");
        for (const char* child : {"/vm/one.vmdk", "/vm/two.vmdk"}) {
            const auto chain = openDisk(*fs_, child);
            QCOMPARE(chain->linkCount(), std::size_t(2));
            QCOMPARE(*chain->leaf().descriptor().parentHint(), "b.vmdk");
        }
    }

    void aMachineAndItsSnapshotsFollow() {
        MachineSpec spec;
        spec.disks.front().type = CreateType::TwoGbMaxExtentSparse;
        spec.snapshots = {{"one"}, {"two", 0}};
        const MachineFiles files = makeMachine(*fs_, spec);
        const QByteArray before = sha1(*openDisk(*fs_, files.present[0]));
        rename(*fs_, files.frozen[0][0], "base.vmdk");
        rename(*fs_, files.present[0], "now.vmdk");
        const MachineState state = readMachineState(*fs_, files.config, {});
        QCOMPARE(state.disks.front().path.filename().string(), "now.vmdk");
        QCOMPARE(state.vmsd.snapshots().front().disks.front().fileName, "base.vmdk");
        QCOMPARE(sha1(*openDisk(*fs_, state.disks.front().path)), before);
        QVERIFY(!fs_->exists(files.frozen[0][0]));
        QVERIFY(!fs_->exists(files.present[0]));
    }

    /// The step before names the disks as they were called then.
    void stepsBeforeCanStillBeUndone_data() {
        QTest::addColumn<bool>("present");
        QTest::newRow("the link of the present state") << true;
        QTest::newRow("a snapshot's link") << false;
    }
    void stepsBeforeCanStillBeUndone() {
        QFETCH(bool, present);
        MachineSpec spec;
        spec.snapshots = {{"one", -1}};
        const MachineFiles files = makeMachine(*fs_, spec);
        const std::string listBefore = readMachineState(*fs_, files.config, {}).listBytes.value();
        TakeSnapshotParams take;
        take.machine = files.config;
        take.snapshotName = "two";
        runIt(*takeSnapshotOp(take));
        const MachineState taken = readMachineState(*fs_, files.config, {});
        const Path now = taken.disks.front().path;
        rename(*fs_, present ? now : files.frozen[0][0], "other");
        UndoParams undo;
        undo.machine = files.config;
        runIt(*undoOp(undo));
        const MachineState back = readMachineState(*fs_, files.config, {});
        QCOMPARE(back.vmsd.snapshots().size(), std::size_t{1});
        QCOMPARE(back.disks.front().path, fs_->canonical(files.present[0]));
        QCOMPARE(back.vmsd.snapshots().front().disks.front().fileName,
                 present ? files.frozen[0][0].filename().string() : "other.vmdk");
        QCOMPARE(back.listBytes.value() == listBefore, present);
        QVERIFY(!fs_->exists(now));
        QVERIFY(openDisk(*fs_, back.disks.front().path));
    }

    void theLastRepairCanStillBeTakenBack_data() { kinds(); }
    void theLastRepairCanStillBeTakenBack() {
        QFETCH(int, type);
        if (static_cast<CreateType>(type) == CreateType::MonolithicFlat)
            return; // has nothing to repair
        makeDisk(*fs_, "/vm/a.vmdk", static_cast<CreateType>(type), Sectors(4192256 + 100));
        const auto file = [&] { return openLink(*fs_, "/vm/a.vmdk")->extents().front().path; };
        const std::uint64_t unclean = static_cast<CreateType>(type) == CreateType::VmfsSparse ? 1648 : 72;
        const std::array<std::byte, 1> one{std::byte{1}};
        fs_->open(file(), OpenMode::ReadWrite)->writeAt(unclean, one);
        RepairOp repair(CheckParams{.disk = "/vm/a.vmdk", .open = {}, .data = true});
        runIt(repair);
        QCOMPARE(repair.result().repaired.size(), std::size_t{1});
        rename(*fs_, "/vm/a.vmdk", "b.vmdk");
        QVERIFY(!fs_->exists("/vm/a.vmdk.undo"));
        runIt(*undoRepairOp("/vm/b.vmdk"));
        std::array<std::byte, 1> now{};
        fs_->open(openLink(*fs_, "/vm/b.vmdk")->extents().front().path, OpenMode::Read)->readExactly(unclean, now);
        QVERIFY(now == one);
        QVERIFY(!fs_->exists("/vm/b.vmdk.undo"));
    }

    void independentDisksFollowToo() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicFlat, Sectors(2048));
        fs_->writeFile("/vm/a.vmx", "scsi0:0.present = \"TRUE\"\nscsi0:0.fileName = \"a.vmdk\"\n"
                                    "scsi0:0.mode = \"independent-persistent\"\n");
        rename(*fs_, "/vm/a.vmdk", "b.vmdk");
        QCOMPARE(readMachineState(*fs_, "/vm/a.vmx", {}).vmx.disks().front().fileName, "b.vmdk");
    }

    void whatCannotBeIsRefusedAndChangesNothing_data() {
        QTest::addColumn<QString>("newName");
        QTest::addColumn<int>("code");
        QTest::newRow("another folder") << "/other/b.vmdk" << int(ErrorCode::NotSupported);
        QTest::newRow("the same name") << "a.vmdk" << int(ErrorCode::InvalidArgument);
        QTest::newRow("a piece's name") << "b-flat.vmdk" << int(ErrorCode::InvalidArgument);
        QTest::newRow("the description's name is taken") << "taken.vmdk" << int(ErrorCode::AlreadyExists);
        QTest::newRow("a piece's name is taken") << "half.vmdk" << int(ErrorCode::AlreadyExists);
    }
    void whatCannotBeIsRefusedAndChangesNothing() {
        QFETCH(QString, newName);
        QFETCH(int, code);
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::TwoGbMaxExtentSparse, Sectors(4192256 + 100));
        fs_->makeFolders("/other");
        fs_->writeFile("/vm/taken.vmdk", "somebody's");
        fs_->writeFile("/vm/half-s002.vmdk", "somebody's");
        const std::string before = names();
        const Path target = newName.toStdString();
        const auto refusal = RenameOp({.disk = "/vm/a.vmdk", .newName = target, .open = {}}).canRun(*fs_);
        QVERIFY(refusal);
        QCOMPARE(int(refusal->code), code);
        QCOMPARE(int(*codeOf([&] { rename(*fs_, "/vm/a.vmdk", target); })), code);
        QCOMPARE(names(), before);
    }

    void aDiskInUseIsRefused() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicFlat, Sectors(2048));
        const auto inUse = openDisk(*fs_, "/vm/a.vmdk", forWriting());
        QCOMPARE(codeOf([&] { rename(*fs_, "/vm/a.vmdk", "b"); }), ErrorCode::Locked);
        QVERIFY(fs_->exists("/vm/a-flat.vmdk"));
        QVERIFY(!fs_->exists("/vm/b-flat.vmdk"));
        QVERIFY(!fs_->exists("/vm/b.vmdk"));
    }

    void anExtentOfTwoDisksIsRefused() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicFlat, Sectors(2048));
        fs_->writeFile("/vm/copy.vmdk", fs_->readFile("/vm/a.vmdk"));
        QCOMPARE(codeOf([&] { rename(*fs_, "/vm/a.vmdk", "b"); }), ErrorCode::NotSupported);
    }

    void aFailureLeavesNothingHalfMade() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::TwoGbMaxExtentSparse, Sectors(4192256 + 100));
        const std::string before = names();
        FaultFileSystem faulty(*fs_);
        faulty.arm({.where = calls({Call::Link}), .nth = 2, .errnoValue = EIO});
        QVERIFY(codeOf([&] { rename(faulty, "/vm/a.vmdk", "b"); }).has_value());
        QCOMPARE(names(), before);
    }

private:
    void runIt(Operation& operation) {
        Progress progress;
        Report report;
        OpContext context{*fs_, progress, {}, report};
        operation.run(context);
    }

    std::string names() {
        std::string all;
        for (const DirectoryEntry& entry : fs_->list("/vm"))
            all += entry.name.string() + " ";
        return all;
    }

    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(MachineRenameTest)
#include "machine_rename_test.moc"
