// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/format/sesparse.h"
#include "tests/support/extenttools.h"

#include <QTest>

#include <limits>

using namespace strata;
using test::codeOf;

namespace {

constexpr qulonglong kHuge = std::numeric_limits<std::uint64_t>::max();

/// 40 MiB: three tables of 16 MiB. Everything where the values of `fields` say; the rest is zero.
std::vector<std::byte> header() {
    std::vector<std::byte> sector(kSectorSize);
    const std::pair<std::size_t, std::uint64_t> fields[] = {
        {0, 0xCAFEBABE}, {8, 0x0000000200000001},
        {16, 81920},     {24, 8},
        {32, 64},        {80, 1},
        {88, 1},         {96, 2},
        {104, 1},        {112, 3},
        {120, 4},        {128, 8},
        {136, 1},        {144, 16},
        {152, 192},      {160, 208},
        {168, 8},        {176, 216},
        {184, 8},        {192, 224},
        {200, 8},
    };
    for (const auto& [offset, value] : fields)
        storeLe<std::uint64_t>(sector, offset, value);
    return sector;
}
constexpr std::uint64_t kFileSize = 232 * kSectorSize;

std::vector<std::byte> volatileHeader(std::uint64_t replay) {
    std::vector<std::byte> sector(kSectorSize);
    storeLe<std::uint64_t>(sector, 0, 0xCAFECAFE);
    storeLe<std::uint64_t>(sector, 8, 3);
    storeLe<std::uint64_t>(sector, 16, 99);
    storeLe<std::uint64_t>(sector, 24, replay);
    return sector;
}

} // namespace

/// SE sparse headers and entries (vmdk-format 4.3): as strict as the little that is known of them demands.
class SeSparseTest : public QObject {
    Q_OBJECT
private slots:
    void fieldsAreRead() {
        const SeSparseHeader h = parseSeSparseHeader(header(), kFileSize);
        QCOMPARE(h.capacity.count(), 81920U);
        QCOMPARE(h.tableCount(), 3U);
        QCOMPARE(h.volatileOffset, 1U);
        QCOMPARE(h.directoryOffset, 8U);
        QCOMPARE(h.directorySize, 1U);
        QCOMPARE(h.tablesOffset, 16U);
        QCOMPARE(h.tablesSize, 192U);
        QCOMPARE(h.grainsOffset, 224U);
        QCOMPARE(h.grainsSize, 8U);
    }

