// SPDX-License-Identifier: Apache-2.0
// Files that were cut short or tampered with: a clear error or the right bytes, quickly and in little memory; never a
// crash, never other bytes without a word.
#include "core/base/error.h"
#include "core/disk/extentwriter.h"
#include "core/format/cowdheader.h"
#include "core/format/sesparse.h"
#include "core/format/sparseheader.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/streamfile.h"
#include "tests/support/testfiles.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <random>

using namespace strata;
using namespace strata::test;

namespace {

enum class Kind { Sparse, Cowd, SeSparse, Stream, StreamInFront };
constexpr Sectors kGrain{8};
constexpr Sectors kCapacity{5003};

ExtentType typeOf(Kind kind) {
    return kind == Kind::Cowd       ? ExtentType::VmfsSparse
           : kind == Kind::SeSparse ? ExtentType::SeSparse
                                    : ExtentType::Sparse;
}

std::vector<std::byte> contents() {
    std::vector<std::byte> bytes(kCapacity.bytes());
    for (const std::uint64_t grain : {0U, 1U, 2U, 60U, 61U, 300U, 513U, 625U}) {
        const std::size_t at = grain * kGrain.bytes();
        const auto part = patternBytes(std::min<std::size_t>(kGrain.bytes(), bytes.size() - at), grain + 1);
        std::memcpy(bytes.data() + at, part.data(), part.size());
    }
    return bytes;
}

void putGrains(ExtentWriter& writer) {
    const std::vector<std::byte> bytes = contents();
    for (std::uint64_t s = 0; s < kCapacity.count(); s += kGrain.count()) {
        const Sectors length = std::min(kGrain, kCapacity - Sectors(s));
        const ByteSpan part = ByteSpan(bytes).subspan(s * kSectorSize, length.bytes());
        if (!isAllZero(part))
            writer.file().writeAt(writer.place(Sectors(s), length), part);
    }
    writer.finish();
}

std::vector<std::byte> seSparseFile() {
    const std::uint64_t volatileAt = 1, directory = 8, tables = 16, grains = 80;
    const std::vector<std::byte> bytes = contents();
    std::vector<std::byte> file(grains * kSectorSize);
    const std::uint64_t fields[26] = {kSeSparseMagic,
                                      0x200000001,
                                      kCapacity.count(),
                                      8,
                                      64,
                                      0,
                                      0,
                                      0,
                                      0,
                                      0,
                                      volatileAt,
                                      1,
                                      2,
                                      1,
                                      3,
                                      4,
                                      directory,
                                      1,
                                      tables,
                                      64,
                                      0,
                                      0,
                                      0,
                                      0,
                                      grains,
                                      0};
    for (std::size_t i = 0; i < 26; ++i)
        storeLe(file, i * 8, fields[i]);
    storeLe<std::uint64_t>(file, volatileAt * 512, 0xCAFECAFE);
    storeLe<std::uint64_t>(file, directory * 512, std::uint64_t{0x10000000} << 32U);
    std::uint64_t next = 0;
    for (std::uint64_t g = 0; g * 8 < kCapacity.count(); ++g) {
        const std::size_t at = g * kGrain.bytes();
        std::vector<std::byte> grain(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                     bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), at + 4096)));
        grain.resize(4096);
        if (isAllZero(grain))
            continue;
        storeLe(file, tables * 512 + g * 8, encodeSeDataEntry(next++));
        file.insert(file.end(), grain.begin(), grain.end());
    }
    return file;
}

std::vector<std::byte> wholeFile(Kind kind) {
    MemoryFileSystem fs;
    switch (kind) {
    case Kind::Sparse: putGrains(*makeSparseWriter(fs.create("/f"), kCapacity, kGrain, {})); return fs.readFile("/f");
    case Kind::Cowd: putGrains(*makeCowdWriter(fs.create("/f"), kCapacity, kGrain)); return fs.readFile("/f");
    case Kind::SeSparse: return seSparseFile();
    case Kind::Stream: return buildStream(contents(), {.grain = kGrain});
    case Kind::StreamInFront: break;
    }
    return buildStream(contents(), {.directory = StreamLayout::Directory::Front, .grain = kGrain});
}

