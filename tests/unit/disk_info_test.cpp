// SPDX-License-Identifier: Apache-2.0
// What is told about a disk without reading its data, also where parts of it are missing or wrong.
#include "core/base/error.h"
#include "core/disk/diskinfo.h"
#include "tests/support/extenttools.h"
#include "tests/support/machines.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <algorithm>

using namespace strata;
using namespace strata::test;

namespace {

QStringList codesOf(const DiskInfo& info) {
    QStringList codes;
    for (const Issue& issue : info.problems)
        codes << QString::fromStdString(issue.code);
    return codes;
}

} // namespace

class DiskInfoTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm");
    }

    void aDiskIsDescribed() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::TwoGbMaxExtentSparse, Sectors(9'000'000));
        {
            const auto chain = openDisk(*fs_, "/vm/a.vmdk", forWriting());
            chain->write(Sectors(0), patternBytes(512, 1));
            chain->close();
        }
        const DiskInfo info = readDiskInfo(*fs_, "/vm/a.vmdk", {}, true);
        QCOMPARE(codesOf(info), QStringList());
        QCOMPARE(info.capacity, Sectors(9'000'000));
        QCOMPARE(info.allocated, std::uint64_t{65536});
        QVERIFY(info.allocatedKnown);
        QCOMPARE(info.links.size(), std::size_t{1});
        QCOMPARE(info.leaf().extents.size(), std::size_t{3});
        QCOMPARE(info.leaf().type, CreateType::TwoGbMaxExtentSparse);
        std::uint64_t sum = fs_->status("/vm/a.vmdk")->size;
        for (const ExtentInfo& extent : info.leaf().extents) {
            QCOMPARE(extent.type, std::string("SPARSE"));
            QCOMPARE(extent.fileSize, fs_->status(extent.path)->size);
            sum += extent.fileSize;
        }
        QCOMPARE(info.fileSize, sum);
        QCOMPARE(info.adapterType, std::string("lsilogic"));
        QCOMPARE(info.geometry, diskGeometry(Sectors(9'000'000), AdapterType::LsiLogic));
        QVERIFY(!info.uuid.empty());
        QVERIFY(!info.lock.locked);
        QVERIFY(info.capabilities.allocates);
        QVERIFY(info.leaf().descriptorText.starts_with("# Disk DescriptorFile"));
    }

    void keysAreLookedUpFromTheLeafUp() {
        fs_->writeFile("/vm/base.vmdk", descriptorText("vmfs", {"RW 16 VMFS \"base-flat.vmdk\""}));
        fs_->writeFile("/vm/base-flat.vmdk", std::string(8192, 'x'));
        fs_->writeFile("/vm/c.vmdk", "# Disk DescriptorFile\nversion=1\nCID=1\nparentCID=12345678\n"
                                     "createType=\"vmfs\"\nparentFileNameHint=\"base.vmdk\"\n"
                                     "RW 16 VMFS \"c-flat.vmdk\"\nddb.uuid = \"own\"\n");
        fs_->writeFile("/vm/c-flat.vmdk", std::string(8192, 'y'));
        const DiskInfo info = readDiskInfo(*fs_, "/vm/c.vmdk", {}, false);
        QCOMPARE(info.links.size(), std::size_t{2});
        QCOMPARE(info.links.front().path, std::filesystem::path("/vm/base.vmdk"));
        QCOMPARE(info.uuid, std::string("own"));
        QCOMPARE(info.adapterType, std::string("lsilogic"));
        QCOMPARE(codesOf(info), QStringList());
        QVERIFY(!info.allocatedKnown);
    }

    void whatIsMissingOrWrongIsAProblem_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QStringList>("codes");
        QTest::newRow("extent") << "extent" << QStringList{"missing-extent"};
        QTest::newRow("parent") << "parent" << QStringList{"missing-parent"};
        QTest::newRow("parent changed") << "mismatch" << QStringList{"parent-mismatch"};
        QTest::newRow("outside the folder") << "outside" << QStringList{"unsafe-path"};
        QTest::newRow("parent names its child") << "loop" << QStringList{"parent-loop"};
        QTest::newRow("smaller parent") << "capacity" << QStringList{"parent-capacity"};
        QTest::newRow("cut short") << "truncated" << QStringList{"truncated"};
    }
    void whatIsMissingOrWrongIsAProblem() {
        QFETCH(QString, what);
        QFETCH(QStringList, codes);
        fs_->makeFolders("/etc");
        fs_->writeFile("/etc/secret", std::string(8192, 's'));
        fs_->writeFile("/vm/base-flat.vmdk", std::string(what == "truncated" ? 4000 : 8192, 'x'));
        std::string parent = "parentFileNameHint=\"base.vmdk\"\n";
        std::string extent = "RW 16 VMFS \"c-flat.vmdk\"";
        if (what == "outside")
            extent = "RW 16 FLAT \"../etc/secret\" 0";
        if (what == "loop")
            fs_->writeFile("/vm/base.vmdk",
                           descriptorText("vmfs", {"RW 16 VMFS \"base-flat.vmdk\""},
                                          "parentFileNameHint=\"c.vmdk\"\n", "12345678", "00000001"));
        else if (what != "parent")
            fs_->writeFile("/vm/base.vmdk", descriptorText("vmfs",
                                                           {what == "capacity" ? "RW 8 VMFS \"base-flat.vmdk\""
                                                                               : "RW 16 VMFS \"base-flat.vmdk\""},
                                                           "", what == "mismatch" ? "99999999" : "12345678"));
        fs_->writeFile("/vm/c.vmdk", descriptorText("vmfs", {extent}, parent, "00000001", "12345678"));
        if (what != "extent")
            fs_->writeFile("/vm/c-flat.vmdk", std::string(8192, 'y'));
        const DiskInfo info =
            readDiskInfo(*fs_, what == "truncated" ? "/vm/base.vmdk" : "/vm/c.vmdk", {}, what == "truncated");
        QCOMPARE(codesOf(info), codes);
        QCOMPARE(info.leaf().capacity, Sectors(16));
        QCOMPARE(info.leaf().extents.front().missing, what == "extent");
        if (what == "mismatch") {
            QCOMPARE(info.links.size(), std::size_t{2});
            const std::string detail = info.problems.front().detail.english();
            QVERIFY(detail.find("99999999") != std::string::npos && detail.find("12345678") != std::string::npos);
        }
    }

    void dataBehindTheEndOfACutFileIsMissed() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, Sectors(20480));
        writeInto(*fs_, "/vm/a.vmdk", 65536, 1);
        QCOMPARE(codesOf(readDiskInfo(*fs_, "/vm/a.vmdk", {}, true)), QStringList());
        std::string bytes = fs_->readText("/vm/a.vmdk");
        bytes.resize(bytes.size() - 65536);
        fs_->writeFile("/vm/a.vmdk", bytes);
        const DiskInfo info = readDiskInfo(*fs_, "/vm/a.vmdk", {}, true);
        QCOMPARE(codesOf(info), QStringList{"grain-past-end"});
        QVERIFY(info.allocatedKnown);
    }

    void aLockIsSeen() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, Sectors(2048));
        const auto chain = openDisk(*fs_, "/vm/a.vmdk", forWriting());
        const DiskInfo info = readDiskInfo(*fs_, "/vm/a.vmdk", {}, false);
        QVERIFY(info.lock.locked);
        QVERIFY(!info.lock.holder.empty());
    }

    void aDescriptorThatCannotBeReadThrows() {
        fs_->writeFile("/vm/a.vmdk", "nothing of the kind");
        QCOMPARE(codeOf([&] { readDiskInfo(*fs_, "/vm/a.vmdk", {}, true); }), ErrorCode::NotADisk);
        QCOMPARE(codeOf([&] { readDiskInfo(*fs_, "/vm/b.vmdk", {}, true); }), ErrorCode::NotFound);
    }

private:
    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(DiskInfoTest)
#include "disk_info_test.moc"
