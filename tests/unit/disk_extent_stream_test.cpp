// SPDX-License-Identifier: Apache-2.0
// Compressed extents in every variant that is found in the wild (vmdk-format 3.3 to 3.5), whole and damaged.
#include "core/base/error.h"
#include "core/format/sparseheader.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/streamfile.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <thread>

using namespace strata;
using namespace strata::test;

Q_DECLARE_METATYPE(strata::test::StreamLayout)

namespace {

constexpr std::uint64_t kGrain = 65536;
using Directory = StreamLayout::Directory;

/// Four tables' worth of small grains would be slow; 34 MiB (two tables) with a few grains set, and a short end.
std::vector<std::byte> sampleContents(std::uint64_t grain = kGrain) {
    std::vector<std::byte> bytes(544 * grain - 3 * 512);
    for (const std::uint64_t g : {0U, 1U, 2U, 3U, 7U, 8U, 300U, 512U, 540U, 543U}) {
        std::vector<std::byte> part = patternBytes(std::min<std::uint64_t>(grain, bytes.size() - g * grain), g + 1);
        if (g % 2 == 1) // some compress well
            std::fill(part.begin() + static_cast<std::ptrdiff_t>(part.size() / 8), part.end(), std::byte{0x55});
        std::ranges::copy(part, bytes.begin() + static_cast<std::ptrdiff_t>(g * grain));
    }
    return bytes;
}

} // namespace

class DiskExtentStreamTest : public QObject {
    Q_OBJECT

    MemoryFileSystem fs_;

    std::unique_ptr<Extent> open(ByteSpan file, bool salvage = false) {
        fs_.writeFile("/s.vmdk", file);
        return openSparse(fs_, "/s.vmdk", OpenMode::Read, {.salvage = salvage});
    }
    std::string messageOf(ByteSpan file) {
        try {
            open(file);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }

private slots:
    void everyLayoutReadsTheSame_data() {
        QTest::addColumn<StreamLayout>("layout");
        QTest::newRow("canonical: footer") << StreamLayout{};
        QTest::newRow("version 1") << StreamLayout{.version = 1};
        QTest::newRow("footer and true offset in the header")
            << StreamLayout{.directory = Directory::BehindAndHeader};
        QTest::newRow("true offset, no footer")
            << StreamLayout{.directory = Directory::BehindAndHeader, .footer = false};
        QTest::newRow("empty tables written") << StreamLayout{.emptyTables = true};
        QTest::newRow("directory in front") << StreamLayout{.directory = Directory::Front};
        QTest::newRow("directory in front, no end of stream")
            << StreamLayout{.directory = Directory::Front, .endOfStream = false};
        QTest::newRow("directory in front, grains follow it")
            << StreamLayout{.directory = Directory::Front, .overHead = 1};
        QTest::newRow("no footer") << StreamLayout{.footer = false};
        QTest::newRow("no footer, progress markers") << StreamLayout{.footer = false, .progress = true};
        QTest::newRow("no footer, no end of stream") << StreamLayout{.footer = false, .endOfStream = false};
        QTest::newRow("no end of stream") << StreamLayout{.endOfStream = false};
        QTest::newRow("progress markers") << StreamLayout{.progress = true};
        QTest::newRow("a sector of padding") << StreamLayout{.padding = 512};
        QTest::newRow("odd padding") << StreamLayout{.padding = 100};
        QTest::newRow("padded to a MiB") << StreamLayout{.padding = 1U << 20U};
        QTest::newRow("raw deflate") << StreamLayout{.rawDeflate = true};
        QTest::newRow("short last grain") << StreamLayout{.padLastGrain = false};
        QTest::newRow("grains that grew") << StreamLayout{.stored = true};
        QTest::newRow("grains out of order") << StreamLayout{.descending = true};
        QTest::newRow("no footer, out of order") << StreamLayout{.footer = false, .descending = true};
        QTest::newRow("without markers") << StreamLayout{.directory = Directory::Front, .markers = false};
        QTest::newRow("without markers, short last")
            << StreamLayout{.directory = Directory::Front, .markers = false, .padLastGrain = false};
        QTest::newRow("small grains") << StreamLayout{.grain = Sectors(8)};
        QTest::newRow("grains of a sector") << StreamLayout{.grain = Sectors(1)};
        QTest::newRow("overhead wrong") << StreamLayout{.footer = false, .overHead = 5};
    }
    void everyLayoutReadsTheSame() {
        QFETCH(StreamLayout, layout);
        const std::vector<std::byte> contents =
            sampleContents(std::max<std::uint64_t>(layout.grain.bytes(), 8 * 512));
        const auto extent = open(buildStream(contents, layout));
        QCOMPARE(extent->capacity().bytes(), contents.size());
        QVERIFY(extent->capabilities().compressed && !extent->capabilities().write);
        for (const Run& run : runsOf(*extent))
            QVERIFY(!run.stored && run.kind != RunKind::Zero);
        QVERIFY(sameBytes(contentsOf(*extent), contents));
    }

    void readsAtAnyPlaceGiveTheSame() {
        const std::vector<std::byte> contents = sampleContents();
        const auto extent = open(buildStream(contents, {}));
        std::uint64_t seed = 5;
        for (int i = 0; i < 500; ++i) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            const std::uint64_t start = (seed >> 40U) % (9 * 128);
            const std::uint64_t length = 1 + (seed >> 20U) % 300;
            for (const Run& run : runsOf(*extent, Sectors(start), Sectors(length))) {
                if (run.kind != RunKind::Data)
                    continue;
                std::vector<std::byte> got(run.length.bytes());
                extent->read(run.start, got);
                QVERIFY(sameBytes(got, ByteSpan(contents).subspan(run.start.bytes(), got.size())));
            }
        }
    }