/// Bytes of the file that hold no guest data: what is worth tampering with.
std::size_t metadataBytes(Kind kind) {
    switch (kind) {
    case Kind::Sparse: return 24 * 512;
    case Kind::Cowd: return 37 * 512;
    case Kind::SeSparse: return 32 * 512;
    case Kind::Stream:
    case Kind::StreamInFront: break;
    }
    return 20 * 512;
}

/// All that a reader may do: map, then read each data run, at most a few MiB. Returns what was read, by sector start.
using Pieces = std::vector<std::pair<Run, std::vector<std::byte>>>;
Pieces readSome(Extent& extent) {
    Pieces pieces;
    std::vector<Run> runs;
    extent.map(Sectors(0), extent.capacity(), [&](const Run& run) {
        runs.push_back(run);
        return runs.size() < 2000;
    });
    std::uint64_t budget = 4U << 20U;
    for (const Run& run : runs) {
        std::vector<std::byte> bytes(std::min(run.length.bytes(), budget));
        budget -= bytes.size();
        if (run.kind == RunKind::Data && !bytes.empty()) {
            try {
                extent.read(run.start, bytes);
            } catch (const Error&) {
                continue;
            }
        }
        pieces.emplace_back(run, std::move(bytes));
    }
    return pieces;
}

std::uint64_t peakMemoryKiB() {
    QFile status("/proc/self/status");
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ')[0].toULongLong();
    return 0;
}

} // namespace

Q_DECLARE_METATYPE(Kind)

class DiskExtentHostileTest : public QObject {
    Q_OBJECT

    static void allKinds() {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("sparse") << Kind::Sparse;
        QTest::newRow("COWD") << Kind::Cowd;
        QTest::newRow("SE sparse") << Kind::SeSparse;
        QTest::newRow("stream") << Kind::Stream;
        QTest::newRow("stream, directory in front") << Kind::StreamInFront;
    }

private slots:
    void aFileThatWasCutGivesTheRightBytesOrAnError_data() { allKinds(); }
    void aFileThatWasCutGivesTheRightBytesOrAnError() {
        QFETCH(Kind, kind);
        const std::vector<std::byte> whole = wholeFile(kind);
        const std::vector<std::byte> expected = contents();
        MemoryFileSystem fs;
        fs.writeFile("/f", whole);
        QVERIFY(sameBytes(contentsOf(*openFile(fs, "/f", typeOf(kind), kCapacity)), expected));
        std::uint64_t told = 0;
        for (std::size_t size = 0; size < whole.size(); size += 256) { // at and within sectors
            fs.writeFile("/f", ByteSpan(whole).first(size));
            bool wholeDisk = true;
            try {
                const auto extent = openFile(fs, "/f", typeOf(kind), kCapacity);
                for (const Run& run : runsOf(*extent)) {
                    std::vector<std::byte> bytes(run.length.bytes());
                    try {
                        if (run.kind == RunKind::Data)
                            extent->read(run.start, bytes);
                    } catch (const Error&) {
                        wholeDisk = false;
                        continue;
                    }
                    QVERIFY2(sameBytes(bytes, ByteSpan(expected).subspan(run.start.bytes(), bytes.size())),
                             qPrintable(QString("cut at %1: other bytes, no error").arg(size)));
                }
            } catch (const Error& error) {
                QVERIFY(error.path() == "/f");
                wholeDisk = false;
            }
            told += wholeDisk ? 0 : 1;
            // Salvage reads what there is and zeros.
            try {
                const auto extent = openFile(fs, "/f", typeOf(kind), kCapacity, OpenMode::Read, {.salvage = true});
                (void)contentsOf(*extent);
            } catch (const Error&) {
                QVERIFY2(size < metadataBytes(kind) + 128 * 512, "salvage gave up");
            }
        }
        QVERIFY(told * 256 > whole.size() - 8192);
    }

