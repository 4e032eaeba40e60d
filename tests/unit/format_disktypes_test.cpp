// SPDX-License-Identifier: Apache-2.0
#include "core/format/disktypes.h"

#include <QTest>

using namespace strata;

class DiskTypesTest : public QObject {
    Q_OBJECT
private slots:
    void everyCreateTypeNameParsesToItself();
    void synonymsFold_data();
    void synonymsFold();
    void unknownWordsAreUnknown();
    void extentWordsIgnoreCase();
    void adaptersIgnoreCase();
    void geometryFollowsTheRule_data();
    void geometryFollowsTheRule();
    void biosGeometryOfIdeDisks();
    void cidsAreWrittenWithEightDigits();
    void uuidRoundTrip();
    void uuidSetsThePrefix();
    void badUuids_data();
    void badUuids();
};

void DiskTypesTest::everyCreateTypeNameParsesToItself() {
    for (int i = 0; i < static_cast<int>(CreateType::Unknown); ++i) {
        const auto type = static_cast<CreateType>(i);
        QVERIFY(!createTypeName(type).empty());
        QCOMPARE(parseCreateType(createTypeName(type)), type);
    }
    QCOMPARE(createTypeName(CreateType::Unknown), std::string_view(""));
    QCOMPARE(createTypeName(CreateType::TwoGbMaxExtentFlat), std::string_view("twoGbMaxExtentFlat"));
}

void DiskTypesTest::synonymsFold_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("type");
    const auto row = [](const char* word, CreateType type) { QTest::newRow(word) << word << static_cast<int>(type); };
    row("2GbMaxExtentSparse", CreateType::TwoGbMaxExtentSparse);
    row("2gbmaxextentflat", CreateType::TwoGbMaxExtentFlat);
    row("TWOGBMAXEXTENTFLAT", CreateType::TwoGbMaxExtentFlat);
    row("vmfsPreallocated", CreateType::Vmfs);
    row("vmfsEagerZeroedThick", CreateType::Vmfs);
    row("vmfsThick", CreateType::Vmfs);
    row("vmfsThin", CreateType::VmfsThin);
    row("vmfsSeSparse", CreateType::SeSparse);
    row("vmfsRawDeviceMap", CreateType::VmfsRdm);
    row("vmfsRDM", CreateType::VmfsRdm);
    row("vmfsPassthroughRawDeviceMap", CreateType::VmfsRdmp);
    row("vmfsrdmp", CreateType::VmfsRdmp);
    row("", CreateType::Unknown);
    row("vmfsX", CreateType::Unknown);
}

void DiskTypesTest::synonymsFold() {
    QFETCH(QString, word);
    QFETCH(int, type);
    QCOMPARE(static_cast<int>(parseCreateType(word.toStdString())), type);
}

void DiskTypesTest::unknownWordsAreUnknown() {
    QCOMPARE(parseExtentType("FLATTER"), ExtentType::Unknown);
    QCOMPARE(parseExtentType(""), ExtentType::Unknown);
    QVERIFY(!parseExtentAccess("R"));
    QVERIFY(!parseAdapterType("pvscsi"));
}

void DiskTypesTest::extentWordsIgnoreCase() {
    QCOMPARE(parseExtentType("flat"), ExtentType::Flat);
    QCOMPARE(parseExtentType("VmfsSparse"), ExtentType::VmfsSparse);
    QCOMPARE(parseExtentAccess("rdOnly"), std::optional(ExtentAccess::ReadOnly));
    QCOMPARE(extentTypeName(ExtentType::SeSparse), std::string_view("SESPARSE"));
    QCOMPARE(extentAccessName(ExtentAccess::NoAccess), std::string_view("NOACCESS"));
}

void DiskTypesTest::adaptersIgnoreCase() {
    QCOMPARE(parseAdapterType("LSILogic"), std::optional(AdapterType::LsiLogic));
    QCOMPARE(parseAdapterType("busLogic"), std::optional(AdapterType::BusLogic));
    QCOMPARE(adapterTypeName(AdapterType::Ide), std::string_view("ide"));
}

