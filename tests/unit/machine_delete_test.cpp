// SPDX-License-Identifier: Apache-2.0
// Deleting one link: its own files and no others, unless somebody needs them.
#include "core/machine/deleteop.h"
#include "core/machine/undeleteop.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"

#include <QTest>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

const Path kDisk = "/vm/a.vmdk";

void run(FileSystem& fs, bool force = false, bool keep = false) {
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report};
    DeleteOp({.disk = kDisk, .force = force, .keep = keep, .open = {}}).run(context);
}

} // namespace

class MachineDeleteTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm");
    }

    void itsFilesGoAndNoOthers_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("sparse") << int(CreateType::MonolithicSparse);
        QTest::newRow("flat") << int(CreateType::MonolithicFlat);
        QTest::newRow("split") << int(CreateType::TwoGbMaxExtentSparse);
        QTest::newRow("COWD") << int(CreateType::VmfsSparse);
    }
    void itsFilesGoAndNoOthers() {
        QFETCH(int, type);
        makeDisk(*fs_, "/vm/b.vmdk", static_cast<CreateType>(type), Sectors(4192256 + 100));
        fs_->writeFile("/vm/a.log", "somebody's");
        const std::string before = names();
        makeDisk(*fs_, kDisk, static_cast<CreateType>(type), Sectors(4192256 + 100));
        run(*fs_);
        QCOMPARE(names(), before);
    }

    void theUndoFileOfARepairGoesToo() {
        const std::string before = names();
        makeDisk(*fs_, kDisk, CreateType::MonolithicSparse, Sectors(2048));
        fs_->writeFile("/vm/a.vmdk.undo", "of a repair");
        run(*fs_);
        QCOMPARE(names(), before);
    }

    void keptItComesBackOrIsPurged_data() { itsFilesGoAndNoOthers_data(); }
    void keptItComesBackOrIsPurged() {
        QFETCH(int, type);
        makeDisk(*fs_, kDisk, static_cast<CreateType>(type), Sectors(4192256 + 100));
        const std::string before = names();
        run(*fs_, false, true);
        QVERIFY(!fs_->exists(kDisk));
        runIt(*undeleteOp(kDisk));
        QCOMPARE(names(), before);
        QVERIFY(openDisk(*fs_, kDisk));
        run(*fs_, false, true);
        runIt(*purgeDeletedOp(kDisk));
        QCOMPARE(names(), std::string());
    }

    void aParentStaysWhenItsChildGoes() {
        makeDisk(*fs_, "/vm/base.vmdk", CreateType::MonolithicFlat, Sectors(2048));
        const std::string before = names();
        makeChild(*fs_, kDisk, CreateType::MonolithicSparse, Sectors(2048), "/vm/base.vmdk");
        run(*fs_);
        QCOMPARE(names(), before);
    }

    void aDiskThatOthersBuildOnIsRefusedUnlessForced() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicFlat, Sectors(2048));
        makeChild(*fs_, "/vm/a-000001.vmdk", CreateType::MonolithicSparse, Sectors(2048), kDisk);
        const std::string before = names();
        QVERIFY(refusal().contains("a-000001.vmdk"));
        QCOMPARE(codeOf([&] { run(*fs_); }), ErrorCode::NotSupported);
        QCOMPARE(names(), before);
        run(*fs_, true);
        QCOMPARE(names(), "a-000001.vmdk ");
    }

    void aDiskOfAMachineIsRefused() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicFlat, Sectors(2048));
        fs_->writeFile("/vm/a.vmx", "scsi0:0.present = \"TRUE\"\nscsi0:0.fileName = \"a.vmdk\"\n");
        QVERIFY(refusal().contains("a.vmx"));
    }

    void anExtentOfTwoDisksStays() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicFlat, Sectors(2048));
        fs_->writeFile("/vm/copy.vmdk", fs_->readFile(kDisk));
        run(*fs_);
        QCOMPARE(names(), "a-flat.vmdk copy.vmdk ");
    }

    void aDiskInUseIsRefused() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicFlat, Sectors(2048));
        const auto inUse = openDisk(*fs_, kDisk, forWriting());
        QCOMPARE(codeOf([&] { run(*fs_); }), ErrorCode::Locked);
        QVERIFY(fs_->exists("/vm/a-flat.vmdk"));
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
    QString refusal() {
        const std::optional<Refusal> found = DeleteOp({.disk = kDisk, .force = false, .open = {}}).canRun(*fs_);
        return found ? QString::fromStdString(found->reason.english()) : QString();
    }

    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(MachineDeleteTest)
#include "machine_delete_test.moc"