    void tamperedFilesNeverCrash_data() { allKinds(); }
    void tamperedFilesNeverCrash() {
        QFETCH(Kind, kind);
        const std::vector<std::byte> whole = wholeFile(kind);
        const bool stream = kind == Kind::Stream || kind == Kind::StreamInFront;
        std::mt19937_64 random(20240229);
        const std::uint64_t interesting[] = {0,
                                             1,
                                             2,
                                             0x7F,
                                             0xFF,
                                             0xFFFF,
                                             0x7FFFFFFF,
                                             0xFFFFFFFF,
                                             ~std::uint64_t{0},
                                             std::uint64_t{1} << 53U,
                                             std::uint64_t{1} << 40U,
                                             whole.size() / 512};
        std::uint64_t opened = 0;
        for (int round = 0; round < 2000; ++round) {
            std::vector<std::byte> file = whole;
            for (std::uint64_t n = 1 + random() % 3; n > 0; --n) {
                const bool inHeader = random() % 2 == 0;
                std::size_t at = inHeader ? random() % 224 : random() % metadataBytes(kind);
                if (stream && random() % 3 == 0) // footer, tables and directory behind
                    at = file.size() - 1 - random() % std::min<std::size_t>(file.size(), 12 * 512);
                at = std::min(at & ~std::size_t{3}, file.size() - 8);
                switch (random() % 3) {
                case 0: file[at] ^= static_cast<std::byte>(1U << (random() % 8)); break;
                case 1:
                    storeLe<std::uint32_t>(file, at, static_cast<std::uint32_t>(interesting[random() % 12]));
                    break;
                default: storeLe<std::uint64_t>(file, at, interesting[random() % 12]); break;
                }
            }
            MemoryFileSystem fs;
            fs.writeFile("/f", file);
            QElapsedTimer timer;
            timer.start();
            for (const bool salvage : {false, true}) {
                try {
                    const auto extent =
                        openFile(fs, "/f", typeOf(kind), kCapacity, OpenMode::Read, {.salvage = salvage});
                    readSome(*extent);
                    ++opened;
                } catch (const Error& error) {
                    QVERIFY(error.path() == "/f");
                }
            }
            writeIfAllowed(fs, kind, round);
            QVERIFY2(timer.elapsed() < 3000, qPrintable(QString("round %1 took too long").arg(round)));
        }
        QVERIFY(opened > 300);
        QVERIFY2(peakMemoryKiB() < 256 * 1024, qPrintable(QString("%1 KiB").arg(peakMemoryKiB())));
    }

