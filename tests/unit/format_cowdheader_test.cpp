// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/format/cowdheader.h"
#include "tests/support/extenttools.h"

#include <QTest>

using namespace strata;
using test::codeOf;

namespace {

constexpr std::uint64_t kAnySize = std::uint64_t{1} << 40U;

/// Vector A4 of vmdk-format: 4096 sectors, one table, nothing written yet.
CowdHeader fresh() {
    CowdHeader header;
    header.capacity = Sectors(4096);
    header.directoryEntries = 1;
    header.freeSector = 5;
    return header;
}

} // namespace

/// The 2048 bytes in front of a vmfsSparse extent (vmdk-format 4.2).
class CowdHeaderTest : public QObject {
    Q_OBJECT
private slots:
    void bytesAreThoseOfTheTable() {
        // magic, version, flags, numSectors, grainSize, gdOffset, numGDEntries, freeSector; then nothing
        QByteArray expected = QByteArray::fromHex("434f574401000000030000000010000001000000040000000100000005000000");
        expected.append(2048 - expected.size(), '\0');
        const auto encoded = encodeCowdHeader(fresh());
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(encoded.data()), static_cast<int>(encoded.size())),
                 expected);
    }

    void everyFieldSurvivesTheRoundTrip() {
        CowdHeader header = fresh();
        header.flags = 0x1B;
        header.capacity = Sectors(0xFFFFFFFF);
        header.grainSize = Sectors(128);
        header.gdOffset = 77;
        header.directoryEntries = 8320; // a sector more than needed
        header.freeSector = 0xFFFFFFFE;
        header.cylinders = 1;
        header.heads = 2;
        header.sectors = 3;
        header.savedGeneration = 4;
        header.unclean = true;
        QVERIFY(parseCowdHeader(encodeCowdHeader(header), kAnySize) == header);
    }

    void theTwoLiveFieldsAreWhereTheyShouldBe() {
        auto bytes = encodeCowdHeader(fresh());
        QCOMPARE(loadLe<std::uint32_t>(bytes, kCowdFreeSectorAt), 5U);
        bytes[kCowdUncleanAt + 3] = std::byte{1};
        QVERIFY(parseCowdHeader(bytes, kAnySize).unclean);
    }

    void tablesCover4096Grains_data() {
        QTest::addColumn<qulonglong>("capacity");
        QTest::addColumn<qulonglong>("grain");
        QTest::addColumn<qulonglong>("tables");
        QTest::newRow("one sector") << 1ULL << 1ULL << 1ULL;
        QTest::newRow("one table") << 4096ULL << 1ULL << 1ULL;
        QTest::newRow("one sector more") << 4097ULL << 1ULL << 2ULL;
        QTest::newRow("large grains") << 4097ULL << 128ULL << 1ULL;
        QTest::newRow("the largest") << 0xFFFFFFFFULL << 1ULL << (1ULL << 20U);
    }
    void tablesCover4096Grains() {
        QFETCH(qulonglong, capacity);
        QFETCH(qulonglong, grain);
        QFETCH(qulonglong, tables);
        CowdHeader header;
        header.capacity = Sectors(capacity);
        header.grainSize = Sectors(grain);
        QCOMPARE(header.tableCount(), tables);
    }

    void aHeaderCutShortIsRefusedAtEveryByte() {
        const auto whole = encodeCowdHeader(fresh());
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const ErrorCode expected = length < 4 ? ErrorCode::NotADisk : ErrorCode::Truncated;
            QCOMPARE(codeOf([&] { parseCowdHeader(ByteSpan(whole).first(length), kAnySize); }),
                     std::optional(expected));
        }
        for (std::uint64_t size = 0; size <= kCowdHeaderBytes; size += 64)
            QCOMPARE(codeOf([&] { parseCowdHeader(whole, size); }), std::optional(ErrorCode::Truncated));
        QVERIFY(parseCowdHeader(whole, kCowdHeaderBytes + kSectorSize) == fresh());
    }

    void hostileNumbersAreRefused_data() {
        QTest::addColumn<int>("offset");
        QTest::addColumn<uint>("value");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char* name, int offset, uint value, ErrorCode code) {
            QTest::addRow("%s %u", name, value) << offset << value << code;
        };
        row("magic", 0, 0x434F5744, ErrorCode::NotADisk);
        row("version", 4, 0, ErrorCode::NotSupported);
        row("version", 4, 3, ErrorCode::NotSupported); // hosted legacy
        row("version", 4, 0xFFFFFFFF, ErrorCode::NotSupported);
        row("numSectors", 12, 0, ErrorCode::Corrupt);
        row("numSectors", 12, 4097, ErrorCode::Corrupt); // more than the directory covers
        row("numSectors", 12, 0xFFFFFFFF, ErrorCode::Corrupt);
        row("grainSize", 16, 0, ErrorCode::Corrupt);
        row("grainSize", 16, 2049, ErrorCode::Corrupt);
        row("grainSize", 16, 0xFFFFFFFF, ErrorCode::Corrupt);
        row("gdOffset", 20, 0, ErrorCode::Corrupt);
        row("gdOffset", 20, 3, ErrorCode::Corrupt); // inside the header
        row("gdOffset", 20, 5, ErrorCode::Truncated);
        row("gdOffset", 20, 0xFFFFFFFF, ErrorCode::Truncated);
        row("numGDEntries", 24, 0, ErrorCode::Corrupt);
        row("numGDEntries", 24, 129, ErrorCode::Truncated);
        row("numGDEntries", 24, 0xFFFFFFFF, ErrorCode::Truncated);
    }
    void hostileNumbersAreRefused() {
        QFETCH(int, offset);
        QFETCH(uint, value);
        QFETCH(ErrorCode, code);
        auto bytes = encodeCowdHeader(fresh());
        constexpr std::uint64_t fileSize = 5 * kSectorSize;
        QCOMPARE(codeOf([&] { parseCowdHeader(bytes, fileSize); }), std::nullopt);
        storeLe<std::uint32_t>(bytes, static_cast<std::size_t>(offset), value);
        QCOMPARE(codeOf([&] { parseCowdHeader(bytes, fileSize); }), std::optional(code));
    }
};

QTEST_APPLESS_MAIN(CowdHeaderTest)
#include "format_cowdheader_test.moc"
