// SPDX-License-Identifier: Apache-2.0
// Damage of single fields and what comes of it; kinds of extents that are no files; access words.
#include "core/base/error.h"
#include "core/format/sparseheader.h"
#include "tests/support/extentfiles.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <cstring>

using namespace strata;
using namespace strata::test;

class DiskExtentDamageTest : public QObject {
    Q_OBJECT

private slots:
    void headersThatSayLessThanTheDescriptorFailWhereTheyEnd() {
        MemoryFileSystem fs;
        fs.writeFile("/f", smallFile(TableKind::Sparse));
        const auto extent = openFile(fs, "/f", ExtentType::Sparse, kSmallCapacity + Sectors(100));
        const std::vector<Run> runs = runsOf(*extent);
        QVERIFY(runs.back().kind == RunKind::Data && !runs.back().stored);
        std::vector<std::byte> sector(512);
        QCOMPARE(codeOf([&] { extent->read(kSmallCapacity, sector); }), ErrorCode::Truncated);
        const auto salvage =
            openFile(fs, "/f", ExtentType::Sparse, kSmallCapacity + Sectors(100), OpenMode::Read, {.salvage = true});
        salvage->read(kSmallCapacity, sector);
        QVERIFY(isAllZero(sector));
        // A larger header is cut to the line.
        const auto shorter = openFile(fs, "/f", ExtentType::Sparse, Sectors(3));
        QCOMPARE(shorter->capacity(), Sectors(3));
        QVERIFY(sameBytes(contentsOf(*shorter), ByteSpan(smallContents()).first(3 * 512)));
        QCOMPARE(codeOf([&] {
                     openFile(fs, "/f", ExtentType::Sparse, kSmallCapacity + Sectors(100), OpenMode::ReadWrite);
                 }),
                 ErrorCode::Corrupt);
    }

    void badEntriesNameTheGuestRangeTheyHit() {
        std::vector<std::byte> file = smallFile(TableKind::Sparse);
        const SparseHeader header = parseSparseHeader(ByteSpan(file).first(512), file.size());
        for (const std::uint64_t directory : {header.gdOffset, header.rgdOffset})
            storeLe<std::uint32_t>(file, std::size_t{loadLe<std::uint32_t>(file, directory * 512)} * 512 + 4,
                                   0x40000000U);
        MemoryFileSystem fs;
        fs.writeFile("/f", file);
        const auto extent = openFile(fs, "/f", ExtentType::Sparse, kSmallCapacity);
        std::vector<std::byte> grain(4096);
        std::string message;
        try {
            extent->read(Sectors(8), grain);
        } catch (const Error& error) {
            message = error.what();
        }
        QVERIFY2(message.find("bytes 4096 to 8191") != std::string::npos, message.c_str());
        extent->read(Sectors(16), grain); // its neighbours are fine
        QVERIFY(sameBytes(grain, ByteSpan(smallContents()).subspan(8192, 4096)));
    }

    void grainsInTheMetadataAreNotRead() {
        std::vector<std::byte> file = smallFile(TableKind::Sparse);
        const SparseHeader header = parseSparseHeader(ByteSpan(file).first(512), file.size());
        MemoryFileSystem fs;
        for (std::uint32_t sector = 2; sector <= header.overHead.count(); ++sector) {
            for (const std::uint64_t directory : {header.gdOffset, header.rgdOffset})
                storeLe(file, std::size_t{loadLe<std::uint32_t>(file, directory * 512)} * 512 + 4, sector);
            fs.writeFile("/f", file);
            const auto extent = openFile(fs, "/f", ExtentType::Sparse, kSmallCapacity);
            std::vector<std::byte> grain(4096);
            const auto code = codeOf([&] { extent->read(Sectors(8), grain); });
            QCOMPARE(code, sector < header.gdOffset + 1 + 8 ? std::optional(ErrorCode::Corrupt) : std::nullopt);
        }
    }

    void theRedundantTablesStandInForTheFirst_data() {
        QTest::addColumn<int>("damage");
        QTest::newRow("directory entry scrapped") << 0;
        QTest::newRow("directory wiped") << 1;
        QTest::newRow("table wiped") << 2;
        QTest::newRow("table scrapped") << 3;
        QTest::newRow("redundant table scrapped") << 4;
        QTest::newRow("redundant table wiped") << 5;
    }
    void theRedundantTablesStandInForTheFirst() {
        QFETCH(int, damage);
        std::vector<std::byte> file = smallFile(TableKind::Sparse);
        const SparseHeader header = parseSparseHeader(ByteSpan(file).first(512), file.size());
        const std::size_t gd = header.gdOffset * 512;
        const std::size_t gt = std::size_t{loadLe<std::uint32_t>(file, gd)} * 512;
        const std::size_t rgt = std::size_t{loadLe<std::uint32_t>(file, header.rgdOffset * 512)} * 512;
        switch (damage) {
        case 0: storeLe<std::uint32_t>(file, gd, 0x7FFFFFFF); break;
        case 1: std::memset(file.data() + gd, 0, 512); break;
        case 2: std::memset(file.data() + gt, 0, 2048); break;
        case 3: std::memset(file.data() + gt, 0xA5, 512); break;
        case 4: std::memset(file.data() + rgt, 0xA5, 2048); break;
        default: std::memset(file.data() + rgt, 0, 2048); break;
        }
        MemoryFileSystem fs;
        fs.writeFile("/f", file);
        QVERIFY(sameBytes(contentsOf(*openFile(fs, "/f", ExtentType::Sparse, kSmallCapacity)), smallContents()));
        QCOMPARE(codeOf([&] { openFile(fs, "/f", ExtentType::Sparse, kSmallCapacity, OpenMode::ReadWrite); }),
                 ErrorCode::Corrupt);
    }

