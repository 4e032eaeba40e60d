// SPDX-License-Identifier: Apache-2.0
// What writing does to the file besides the data, and which files are not written.
#include "core/base/error.h"
#include "core/format/cowdheader.h"
#include "core/format/sparseheader.h"
#include "tests/support/extentfiles.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

class DiskExtentWriteTest : public QObject {
    Q_OBJECT

private slots:
    void anEmptyDiskOfManyTablesIsZeroedThroughout() {
        const WritableDisk subject{
            .kind = WritableKind::Sparse, .capacity = std::uint64_t{512} << 21U, .grain = 128}; // 512 GiB
        MemoryFileSystem fs;
        subject.make(fs, "/");
        auto extent = subject.open(fs, "/");
        extent->writeZeros(Sectors(0), extent->capacity(), true);
        std::vector<Run> runs = runsOf(*extent);
        QCOMPARE(runs.size(), 1U);
        QVERIFY(runs[0].kind == RunKind::Zero);
        extent->close();
        const SparseTables tables = sparseTables(fs, "/d.vmdk");
        QVERIFY(tables.primary == tables.redundant);
        extent = subject.open(fs, "/");
        QVERIFY(runsOf(*extent) == runs);
    }

    void theHeaderIsUncleanWhileWritingAndNothingElseInItChanges() {
        const WritableDisk subject{.kind = WritableKind::Sparse, .capacity = 20'480, .grain = 128};
        MemoryFileSystem fs;
        subject.make(fs, "/");
        const std::vector<std::byte> before = fs.readFile("/d.vmdk");
        auto extent = subject.open(fs, "/");
        QVERIFY(fs.readFile("/d.vmdk") == before); // opening writes nothing
        extent->write(Sectors(0), patternBytes(65536, 1));
        QVERIFY(sparseTables(fs, "/d.vmdk").unclean);
        extent->close();
        std::vector<std::byte> after = fs.readFile("/d.vmdk");
        QVERIFY(sameBytes(ByteSpan(after).first(512), ByteSpan(before).first(512)));
        extent->writeZeros(Sectors(0), Sectors(128), true);
        extent->close();
        after = fs.readFile("/d.vmdk");
        const SparseHeader header = parseSparseHeader(ByteSpan(after).first(512), after.size());
        QCOMPARE(header.version, 2U);
        QCOMPARE(header.flags, kSparseFlagNewline | kSparseFlagRedundant | kSparseFlagZeroGrain);
        storeLe<std::uint32_t>(after, 4, 1);
        storeLe<std::uint32_t>(after, 8, 3);
        QVERIFY(sameBytes(ByteSpan(after).first(512), ByteSpan(before).first(512)));
    }

    void zerosWithoutAParentNeedNoNewVersion() {
        const WritableDisk subject{.kind = WritableKind::Sparse, .capacity = 20'480, .grain = 128};
        MemoryFileSystem fs;
        subject.make(fs, "/");
        auto extent = subject.open(fs, "/");
        extent->write(Sectors(0), patternBytes(3 * 65536, 1));
        extent->writeZeros(Sectors(128), Sectors(128), false);
        extent->close();
        QCOMPARE(runsOf(*extent).size(), 4U);
        QCOMPARE(loadLe<std::uint32_t>(fs.readFile("/d.vmdk"), 4), 1U);
    }

    void anUncleanDiskWithEqualTablesIsWrittenAndCleaned() {
        const WritableDisk subject{.kind = WritableKind::Sparse, .capacity = 20'480, .grain = 128};
        MemoryFileSystem fs;
        subject.make(fs, "/");
        std::vector<std::byte> file = fs.readFile("/d.vmdk");
        file[72] = std::byte{1};
        fs.writeFile("/d.vmdk", file);
        auto extent = subject.open(fs, "/");
        extent->write(Sectors(0), patternBytes(65536, 1));
        extent->close();
        QVERIFY(!sparseTables(fs, "/d.vmdk").unclean);
    }

    void whatCannotBeTrustedIsNotWritten_data() {
        QTest::addColumn<int>("damage");
        QTest::newRow("copies differ") << 0;
        QTest::newRow("a shared grain") << 1;
        QTest::newRow("a grain in the metadata") << 2;
        QTest::newRow("a grain past the end") << 3;
        QTest::newRow("tables overlap") << 4;
        QTest::newRow("both directories name the same tables") << 5;
        QTest::newRow("a table past the end") << 6;
        QTest::newRow("text-mode transfer") << 7;
        QTest::newRow("grains that overlap by a part") << 8;
    }
    void whatCannotBeTrustedIsNotWritten() {
        QFETCH(int, damage);
        const WritableDisk subject{.kind = WritableKind::Sparse, .capacity = 4'000'000, .grain = 128};
        MemoryFileSystem fs;
        subject.make(fs, "/");
        {
            auto extent = subject.open(fs, "/");
            extent->write(Sectors(0), patternBytes(3 * 65536, 1));
            extent->close();
        }
        std::vector<std::byte> file = fs.readFile("/d.vmdk");
        const SparseHeader header = parseSparseHeader(ByteSpan(file).first(512), file.size());
        const std::size_t gd = header.gdOffset * 512;
        const std::size_t rgd = header.rgdOffset * 512;
        const std::size_t gt = std::size_t{loadLe<std::uint32_t>(file, gd)} * 512;
        const std::size_t rgt = std::size_t{loadLe<std::uint32_t>(file, rgd)} * 512;
        const std::uint32_t slot = loadLe<std::uint32_t>(file, gt);
        const auto both = [&](std::size_t entry, std::uint32_t value) {
            storeLe(file, gt + entry * 4, value);
            storeLe(file, rgt + entry * 4, value);
        };
        switch (damage) {
        case 0: storeLe<std::uint32_t>(file, rgt + 4, 0); break;
        case 1: both(7, slot); break;
        case 2: both(7, 64); break;
        case 3: both(7, 0x7000'0000U); break;
        case 4: storeLe<std::uint32_t>(file, gd + 4, loadLe<std::uint32_t>(file, gd) + 1); break;
        case 5: storeLe<std::uint32_t>(file, gd, loadLe<std::uint32_t>(file, rgd)); break;
        case 6: storeLe<std::uint32_t>(file, gd + 4, 0x7000'0000U); break;
        case 7: file[75] = std::byte{'\n'}; break;
        default: both(7, slot + 64); break;
        }
        fs.writeFile("/d.vmdk", file);
        QCOMPARE(codeOf([&] { subject.open(fs, "/"); }), ErrorCode::Corrupt);
        QVERIFY(fs.readFile("/d.vmdk") == file);
        // Reading the rest of it goes on.
        const auto reader = openSparse(fs, "/d.vmdk");
        std::vector<std::byte> got(65536);
        reader->read(Sectors(256), got);
        QVERIFY(sameBytes(got, ByteSpan(patternBytes(3 * 65536, 1)).subspan(2 * 65536)));
    }

    void misalignedGrainsAreReadAndWritten() {
        const WritableDisk subject{.kind = WritableKind::Sparse, .capacity = 20'480, .grain = 128};
        MemoryFileSystem fs;
        subject.make(fs, "/");
        std::vector<std::byte> file = fs.readFile("/d.vmdk");
        const SparseHeader header = parseSparseHeader(ByteSpan(file).first(512), file.size());
        const std::uint32_t slot = static_cast<std::uint32_t>(file.size() / 512 + 5);
        for (const std::uint64_t directory : {header.gdOffset, header.rgdOffset}) {
            const std::size_t gt = std::size_t{loadLe<std::uint32_t>(file, directory * 512)} * 512;
            storeLe(file, gt + 3 * 4, slot);
            storeLe(file, gt + 4 * 4, slot + 129);
        }
        file.resize((slot + 129 + 128) * 512);
        const std::vector<std::byte> data = patternBytes(65536, 9);
        std::ranges::copy(data, file.begin() + static_cast<std::ptrdiff_t>(slot * 512));
        fs.writeFile("/d.vmdk", file);
        auto extent = subject.open(fs, "/");
        std::vector<std::byte> got(65536);
        extent->read(Sectors(3 * 128), got);
        QVERIFY(got == data);
        extent->write(Sectors(4 * 128), patternBytes(2 * 65536, 4));
        extent->close();
        extent->read(Sectors(3 * 128), got);
        QVERIFY(got == data);
    }

    void aDiskIsFullAtTwoTebibytes() {
        const WritableDisk subject{.kind = WritableKind::Sparse, .capacity = 20'480, .grain = 128};
        MemoryFileSystem fs;
        subject.make(fs, "/");
        fs.open("/d.vmdk", OpenMode::ReadWrite)->truncate((std::uint64_t{1} << 41U) - 128 * 512);
        auto extent = subject.open(fs, "/");
        extent->write(Sectors(0), patternBytes(65536, 1)); // the last place there is
        QCOMPARE(codeOf([&] { extent->write(Sectors(128), patternBytes(65536, 1)); }), ErrorCode::LimitExceeded);
        extent->close();
        std::vector<std::byte> got(65536);
        extent->read(Sectors(0), got);
        QVERIFY(got == patternBytes(65536, 1));
        QVERIFY(runsOf(*extent)[1].kind == RunKind::Hole);
    }

    void aCowdFileGrowsAsEsxMakesIt() { // vmdk-format A4
        const WritableDisk subject{.kind = WritableKind::Cowd, .capacity = 4096, .grain = 1};
        MemoryFileSystem fs;
        subject.make(fs, "/");
        auto extent = subject.open(fs, "/");
        extent->write(Sectors(0), patternBytes(512, 1));
        extent->close();
        const std::vector<std::byte> file = fs.readFile("/d-delta.vmdk");
        const CowdHeader header = parseCowdHeader(file, file.size());
        QCOMPARE(header.freeSector, 38U);
        QVERIFY(!header.unclean);
        QCOMPARE(loadLe<std::uint32_t>(file, 4 * 512), 5U);
        QCOMPARE(loadLe<std::uint32_t>(file, 5 * 512), 37U);
    }

    void aCowdFileWhoseFreeMarkLagsIsNotWrittenUnlessUnclean() {
        const WritableDisk subject{.kind = WritableKind::Cowd, .capacity = 4096, .grain = 1};
        MemoryFileSystem fs;
        subject.make(fs, "/");
        auto extent = subject.open(fs, "/");
        extent->write(Sectors(0), patternBytes(1024, 1));
        extent->close();
        extent.reset();
        std::vector<std::byte> file = fs.readFile("/d-delta.vmdk");
        storeLe<std::uint32_t>(file, kCowdFreeSectorAt, 38);
        fs.writeFile("/d-delta.vmdk", file);
        QCOMPARE(codeOf([&] { subject.open(fs, "/"); }), ErrorCode::Corrupt);
        storeLe<std::uint32_t>(file, kCowdUncleanAt, 1);
        fs.writeFile("/d-delta.vmdk", file);
        extent = subject.open(fs, "/");
        extent->write(Sectors(9), patternBytes(512, 2)); // must not land on sector 1's place
        std::vector<std::byte> got(1024);
        extent->read(Sectors(0), got);
        QVERIFY(got == patternBytes(1024, 1));
    }

    void shortFlatFilesAreReadUpToTheirEnd() {
        MemoryFileSystem fs;
        fs.writeFile("/f", patternBytes(10 * 512 + 100, 1));
        const auto extent = openFile(fs, "/f", ExtentType::Flat, Sectors(20));
        const std::vector<Run> runs = runsOf(*extent);
        QCOMPARE(runs.size(), 2U);
        QVERIFY(runs[0].stored && runs[0].length == Sectors(10));
        QVERIFY(!runs[1].stored && runs[1].kind == RunKind::Data);
        std::vector<std::byte> got(20 * 512);
        QCOMPARE(codeOf([&] { extent->read(Sectors(0), got); }), ErrorCode::Truncated);
        extent->read(Sectors(0), MutableByteSpan(got).first(10 * 512));
        const auto salvage = openFile(fs, "/f", ExtentType::Flat, Sectors(20), OpenMode::Read, {.salvage = true});
        salvage->read(Sectors(0), got);
        QVERIFY(sameBytes(ByteSpan(got).first(10 * 512 + 100), patternBytes(10 * 512 + 100, 1)));
        QVERIFY(isAllZero(ByteSpan(got).subspan(10 * 512 + 100)));
        QCOMPARE(codeOf([&] { openFile(fs, "/f", ExtentType::Flat, Sectors(20), OpenMode::ReadWrite); }),
                 ErrorCode::Truncated);
    }

    void holesOfAFlatFileMaskTheParent() {
        MemoryFileSystem fs;
        fs.create("/f")->truncate(1 << 20);
        fs.open("/f", OpenMode::ReadWrite)->writeAt(512 * 1024, patternBytes(65536, 1));
        const auto extent = openFile(fs, "/f", ExtentType::Flat, Sectors(2048));
        const std::vector<Run> runs = runsOf(*extent);
        QCOMPARE(runs.size(), 3U);
        QVERIFY(runs[0].kind == RunKind::Zero && runs[2].kind == RunKind::Zero);
        QVERIFY(runs[1].kind == RunKind::Data && runs[1].stored);
    }
};

QTEST_GUILESS_MAIN(DiskExtentWriteTest)
#include "disk_extent_write_test.moc"