    void manyThreadsReadAtOnce() {
        const std::vector<std::byte> contents = sampleContents();
        const auto extent = open(buildStream(contents, {}));
        std::atomic<int> wrong{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                std::vector<std::byte> got(100 * 512);
                for (int i = 0; i < 60; ++i) {
                    const std::uint64_t start = static_cast<std::uint64_t>(t * 97 + i * 31) % (4 * 128 - 100);
                    extent->read(Sectors(start), got);
                    if (!sameBytes(got, ByteSpan(contents).subspan(start * 512, got.size())))
                        ++wrong;
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void aStreamThatWasCutShortIsRefusedAndSaysWhatCanBeSaved() {
        const std::vector<std::byte> contents = sampleContents();
        const std::vector<std::byte> whole = buildStream(contents, {});
        // Behind grain 300, before grain 512: seven grains are whole.
        const std::vector<std::byte> cut(whole.begin(),
                                         whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 2));
        const std::string message = messageOf(cut);
        QVERIFY2(message.find("ends before the stream does") != std::string::npos, message.c_str());
        QVERIFY2(message.find("salvage") != std::string::npos, message.c_str());
        const auto salvaged = open(cut, true);
        std::uint64_t sectors = 0;
        for (const Run& run : runsOf(*salvaged)) {
            if (run.kind != RunKind::Data)
                continue;
            sectors += run.length.count();
            std::vector<std::byte> got(run.length.bytes());
            salvaged->read(run.start, got);
            QVERIFY(sameBytes(got, ByteSpan(contents).subspan(run.start.bytes(), got.size())));
        }
        QVERIFY(sectors > 0 && sectors % 128 == 0);
        QVERIFY2(message.find(std::to_string(sectors / 128) + " grains") != std::string::npos, message.c_str());
    }

    // A download into a file of the full size that stopped half-way: zeros to the end, no footer.
    void aStreamPaddedWithZerosIsNotTakenForAWholeOne() {
        const std::vector<std::byte> whole = buildStream(sampleContents(), {});
        for (std::size_t keep = 128 * 512; keep < whole.size() - 512; keep += 512) {
            std::vector<std::byte> cut = whole;
            std::fill(cut.begin() + static_cast<std::ptrdiff_t>(keep), cut.end(), std::byte{0});
            if (cut == whole)
                continue;
            bool same = false;
            try {
                const auto extent = open(cut);
                same = sameBytes(contentsOf(*extent), sampleContents());
            } catch (const Error&) {
                continue;
            }
            // Only what lies behind the directory may be missing.
            QVERIFY2(same, qPrintable(QString("cut at %1 of %2").arg(keep).arg(whole.size())));
            QVERIFY(keep >= whole.size() - 1536);
        }
    }

    void aFooterThatContradictsTheHeaderIsRefused_data() {
        QTest::addColumn<int>("field");
        QTest::newRow("version") << 4;
        QTest::newRow("capacity") << 12;
        QTest::newRow("grain size") << 20;
        QTest::newRow("descriptor offset") << 28;
        QTest::newRow("descriptor size") << 36;
    }
    void aFooterThatContradictsTheHeaderIsRefused() {
        QFETCH(int, field);
        std::vector<std::byte> file = buildStream(sampleContents(), {});
        std::byte& value = file[file.size() - 1024 + static_cast<std::size_t>(field)];
        value = value == std::byte{128} ? std::byte{64} : std::byte{2}; // the grain size stays a power of two
        QCOMPARE(codeOf([&] { open(file); }), ErrorCode::Corrupt);
    }
    void aFooterWithoutADirectoryIsRefused() {
        std::vector<std::byte> file = buildStream(sampleContents(), {});
        storeLe<std::uint64_t>(file, file.size() - 1024 + 56, kGdAtEnd);
        QCOMPARE(codeOf([&] { open(file); }), ErrorCode::Corrupt);
    }

    void aGrainThatBelongsElsewhereIsNotReturned() {
        std::vector<std::byte> file = buildStream(sampleContents(), {});
        storeLe<std::uint64_t>(file, 128 * 512, 128 * 5); // marker of grain 0
        const auto extent = open(file);
        std::vector<std::byte> grain(kGrain);
        QCOMPARE(codeOf([&] { extent->read(Sectors(0), grain); }), ErrorCode::Corrupt);
        QCOMPARE(codeOf([&] { extent->read(Sectors(128), grain); }), std::nullopt);
        const auto salvaged = open(file, true);
        salvaged->read(Sectors(0), grain);
        QVERIFY(isAllZero(grain));
    }

    void damagedDataIsNotReturned() {
        std::vector<std::byte> file = buildStream(sampleContents(), {});
        file[128 * 512 + 3000] ^= std::byte{0x10};
        const auto extent = open(file);
        std::vector<std::byte> grain(kGrain);
        QCOMPARE(codeOf([&] { extent->read(Sectors(0), grain); }), ErrorCode::Corrupt);
        QCOMPARE(codeOf([&] { extent->read(Sectors(5), MutableByteSpan(grain).first(512)); }), ErrorCode::Corrupt);
    }

    void hugeCompressedSizesAreNotBelieved() {
        for (const std::uint32_t size : {0U, 0xFFFFFFFFU, 3U << 16U}) {
            std::vector<std::byte> file = buildStream(sampleContents(), {});
            storeLe<std::uint32_t>(file, 128 * 512 + 8, size);
            const auto extent = open(file);
            std::vector<std::byte> grain(kGrain);
            QCOMPARE(codeOf([&] { extent->read(Sectors(0), grain); }), ErrorCode::Corrupt);
        }
    }

    void aStreamIsNotOpenedForWriting() {
        fs_.writeFile("/w.vmdk", buildStream(sampleContents(), {}));
        QCOMPARE(codeOf([&] { openSparse(fs_, "/w.vmdk", OpenMode::ReadWrite); }), ErrorCode::ReadOnly);
        const auto extent = openSparse(fs_, "/w.vmdk");
        QCOMPARE(codeOf([&] { extent->write(Sectors(0), std::vector<std::byte>(512)); }), ErrorCode::ReadOnly);
    }

    void anUnfinishedConversionIsNamedAsSuch() {
        std::vector<std::byte> file = buildStream(sampleContents(), {});
        std::ranges::copy(asBytes("vmdk"), file.begin());
        fs_.writeFile("/u.vmdk", file);
        QCOMPARE(codeOf([&] { openFile(fs_, "/u.vmdk", ExtentType::Sparse, Sectors(128)); }), ErrorCode::Interrupted);
    }
};

QTEST_GUILESS_MAIN(DiskExtentStreamTest)
#include "disk_extent_stream_test.moc"