// The check values of vmdk-format 1.12.
void DiskTypesTest::geometryFollowsTheRule_data() {
    QTest::addColumn<quint64>("capacity");
    QTest::addColumn<int>("adapter");
    QTest::addColumn<quint64>("cylinders");
    QTest::addColumn<quint64>("heads");
    QTest::addColumn<quint64>("sectors");
    const auto row = [](quint64 capacity, AdapterType adapter, quint64 c, quint64 h, quint64 s) {
        QTest::addRow("%llu %d", capacity, static_cast<int>(adapter))
            << capacity << static_cast<int>(adapter) << c << h << s;
    };
    row(4096, AdapterType::LsiLogic, 2, 64, 32);
    row(61440, AdapterType::LsiLogic, 30, 64, 32);
    row(2097151, AdapterType::LsiLogic, 1023, 64, 32);
    row(2097152, AdapterType::LsiLogic, 512, 128, 32);
    row(4194303, AdapterType::LsiLogic, 1023, 128, 32);
    row(4194304, AdapterType::BusLogic, 261, 255, 63);
    row(33554432, AdapterType::LsiLogic, 2088, 255, 63);
    row(83886080, AdapterType::LsiLogic, 5221, 255, 63);
    row(125829120, AdapterType::LsiLogic, 7832, 255, 63);
    row(1048576000, AdapterType::LsiLogic, 65270, 255, 63);
    row(10485760, AdapterType::Ide, 10402, 16, 63);
    row(83886080, AdapterType::Ide, 83220, 16, 63);
    row(1, AdapterType::LsiLogic, 1, 64, 32);
    row(1, AdapterType::Ide, 1, 16, 63);
    row(kMaxSectors, AdapterType::LsiLogic, kMaxSectors / (255 * 63), 255, 63);
}

void DiskTypesTest::geometryFollowsTheRule() {
    QFETCH(quint64, capacity);
    QFETCH(int, adapter);
    QFETCH(quint64, cylinders);
    QFETCH(quint64, heads);
    QFETCH(quint64, sectors);
    const Geometry geometry = diskGeometry(Sectors(capacity), static_cast<AdapterType>(adapter));
    QCOMPARE(quint64(geometry.cylinders), cylinders);
    QCOMPARE(quint64(geometry.heads), heads);
    QCOMPARE(quint64(geometry.sectors), sectors);
}

void DiskTypesTest::biosGeometryOfIdeDisks() { QCOMPARE(biosGeometry(Sectors(83886080)), (Geometry{5221, 255, 63})); }

void DiskTypesTest::cidsAreWrittenWithEightDigits() {
    QCOMPARE(formatCid(0x12ABCDE), std::string("012abcde"));
    QCOMPARE(parseCid(" 12ABCDE"), std::optional<Cid>(0x12abcde));
    QCOMPARE(parseCid("0xFfffffff"), std::optional(kNoParentCid));
    for (const char* bad : {"", "0x", "123456789", "12 34", "-1", "g"})
        QVERIFY2(!parseCid(bad), bad);
}

void DiskTypesTest::uuidRoundTrip() {
    const std::string text = "60 00 C2 92 7b f4 0d ee-e9 08 12 5d bc 4f ab 26";
    const auto bytes = parseDiskUuid(text);
    QVERIFY(bytes.has_value());
    QCOMPARE(int((*bytes)[15]), 0x26);
    QCOMPARE(formatDiskUuid(*bytes), text);
    QCOMPARE(parseDiskUuid("60 00 c2 92 7B F4 0D EE-E9 08 12 5D BC 4F AB 26 "), bytes);
}

void DiskTypesTest::uuidSetsThePrefix() {
    std::array<std::uint8_t, 16> bytes{};
    bytes.fill(0xAB);
    QCOMPARE(formatDiskUuid(bytes), std::string("60 00 C2 9b ab ab ab ab-ab ab ab ab ab ab ab ab"));
}

void DiskTypesTest::badUuids_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << "";
    QTest::newRow("dashed") << "428fbafb-8694-4ee2-9ce8-333d77f90140";
    QTest::newRow("short") << "60 00 C2 92 7b f4 0d ee-e9 08 12 5d bc 4f ab";
    QTest::newRow("long") << "60 00 C2 92 7b f4 0d ee-e9 08 12 5d bc 4f ab 26 00";
    QTest::newRow("no dash") << "60 00 C2 92 7b f4 0d ee e9 08 12 5d bc 4f ab 26";
    QTest::newRow("letter") << "60 00 C2 92 7b f4 0g ee-e9 08 12 5d bc 4f ab 26";
}

void DiskTypesTest::badUuids() {
    QFETCH(QString, text);
    QVERIFY(!parseDiskUuid(text.toStdString()));
}

QTEST_GUILESS_MAIN(DiskTypesTest)
#include "format_disktypes_test.moc"