    void aJournalThatWasNotAppliedIsRefused() {
        std::vector<std::byte> file = smallFile(TableKind::SeSparse);
        storeLe<std::uint64_t>(file, 512 + 24, 1);
        MemoryFileSystem fs;
        fs.writeFile("/f", file);
        QCOMPARE(codeOf([&] { openFile(fs, "/f", ExtentType::SeSparse, kSmallCapacity); }), ErrorCode::Interrupted);
    }

    void whatIsNoFileIsExplained_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("words");
        QTest::newRow("RDM") << int(ExtentType::VmfsRdm) << "d-rdm.vmdk"
                             << "raw device mapping";
        QTest::newRow("raw") << int(ExtentType::VmfsRaw) << "/vmfs/devices/disks/naa.1"
                             << "raw device mapping";
        QTest::newRow("vSAN") << int(ExtentType::VsanSparse) << "d"
                              << "vSAN";
        QTest::newRow("object") << int(ExtentType::Vmfs) << "vsan://1234"
                                << "vsan://1234";
        QTest::newRow("Windows drive") << int(ExtentType::Flat) << "\\\\.\\PhysicalDrive0"
                                       << "physical drive";
        QTest::newRow("unknown") << int(ExtentType::Unknown) << "d"
                                 << "FUTURE";
    }
    void whatIsNoFileIsExplained() {
        QFETCH(int, type);
        QFETCH(QString, name);
        QFETCH(QString, words);
        MemoryFileSystem fs;
        ExtentLine line = extentLine(ExtentType(type), Sectors(100));
        line.fileName = name.toStdString();
        line.typeWord = "FUTURE";
        try {
            openExtent(fs, "/d", line, OpenMode::Read, LockMode::None);
            QFAIL("opened");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::NotSupported);
            QVERIFY2(QString(error.what()).contains(words), error.what());
        }
    }

    void missingAndForeignFilesAreNamed() {
        MemoryFileSystem fs;
        fs.writeFile("/text", "hello");
        fs.writeFile("/empty", "");
        QCOMPARE(codeOf([&] { openFile(fs, "/none", ExtentType::Sparse, Sectors(1)); }), ErrorCode::MissingExtent);
        QCOMPARE(codeOf([&] { openFile(fs, "/text", ExtentType::Sparse, Sectors(1)); }), ErrorCode::NotADisk);
        QCOMPARE(codeOf([&] { openFile(fs, "/empty", ExtentType::Sparse, Sectors(1)); }), ErrorCode::Truncated);
        fs.writeFile("/kdmv", smallFile(TableKind::Sparse));
        const auto raw = openFile(fs, "/kdmv", ExtentType::Flat, Sectors(1)); // FLAT is raw whatever it holds
        std::vector<std::byte> sector(512);
        raw->read(Sectors(0), sector);
        QVERIFY(isSparseHeader(sector));
    }

    void accessWordsAreHonoured() {
        MemoryFileSystem fs;
        fs.writeFile("/f", patternBytes(512, 1));
        ExtentLine line = extentLine(ExtentType::Flat, Sectors(1));
        const auto open = [&](OpenMode mode, bool salvage) {
            return openExtent(fs, "/f", line, mode, LockMode::None, {.salvage = salvage});
        };
        line.access = ExtentAccess::ReadOnly;
        QCOMPARE(codeOf([&] { open(OpenMode::Read, false); }), std::nullopt);
        QCOMPARE(codeOf([&] { open(OpenMode::ReadWrite, false); }), ErrorCode::ReadOnly);
        line.access = ExtentAccess::NoAccess;
        QCOMPARE(codeOf([&] { open(OpenMode::Read, false); }), ErrorCode::PermissionDenied);
        QVERIFY(runsOf(*open(OpenMode::Read, true))[0].kind == RunKind::Zero);
    }
};

QTEST_GUILESS_MAIN(DiskExtentDamageTest)
#include "disk_extent_damage_test.moc"
