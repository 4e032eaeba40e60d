// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/format/streammarker.h"
#include "tests/support/extenttools.h"

#include <QTest>

#include <limits>

using namespace strata;
using test::codeOf;

namespace {

QByteArray hexOf(ByteSpan bytes) {
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size())).toHex();
}

std::vector<std::byte> markerBytes(std::uint64_t value, std::uint32_t size, std::uint32_t type) {
    std::vector<std::byte> bytes(16);
    storeLe<std::uint64_t>(bytes, 0, value);
    storeLe<std::uint32_t>(bytes, 8, size);
    storeLe<std::uint32_t>(bytes, 12, type);
    return bytes;
}

} // namespace

/// What stands at the sector boundaries of a streamOptimized file (vmdk-format 3.1).
class StreamMarkerTest : public QObject {
    Q_OBJECT
private slots:
    void metadataMarkersFillTheirSector_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<qulonglong>("sectors");
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("end of stream") << 0 << 0ULL << QByteArray("00000000000000000000000000000000");
        QTest::newRow("table") << 1 << 4ULL << QByteArray("04000000000000000000000001000000");
        QTest::newRow("directory") << 2 << 0x0102ULL << QByteArray("02010000000000000000000002000000");
        QTest::newRow("footer") << 3 << 1ULL << QByteArray("01000000000000000000000003000000");
    }
    void metadataMarkersFillTheirSector() {
        QFETCH(int, type);
        QFETCH(qulonglong, sectors);
        QFETCH(QByteArray, head);
        const auto bytes = encodeMetadataMarker(static_cast<MarkerType>(type), sectors);
        QCOMPARE(hexOf(ByteSpan(bytes).first(16)), head);
        QVERIFY(isAllZero(ByteSpan(bytes).subspan(16)));
        const StreamMarker marker = parseStreamMarker(bytes);
        QVERIFY(!marker.isGrain());
        QVERIFY(marker.is(static_cast<MarkerType>(type)));
        QCOMPARE(marker.extentInFile().count(), 1 + sectors);
    }

    void grainMarkersAreTwelveBytes() {
        const auto bytes = encodeGrainMarker(Sectors(0x0102030405060700), 0xABCD);
        QCOMPARE(hexOf(bytes), QByteArray("0007060504030201cdab0000"));
        // The data follows at once: what would be the type is its beginning.
        const StreamMarker marker = parseStreamMarker(markerBytes(0x80, 0xABCD, 0x0000DA78));
        QVERIFY(marker.isGrain());
        QVERIFY(!marker.is(MarkerType::EndOfStream));
        QCOMPARE(marker.value, 0x80U);
        QCOMPARE(marker.size, 0xABCDU);
    }

    void aGrainTakesWholeSectors_data() {
        QTest::addColumn<uint>("size");
        QTest::addColumn<qulonglong>("sectors");
        QTest::newRow("one byte") << 1U << 1ULL;
        QTest::newRow("a full sector") << 500U << 1ULL;
        QTest::newRow("one byte more") << 501U << 2ULL;
        QTest::newRow("incompressible grain") << 65562U << 129ULL;
        QTest::newRow("all it could say") << 0xFFFFFFFFU << 8388609ULL;
    }
    void aGrainTakesWholeSectors() {
        QFETCH(uint, size);
        QFETCH(qulonglong, sectors);
        QCOMPARE(parseStreamMarker(markerBytes(0, size, 0)).extentInFile().count(), sectors);
    }

    void aMarkerNeverLeadsBack() {
        // A scan that adds this to its position must get on by at least one sector, or be told.
        QCOMPARE(parseStreamMarker(markerBytes(0, 0, 7)).extentInFile().count(), 1U);
        constexpr std::uint64_t huge = std::numeric_limits<std::uint64_t>::max();
        QCOMPARE(codeOf([] { parseStreamMarker(markerBytes(huge, 0, 1)).extentInFile(); }),
                 std::optional(ErrorCode::Corrupt));
    }

    void progressAndUnknownMarkersKeepTheirType() {
        QVERIFY(parseStreamMarker(markerBytes(0, 0, 4)).is(MarkerType::Progress));
        const StreamMarker unknown = parseStreamMarker(markerBytes(3, 0, 0xFFFF));
        QCOMPARE(unknown.type, 0xFFFFU);
        QCOMPARE(unknown.extentInFile().count(), 4U);
    }
};

QTEST_APPLESS_MAIN(StreamMarkerTest)
#include "format_streammarker_test.moc"
