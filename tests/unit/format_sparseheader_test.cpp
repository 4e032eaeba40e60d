// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/format/sparseheader.h"
#include "tests/support/extenttools.h"

#include <QTest>

#include <limits>

using namespace strata;
using test::codeOf;

namespace {

constexpr std::uint64_t kAnySize = std::uint64_t{1} << 40U;
constexpr qulonglong kHuge = std::numeric_limits<std::uint64_t>::max();

/// A whole sector from its first bytes.
std::vector<std::byte> sectorOf(const char* hex) {
    const QByteArray head = QByteArray::fromHex(hex);
    std::vector<std::byte> sector(kSectorSize);
    std::memcpy(sector.data(), head.constData(), static_cast<std::size_t>(head.size()));
    return sector;
}

/// Written by VMware's library: 10 MiB, descriptor embedded.
const char* const kMonolithic = "4b444d56010000000300000000500000000000008000000000000000010000000000000014000000"
                                "000000000002000015000000000000001a000000000000008000000000000000000a200d0a0000";
/// The same disk as a piece of a split set.
const char* const kPiece = "4b444d56010000000300000000500000000000008000000000000000000000000000000000000000000000"
                           "0000020000010000000000000006000000000000008000000000000000000a200d0a0000";
/// streamOptimized by VMware's OVF tool, 16 GiB: directory behind the data.
const char* const kStream = "4b444d5603000000010003000000000200000000800000000000000001000000000000000100000000000000"
                            "000200000000000000000000ffffffffffffffff8000000000000000000a200d0a0100";

SparseHeader monolithic() {
    SparseHeader header;
    header.capacity = Sectors(20480);
    header.descriptorOffset = Sectors(1);
    header.descriptorSize = Sectors(20);
    header.rgdOffset = 21;
    header.gdOffset = 26;
    header.overHead = Sectors(128);
    return header;
}

SparseHeader stream() {
    SparseHeader header;
    header.version = 3;
    header.flags = kSparseFlagNewline | kSparseFlagCompressed | kSparseFlagMarkers;
    header.capacity = Sectors(33554432);
    header.descriptorOffset = Sectors(1);
    header.descriptorSize = Sectors(1);
    header.gdOffset = kGdAtEnd;
    header.overHead = Sectors(128);
    header.compressAlgorithm = 1;
    return header;
}

} // namespace

Q_DECLARE_METATYPE(SparseHeader)