    void aHeaderCutShortIsRefusedAtEveryByte() {
        const std::vector<std::byte> whole = header();
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const ErrorCode expected = length < 8 ? ErrorCode::NotADisk : ErrorCode::Truncated;
            QCOMPARE(codeOf([&] { parseSeSparseHeader(ByteSpan(whole).first(length), kFileSize); }),
                     std::optional(expected));
        }
    }

    void aFileThatEndsBeforeItsTablesIsRefused() {
        for (std::uint64_t size = kSectorSize; size <= 15 * kSectorSize; size += 64)
            QCOMPARE(codeOf([&] { parseSeSparseHeader(header(), size); }), std::optional(ErrorCode::Truncated));
        QCOMPARE(codeOf([] { parseSeSparseHeader(header(), 16 * kSectorSize); }), std::nullopt);
    }

    void hostileNumbersAreRefused_data() {
        QTest::addColumn<int>("offset");
        QTest::addColumn<qulonglong>("value");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char* name, int offset, qulonglong value, ErrorCode code) {
            QTest::addRow("%s %llu", name, value) << offset << value << code;
        };
        row("magic", 0, 0xCAFEBABF, ErrorCode::NotADisk);
        row("magic", 0, 0x1CAFEBABEULL, ErrorCode::NotADisk);
        row("version", 8, 0x0000000200000002, ErrorCode::NotSupported);
        row("version", 8, 0, ErrorCode::NotSupported);
        row("capacity", 16, 0, ErrorCode::NotSupported);
        row("capacity", 16, (64ULL << 31U) + 1, ErrorCode::NotSupported); // past 64 TB
        row("capacity", 16, kHuge, ErrorCode::NotSupported);
        row("capacity", 16, 64ULL << 31U, ErrorCode::NotSupported); // the directory has no room for that
        row("grain size", 24, 16, ErrorCode::NotSupported);
        row("grain size", 24, 0, ErrorCode::NotSupported);
        row("table size", 32, 32, ErrorCode::NotSupported);
        row("table size", 32, kHuge, ErrorCode::NotSupported);
        row("flags", 40, 1, ErrorCode::NotSupported);
        row("reserved", 48, 1, ErrorCode::NotSupported);
        row("reserved", 56, 1, ErrorCode::NotSupported);
        row("reserved", 64, 1, ErrorCode::NotSupported);
        row("reserved", 72, kHuge, ErrorCode::NotSupported);
        row("volatile header", 80, 232, ErrorCode::Truncated);
        row("volatile header", 80, kHuge, ErrorCode::Corrupt);
        row("directory", 128, 232, ErrorCode::Truncated);
        row("directory", 128, kHuge, ErrorCode::Corrupt);
        row("tables", 144, 233, ErrorCode::Truncated);
        row("tables", 144, kHuge, ErrorCode::Truncated);
        row("size of the tables", 152, kHuge, ErrorCode::Corrupt);
        row("grains", 192, kHuge, ErrorCode::Corrupt);
        row("size of the grains", 200, kHuge, ErrorCode::Corrupt);
        row("pad", 208, 1, ErrorCode::NotSupported);
        row("pad", 504, 1ULL << 63U, ErrorCode::NotSupported);
    }
    void hostileNumbersAreRefused() {
        QFETCH(int, offset);
        QFETCH(qulonglong, value);
        QFETCH(ErrorCode, code);
        std::vector<std::byte> bytes = header();
        storeLe<std::uint64_t>(bytes, static_cast<std::size_t>(offset), value);
        QCOMPARE(codeOf([&] { parseSeSparseHeader(bytes, kFileSize); }), std::optional(code));
    }

    void theVolatileHeaderTellsOfAJournal() {
        QVERIFY(!parseSeSparseVolatile(volatileHeader(0)));
        QVERIFY(parseSeSparseVolatile(volatileHeader(1)));
        QVERIFY(parseSeSparseVolatile(volatileHeader(kHuge)));
        for (std::size_t length = 0; length < kSectorSize; ++length) {
            const std::vector<std::byte> whole = volatileHeader(0);
            QCOMPARE(codeOf([&] { parseSeSparseVolatile(ByteSpan(whole).first(length)); }),
                     std::optional(ErrorCode::Truncated));
        }
        std::vector<std::byte> wrong = volatileHeader(0);
        wrong[0] = std::byte{0};
        QCOMPARE(codeOf([&] { parseSeSparseVolatile(wrong); }), std::optional(ErrorCode::NotSupported));
        wrong = volatileHeader(0);
        wrong[511] = std::byte{1};
        QCOMPARE(codeOf([&] { parseSeSparseVolatile(wrong); }), std::optional(ErrorCode::NotSupported));
    }

    void directoryEntriesCarryATag() {
        QCOMPARE(decodeSeDirectoryEntry(0), kSeNoTable);
        QCOMPARE(decodeSeDirectoryEntry(0x1000000000000000), 0U);
        QCOMPARE(decodeSeDirectoryEntry(0x10000000FFFFFFFF), 0xFFFFFFFFU);
        for (const std::uint64_t wrong : {1ULL, 0x2000000000000001ULL, 0x1000000100000001ULL, kHuge})
            QCOMPARE(codeOf([wrong] { decodeSeDirectoryEntry(wrong); }), std::optional(ErrorCode::Corrupt));
    }

    void entriesScatterTheGrainIndex_data() {
        QTest::addColumn<qulonglong>("index");
        QTest::addColumn<qulonglong>("entry");
        // vector A5 of vmdk-format
        QTest::newRow("0") << 0ULL << 0x3000000000000000ULL;
        QTest::newRow("1") << 1ULL << 0x3001000000000000ULL;
        QTest::newRow("0x1000") << 0x1000ULL << 0x3000000000000001ULL;
        QTest::newRow("0x1234567") << 0x1234567ULL << 0x3567000000001234ULL;
        QTest::newRow("largest") << (1ULL << 60U) - 1 << 0x3FFFFFFFFFFFFFFFULL;
    }
    void entriesScatterTheGrainIndex() {
        QFETCH(qulonglong, index);
        QFETCH(qulonglong, entry);
        const SeEntry decoded = decodeSeEntry(entry);
        QCOMPARE(decoded.kind, SeEntryKind::Data);
        QCOMPARE(decoded.grainIndex, index);
        QCOMPARE(encodeSeDataEntry(index), entry);
    }

    void otherEntriesSayWhatTheirTopDigitSays() {
        QCOMPARE(decodeSeEntry(0).kind, SeEntryKind::Hole);
        QCOMPARE(decodeSeEntry(1).kind, SeEntryKind::Corrupt); // a hole must be zero as a whole
        QCOMPARE(decodeSeEntry(0x1000000000000000).kind, SeEntryKind::Unmapped);
        QCOMPARE(decodeSeEntry(0x2000000000000000).kind, SeEntryKind::Zero);
        for (std::uint64_t top = 4; top < 16; ++top)
            QCOMPARE(decodeSeEntry(top << 60U).kind, SeEntryKind::Corrupt);
    }
};

QTEST_APPLESS_MAIN(SeSparseTest)
#include "format_sesparse_test.moc"
