// SPDX-License-Identifier: Apache-2.0
// Files that were cut short or tampered with: a clear error or the right bytes, quickly and in little memory; never a
// crash, never other bytes without a word.
#include "core/base/error.h"
#include "core/format/sparseheader.h"
#include "tests/support/extentfiles.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <cstring>
#include <random>

using namespace strata;
using namespace strata::test;

namespace {

/// Bytes of the file that hold no guest data: what is worth tampering with.
std::size_t metadataBytes(TableKind kind) {
    switch (kind) {
    case TableKind::Sparse: return 24 * 512;
    case TableKind::Cowd: return 37 * 512;
    case TableKind::SeSparse: return 32 * 512;
    case TableKind::Stream:
    case TableKind::StreamInFront: break;
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

Q_DECLARE_METATYPE(strata::test::TableKind)

class DiskExtentHostileTest : public QObject {
    Q_OBJECT

    static void allKinds() {
        QTest::addColumn<TableKind>("kind");
        QTest::newRow("sparse") << TableKind::Sparse;
        QTest::newRow("COWD") << TableKind::Cowd;
        QTest::newRow("SE sparse") << TableKind::SeSparse;
        QTest::newRow("stream") << TableKind::Stream;
        QTest::newRow("stream, directory in front") << TableKind::StreamInFront;
    }

private slots:
    void aFileThatWasCutGivesTheRightBytesOrAnError_data() { allKinds(); }
    void aFileThatWasCutGivesTheRightBytesOrAnError() {
        QFETCH(TableKind, kind);
        const std::vector<std::byte> whole = smallFile(kind);
        const std::vector<std::byte> expected = smallContents();
        MemoryFileSystem fs;
        fs.writeFile("/f", whole);
        QVERIFY(sameBytes(contentsOf(*openFile(fs, "/f", typeOf(kind), kSmallCapacity)), expected));
        std::uint64_t told = 0;
        for (std::size_t size = 0; size < whole.size(); size += 256) { // at and within sectors
            fs.writeFile("/f", ByteSpan(whole).first(size));
            bool wholeDisk = true;
            try {
                const auto extent = openFile(fs, "/f", typeOf(kind), kSmallCapacity);
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
                const auto extent =
                    openFile(fs, "/f", typeOf(kind), kSmallCapacity, OpenMode::Read, {.salvage = true});
                (void)contentsOf(*extent);
            } catch (const Error&) {
                QVERIFY2(size < metadataBytes(kind) + 128 * 512, "salvage gave up");
            }
        }
        QVERIFY(told * 256 > whole.size() - 8192);
    }

    void tamperedFilesNeverCrash_data() { allKinds(); }
    void tamperedFilesNeverCrash() {
        QFETCH(TableKind, kind);
        const std::vector<std::byte> whole = smallFile(kind);
        const bool stream = kind == TableKind::Stream || kind == TableKind::StreamInFront;
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
        for (int round = 0; round < 1500; ++round) {
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
                        openFile(fs, "/f", typeOf(kind), kSmallCapacity, OpenMode::Read, {.salvage = salvage});
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
#ifndef __SANITIZE_ADDRESS__ // which keeps freed memory
        QVERIFY2(peakMemoryKiB() < 256 * 1024, qPrintable(QString("%1 KiB").arg(peakMemoryKiB())));
#endif
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

private:
    /// Where a tampered file may still be written, a write must not change anything else.
    static void writeIfAllowed(MemoryFileSystem& fs, TableKind kind, int round) {
        std::unique_ptr<Extent> extent;
        try {
            extent = openFile(fs, "/f", typeOf(kind), kSmallCapacity, OpenMode::ReadWrite);
        } catch (const Error&) {
            return;
        }
        std::vector<std::byte> before = contentsOf(*extent);
        const Sectors start = kSmallGrain * (static_cast<std::uint64_t>(round) % 620);
        const std::vector<std::byte> data = patternBytes(kSmallGrain.bytes(), static_cast<std::uint64_t>(round));
        if (extent->capabilities().granularity > kSmallGrain)
            return;
        try {
            extent->write(start, data);
            extent->close();
        } catch (const Error& error) {
            QVERIFY2(error.code() == ErrorCode::LimitExceeded, error.what());
            return;
        }
        std::memcpy(before.data() + start.bytes(), data.data(), data.size());
        extent = openFile(fs, "/f", typeOf(kind), kSmallCapacity, OpenMode::ReadWrite);
        QVERIFY(sameBytes(contentsOf(*extent), before));
    }
};

QTEST_GUILESS_MAIN(DiskExtentHostileTest)
#include "disk_extent_hostile_test.moc"