/// The 512 bytes in front of every hosted sparse and stream file (vmdk-format 2.1 to 2.5).
class SparseHeaderTest : public QObject {
    Q_OBJECT
private slots:
    void vmwaresBytesAreOurs_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<SparseHeader>("header");
        QTest::newRow("monolithic") << QByteArray(kMonolithic) << monolithic();
        SparseHeader piece = monolithic();
        piece.descriptorOffset = piece.descriptorSize = Sectors(0);
        piece.rgdOffset = 1;
        piece.gdOffset = 6;
        QTest::newRow("piece of a split set") << QByteArray(kPiece) << piece;
        QTest::newRow("stream") << QByteArray(kStream) << stream();
    }
    void vmwaresBytesAreOurs() {
        QFETCH(QByteArray, bytes);
        QFETCH(SparseHeader, header);
        const std::vector<std::byte> sector = sectorOf(bytes.constData());
        QVERIFY(parseSparseHeader(sector, kAnySize) == header);
        const auto encoded = encodeSparseHeader(header);
        QVERIFY(std::equal(encoded.begin(), encoded.end(), sector.begin(), sector.end()));
    }

    void everyFieldSurvivesTheRoundTrip() {
        SparseHeader header = stream();
        header.version = 2;
        header.flags = 0x0003'FF07;
        header.capacity = Sectors(0x0001'0203'0405);
        header.grainSize = Sectors(16);
        header.descriptorOffset = Sectors(3);
        header.descriptorSize = Sectors(7);
        header.entriesPerTable = 256;
        header.capacity = Sectors(0x00AB'CDEF);
        header.rgdOffset = 0x1234;
        header.gdOffset = 0x2345;
        header.overHead = Sectors(0x0102'0304'0506'0708);
        header.unclean = true;
        QVERIFY(parseSparseHeader(encodeSparseHeader(header), kAnySize) == header);
    }

    void aHeaderCutShortIsRefusedAtEveryByte() {
        const auto whole = encodeSparseHeader(monolithic());
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const ErrorCode expected = length < 4 ? ErrorCode::NotADisk : ErrorCode::Truncated;
            QCOMPARE(codeOf([&] { parseSparseHeader(ByteSpan(whole).first(length), kAnySize); }),
                     std::optional(expected));
        }
    }

    void aFileThatEndsBeforeItsTablesIsRefused() {
        const auto whole = encodeSparseHeader(monolithic());
        // The directory is sector 26: with less than a byte of it the file is cut short.
        for (std::uint64_t size = kSectorSize; size <= 26 * kSectorSize; size += 64)
            QCOMPARE(codeOf([&] { parseSparseHeader(whole, size); }), std::optional(ErrorCode::Truncated));
        QVERIFY(parseSparseHeader(whole, 26 * kSectorSize + 1) == monolithic());
    }

    void hostileNumbersAreRefused_data() {
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("width");
        QTest::addColumn<qulonglong>("value");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char* name, int offset, int width, qulonglong value, ErrorCode code) {
            QTest::addRow("%s %llu", name, value) << offset << width << value << code;
        };
        row("magic", 0, 4, 0x4B444D56, ErrorCode::NotADisk); // the other byte order
        row("version", 4, 4, 0, ErrorCode::NotSupported);
        row("version", 4, 4, 4, ErrorCode::NotSupported);
        row("version", 4, 4, 0xFFFFFFFF, ErrorCode::NotSupported);
        row("flags", 8, 4, 0x00040003, ErrorCode::NotSupported); // an unknown incompatible bit
        row("flags", 8, 4, 0x80000003, ErrorCode::NotSupported);
        row("flags", 8, 4, 0x00020003, ErrorCode::Corrupt);      // markers without compression
        row("flags", 8, 4, 0x00010003, ErrorCode::NotSupported); // compressed by algorithm 0
        row("capacity", 12, 8, (1ULL << 53U) + 1, ErrorCode::Corrupt);
        row("capacity", 12, 8, kHuge, ErrorCode::Corrupt);
        row("capacity", 12, 8, (1ULL << 41U) + 1, ErrorCode::Corrupt); // one table more than 2^25
        row("capacity", 12, 8, (1ULL << 41U), ErrorCode::Truncated);   // a directory of 128 MiB in a file of 64 KiB
        row("capacity", 12, 8, 2200000000000000000ULL, ErrorCode::Corrupt); // qemu's afl9 sample
        row("grainSize", 20, 8, 0, ErrorCode::Corrupt);
        row("grainSize", 20, 8, 3, ErrorCode::Corrupt);
        row("grainSize", 20, 8, 129, ErrorCode::Corrupt);
        row("grainSize", 20, 8, 1ULL << 22U, ErrorCode::Corrupt);
        row("grainSize", 20, 8, 1ULL << 63U, ErrorCode::Corrupt);
        row("grainSize", 20, 8, kHuge, ErrorCode::Corrupt);
        row("descriptorOffset", 28, 8, 109, ErrorCode::Truncated); // 20 sectors there end one past the file
        row("descriptorOffset", 28, 8, kHuge, ErrorCode::Truncated);
        row("descriptorOffset", 28, 8, 251658241, ErrorCode::Truncated);
        row("descriptorSize", 36, 8, 128, ErrorCode::Truncated);
        row("descriptorSize", 36, 8, 1ULL << 60U, ErrorCode::Truncated);
        row("descriptorSize", 36, 8, kHuge, ErrorCode::Truncated);
        row("numGTEsPerGT", 44, 4, 0, ErrorCode::Corrupt);
        row("numGTEsPerGT", 44, 4, 513, ErrorCode::Corrupt);
        row("numGTEsPerGT", 44, 4, 0xFFFFFFFF, ErrorCode::Corrupt);
        row("rgdOffset", 48, 8, 128, ErrorCode::Truncated);
        row("rgdOffset", 48, 8, kHuge - 1, ErrorCode::Truncated);
        row("rgdOffset", 48, 8, kHuge, ErrorCode::Truncated);
        row("gdOffset", 56, 8, 0, ErrorCode::Corrupt);
        row("gdOffset", 56, 8, 128, ErrorCode::Truncated);
        row("gdOffset", 56, 8, kHuge - 1, ErrorCode::Truncated);
        row("gdOffset", 56, 8, kHuge, ErrorCode::Corrupt); // "at the end" needs a compressed file
    }
    void hostileNumbersAreRefused() {
        QFETCH(int, offset);
        QFETCH(int, width);
        QFETCH(qulonglong, value);
        QFETCH(ErrorCode, code);
        auto bytes = encodeSparseHeader(monolithic());
        constexpr std::uint64_t fileSize = 128 * kSectorSize;
        QCOMPARE(codeOf([&] { parseSparseHeader(bytes, fileSize); }), std::nullopt);
        put(bytes, offset, width, value);
        QCOMPARE(codeOf([&] { parseSparseHeader(bytes, fileSize); }), std::optional(code));
        if (code == ErrorCode::NotADisk)
            return;
        // Whoever repairs the file needs to know where; of a directory that is too large, its own offset is named.
        const std::uint64_t at = errorOffset(bytes, fileSize);
        QVERIFY(at == static_cast<std::uint64_t>(offset) || code == ErrorCode::Truncated
                || (offset == 8 && at == 77));
    }

    void oddButHarmlessNumbersAreTaken_data() {
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("width");
        QTest::addColumn<qulonglong>("value");
        QTest::newRow("unknown compatible flag") << 8 << 4 << 0x0000FF03ULL;
        QTest::newRow("grain of one sector") << 20 << 8 << 1ULL;
        QTest::newRow("grain of 1 GiB") << 20 << 8 << (1ULL << 21U);
        QTest::newRow("no overhead") << 64 << 8 << 0ULL;
        QTest::newRow("misaligned overhead") << 64 << 8 << 129ULL;
        QTest::newRow("overhead past the end") << 64 << 8 << kHuge;
        QTest::newRow("algorithm without the flag") << 77 << 2 << 1ULL;
        QTest::newRow("capacity of one sector") << 12 << 8 << 1ULL;
        QTest::newRow("capacity that is no multiple of the grain") << 12 << 8 << 20481ULL;
        QTest::newRow("redundant flag without a directory") << 48 << 8 << 0ULL;
        QTest::newRow("small tables") << 44 << 4 << 128ULL;
    }
    void oddButHarmlessNumbersAreTaken() {
        QFETCH(int, offset);
        QFETCH(int, width);
        QFETCH(qulonglong, value);
        auto bytes = encodeSparseHeader(monolithic());
        put(bytes, offset, width, value);
        QCOMPARE(codeOf([&] { parseSparseHeader(bytes, 128 * kSectorSize); }), std::nullopt);
    }

    void withoutTheRedundantFlagItsDirectoryDoesNotMatter() {
        SparseHeader header = monolithic();
        header.flags = kSparseFlagNewline;
        header.rgdOffset = kHuge - 1;
        QVERIFY(!parseSparseHeader(encodeSparseHeader(header), 128 * kSectorSize).redundant());
    }

    void capacityZeroNeedsADescriptor() {
        SparseHeader header;
        header.gdOffset = 0;
        QCOMPARE(codeOf([&] { parseSparseHeader(encodeSparseHeader(header), kAnySize); }),
                 std::optional(ErrorCode::Corrupt));
        header.descriptorOffset = Sectors(1);
        header.descriptorSize = Sectors(20);
        QVERIFY(parseSparseHeader(encodeSparseHeader(header), kAnySize) == header);
    }

    void textModeTransfersAreNoticed() {
        auto bytes = encodeSparseHeader(monolithic());
        QVERIFY(!parseSparseHeader(bytes, kAnySize).newlineDamaged);
        bytes[75] = std::byte{0x0A}; // CR LF became LF LF
        QVERIFY(parseSparseHeader(bytes, kAnySize).newlineDamaged);
        put(bytes, 8, 4, kSparseFlagRedundant); // without the flag the bytes mean nothing
        QVERIFY(!parseSparseHeader(bytes, kAnySize).newlineDamaged);
    }

    void anyOtherUncleanValueCountsAsOne() {
        auto bytes = encodeSparseHeader(monolithic());
        bytes[72] = std::byte{0x80};
        QVERIFY(parseSparseHeader(bytes, kAnySize).unclean);
    }

    void layoutIsVmwares_data() {
        QTest::addColumn<qulonglong>("capacity");
        QTest::addColumn<qulonglong>("descriptor");
        QTest::addColumn<qulonglong>("tables");
        QTest::addColumn<qulonglong>("redundant");
        QTest::addColumn<qulonglong>("directory");
        QTest::addColumn<qulonglong>("firstTable");
        QTest::addColumn<qulonglong>("overHead");
        // vmdk-format 2.5
        QTest::newRow("10 MiB") << 20480ULL << 20ULL << 1ULL << 21ULL << 26ULL << 27ULL << 128ULL;
        QTest::newRow("10 MiB piece") << 20480ULL << 0ULL << 1ULL << 1ULL << 6ULL << 7ULL << 128ULL;
        QTest::newRow("4064 MiB piece") << 8323072ULL << 0ULL << 127ULL << 1ULL << 510ULL << 511ULL << 1024ULL;
        QTest::newRow("2047 MiB piece") << 4192256ULL << 0ULL << 64ULL << 1ULL << 258ULL << 259ULL << 640ULL;
        QTest::newRow("40 GiB") << 83886080ULL << 20ULL << 1280ULL << 21ULL << 5151ULL << 5161ULL << 10368ULL;
        QTest::newRow("120 GiB") << 251658240ULL << 20ULL << 3840ULL << 21ULL << 15411ULL << 15441ULL << 30848ULL;
        QTest::newRow("one sector") << 1ULL << 20ULL << 1ULL << 21ULL << 26ULL << 27ULL << 128ULL;
    }
    void layoutIsVmwares() {
        QFETCH(qulonglong, capacity);
        QFETCH(qulonglong, descriptor);
        QFETCH(qulonglong, tables);
        QFETCH(qulonglong, redundant);
        QFETCH(qulonglong, directory);
        QFETCH(qulonglong, firstTable);
        QFETCH(qulonglong, overHead);
        const SparseLayout layout = canonicalSparseLayout(Sectors(capacity), kDefaultGrain, descriptor);
        QCOMPARE(layout.tableCount, tables);
        QCOMPARE(layout.redundantDirectory, redundant);
        QCOMPARE(layout.directory, directory);
        QCOMPARE(layout.table(0), firstTable);
        QCOMPARE(layout.redundantTable(0), redundant + layout.directorySectors);
        QCOMPARE(layout.overHead, overHead);
        // Nothing overlaps, nothing lies open between the parts.
        QCOMPARE(layout.redundantTable(tables), directory);
        QVERIFY(layout.table(tables) <= overHead && overHead - layout.table(tables) < kDefaultGrain.count());
    }

private:
    static void put(std::array<std::byte, kSectorSize>& bytes, int offset, int width, std::uint64_t value) {
        for (int i = 0; i < width; ++i)
            bytes[static_cast<std::size_t>(offset + i)] = static_cast<std::byte>(value >> (8 * i));
    }

    static std::uint64_t errorOffset(ByteSpan bytes, std::uint64_t fileSize) {
        try {
            parseSparseHeader(bytes, fileSize);
        } catch (const Error& error) {
            return error.offset().value_or(kHuge);
        }
        return kHuge;
    }
};

QTEST_APPLESS_MAIN(SparseHeaderTest)
#include "format_sparseheader_test.moc"