    // A directory of 2^25 tables in a file that is one hole: the most that a header may announce.
    void theLargestDirectoryIsQuickAndSmall() {
        SparseHeader header;
        header.capacity = Sectors((std::uint64_t{1} << 25U) * 512 * 128);
        header.gdOffset = 128;
        header.rgdOffset = 128 + (1U << 18U);
        header.overHead = Sectors(128);
        MemoryFileSystem fs;
        fs.writeFile("/f", ByteSpan(encodeSparseHeader(header)));
        fs.open("/f", OpenMode::ReadWrite)->truncate(std::uint64_t{300} << 20U);
        QElapsedTimer timer;
        timer.start();
        const auto extent = openSparse(fs, "/f");
        const std::vector<Run> runs = runsOf(*extent);
        QCOMPARE(runs.size(), 1U);
        QVERIFY(runs[0].kind == RunKind::Hole);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString("%1 ms").arg(timer.elapsed())));
        header.capacity = header.capacity + Sectors(1);
        fs.writeFile("/g", ByteSpan(encodeSparseHeader(header)));
        QCOMPARE(codeOf([&] { openSparse(fs, "/g"); }), ErrorCode::Corrupt);
    }

    void headersThatSayLessThanTheDescriptorFailWhereTheyEnd() {
        MemoryFileSystem fs;
        fs.writeFile("/f", wholeFile(Kind::Sparse));
        const auto extent = openFile(fs, "/f", ExtentType::Sparse, kCapacity + Sectors(100));
        const std::vector<Run> runs = runsOf(*extent);
        QVERIFY(runs.back().kind == RunKind::Data && !runs.back().stored);
        std::vector<std::byte> sector(512);
        QCOMPARE(codeOf([&] { extent->read(kCapacity, sector); }), ErrorCode::Truncated);
        const auto salvage =
            openFile(fs, "/f", ExtentType::Sparse, kCapacity + Sectors(100), OpenMode::Read, {.salvage = true});
        salvage->read(kCapacity, sector);
        QVERIFY(isAllZero(sector));
        // A larger header is cut to the line.
        const auto shorter = openFile(fs, "/f", ExtentType::Sparse, Sectors(3));
        QCOMPARE(shorter->capacity(), Sectors(3));
        QVERIFY(sameBytes(contentsOf(*shorter), ByteSpan(contents()).first(3 * 512)));
        QCOMPARE(
            codeOf([&] { openFile(fs, "/f", ExtentType::Sparse, kCapacity + Sectors(100), OpenMode::ReadWrite); }),
            ErrorCode::Corrupt);
    }

    void badEntriesNameTheGuestRangeTheyHit() {
        std::vector<std::byte> file = wholeFile(Kind::Sparse);
        const SparseHeader header = parseSparseHeader(ByteSpan(file).first(512), file.size());
        for (const std::uint64_t directory : {header.gdOffset, header.rgdOffset})
            storeLe<std::uint32_t>(file, std::size_t{loadLe<std::uint32_t>(file, directory * 512)} * 512 + 4,
                                   0x40000000U);
        MemoryFileSystem fs;
        fs.writeFile("/f", file);
        const auto extent = openFile(fs, "/f", ExtentType::Sparse, kCapacity);
        std::vector<std::byte> grain(4096);
        std::string message;
        try {
            extent->read(Sectors(8), grain);
        } catch (const Error& error) {
            message = error.what();
        }
        QVERIFY2(message.find("bytes 4096 to 8191") != std::string::npos, message.c_str());
        extent->read(Sectors(16), grain); // its neighbours are fine
        QVERIFY(sameBytes(grain, ByteSpan(contents()).subspan(8192, 4096)));
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
        std::vector<std::byte> file = wholeFile(Kind::Sparse);
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
        QVERIFY(sameBytes(contentsOf(*openFile(fs, "/f", ExtentType::Sparse, kCapacity)), contents()));
        QCOMPARE(codeOf([&] { openFile(fs, "/f", ExtentType::Sparse, kCapacity, OpenMode::ReadWrite); }),
                 ErrorCode::Corrupt);
    }

    void aJournalThatWasNotAppliedIsRefused() {
        std::vector<std::byte> file = wholeFile(Kind::SeSparse);
        storeLe<std::uint64_t>(file, 512 + 24, 1);
        MemoryFileSystem fs;
        fs.writeFile("/f", file);
        QCOMPARE(codeOf([&] { openFile(fs, "/f", ExtentType::SeSparse, kCapacity); }), ErrorCode::Interrupted);
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
        fs.writeFile("/kdmv", wholeFile(Kind::Sparse));
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

private:
    /// Where a tampered file may still be written, a write must not change anything else.
    static void writeIfAllowed(MemoryFileSystem& fs, Kind kind, int round) {
        std::unique_ptr<Extent> extent;
        try {
            extent = openFile(fs, "/f", typeOf(kind), kCapacity, OpenMode::ReadWrite);
        } catch (const Error&) {
            return;
        }
        std::vector<std::byte> before = contentsOf(*extent);
        const Sectors start = kGrain * (static_cast<std::uint64_t>(round) % 620);
        const std::vector<std::byte> data = patternBytes(kGrain.bytes(), static_cast<std::uint64_t>(round));
        if (extent->capabilities().granularity > kGrain)
            return;
        try {
            extent->write(start, data);
            extent->close();
        } catch (const Error& error) {
            QVERIFY2(error.code() == ErrorCode::LimitExceeded, error.what());
            return;
        }
        std::memcpy(before.data() + start.bytes(), data.data(), data.size());
        extent = openFile(fs, "/f", typeOf(kind), kCapacity, OpenMode::ReadWrite);
        QVERIFY(sameBytes(contentsOf(*extent), before));
    }
};

QTEST_GUILESS_MAIN(DiskExtentHostileTest)
#include "disk_extent_hostile_test.moc"
