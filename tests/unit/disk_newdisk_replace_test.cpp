// SPDX-License-Identifier: Apache-2.0
// Making a disk over another one: never over one that somebody uses, and never half.
#include "core/base/error.h"
#include "core/disk/newdisk.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

DiskSpec spec(CreateType type) {
    DiskSpec spec;
    spec.path = "/vm/a.vmdk";
    spec.type = type;
    spec.capacity = Sectors(4096);
    return spec;
}

void make(FileSystem& fs, CreateType type, bool overwrite) { NewDisk(fs, spec(type), overwrite).commit(); }

} // namespace

class DiskNewDiskReplaceTest : public QObject {
    Q_OBJECT

private slots:
    void replacesAllFilesOfTheOldDiskAndNoOthers() {
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        make(fs, CreateType::TwoGbMaxExtentSparse, false);
        fs.writeFile("/vm/a-notes.txt", "mine");
        make(fs, CreateType::MonolithicFlat, true);
        QCOMPARE(namesIn(fs, "/vm"), std::string("a-flat.vmdk a-notes.txt a.vmdk"));
    }

    void aDiskInUseIsNotReplaced_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("its descriptor") << "/vm/a.vmdk";
        QTest::newRow("an extent") << "/vm/a-s001.vmdk";
    }
    void aDiskInUseIsNotReplaced() {
        QFETCH(QString, file);
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        make(fs, CreateType::TwoGbMaxExtentSparse, false);
        const auto user = fs.open(file.toStdString(), OpenMode::Read, LockMode::Shared);
        QCOMPARE(codeOf([&] { make(fs, CreateType::MonolithicSparse, true); }), ErrorCode::Locked);
        QCOMPARE(namesIn(fs, "/vm"), std::string("a-s001.vmdk a.vmdk"));
    }

    void aDiskOfARunningMachineIsNotReplaced() {
        MemoryFileSystem fs;
        fs.makeFolders("/vm/a.vmdk.lck");
        make(fs, CreateType::MonolithicSparse, false);
        fs.writeFile("/vm/a.vmdk.lck/M00001.lck", std::string(512, '\0'));
        QCOMPARE(codeOf([&] { make(fs, CreateType::MonolithicSparse, true); }), ErrorCode::Locked);
    }
};

QTEST_GUILESS_MAIN(DiskNewDiskReplaceTest)
#include "disk_newdisk_replace_test.moc"
