// SPDX-License-Identifier: Apache-2.0
#include "app/cli/mapentries.h"

#include <QTest>

#include <vector>

using namespace strata;
using namespace strata::cli;

namespace {

Run data(std::uint64_t start, std::uint64_t length, std::uint64_t fileOffset, std::uint32_t extent = 0,
         std::uint32_t link = 0) {
    return {Sectors(start), Sectors(length), RunKind::Data, true, fileOffset, extent, link};
}
Run compressed(std::uint64_t start, std::uint64_t length, std::uint64_t fileOffset) {
    return {Sectors(start), Sectors(length), RunKind::Data, false, fileOffset, 0, 0};
}
Run empty(RunKind kind, std::uint64_t start, std::uint64_t length, std::uint32_t extent = 0) {
    return {Sectors(start), Sectors(length), kind, false, 0, extent, 0};
}

std::vector<MapEntry> entriesOf(const std::vector<Run>& runs) {
    std::vector<MapEntry> found;
    const auto collect = [&found](const MapEntry& entry) { found.push_back(entry); };
    MapEntries entries;
    for (const Run& run : runs)
        entries.add(run, collect);
    entries.finish(collect);
    return found;
}

class MapEntriesTest : public QObject {
    Q_OBJECT
private slots:
    void nothingGivesNothing() { QVERIFY(entriesOf({}).empty()); }

    void bytesNotSectors() {
        const auto entries = entriesOf({data(2, 3, 65536, 1, 4)});
        QCOMPARE(entries.size(), 1U);
        QCOMPARE(entries[0], (MapEntry{1024, 1536, RunKind::Data, 4, 1, 65536}));
    }

    void dataThatGoesOnInTheFileJoins() {
        QCOMPARE(entriesOf({data(0, 128, 65536), data(128, 128, 131072)}).size(), 1U);
    }

    void dataThatJumpsInTheFileStaysApart() {
        QCOMPARE(entriesOf({data(0, 128, 131072), data(128, 128, 65536)}).size(), 2U);
    }

    void otherFilesAndLinksStayApart() {
        QCOMPARE(entriesOf({data(0, 1, 0, 0), data(1, 1, 512, 1)}).size(), 2U);
        QCOMPARE(entriesOf({data(0, 1, 0, 0, 0), data(1, 1, 512, 0, 1)}).size(), 2U);
    }

    void compressedDataJoinsWithoutOffset() {
        const auto entries = entriesOf({compressed(0, 128, 65536), compressed(128, 128, 70000)});
        QCOMPARE(entries.size(), 1U);
        QCOMPARE(entries[0].length, std::uint64_t{131072});
        QVERIFY(!entries[0].offset);
    }

    void holesJoinAcrossTheExtentsOfASplitDisk() {
        QCOMPARE(entriesOf({empty(RunKind::Hole, 0, 10, 0), empty(RunKind::Hole, 10, 10, 1)}).size(), 1U);
        QCOMPARE(entriesOf({empty(RunKind::Zero, 0, 10, 0), empty(RunKind::Zero, 10, 10, 1)}).size(), 1U);
    }

    void kindsStayApart() {
        const auto entries = entriesOf(
            {empty(RunKind::Hole, 0, 1), empty(RunKind::Zero, 1, 1), data(2, 1, 0), empty(RunKind::Hole, 3, 1)});
        QCOMPARE(entries.size(), 4U);
        QCOMPARE(runKindName(entries[1].kind), "zero");
    }
};

} // namespace

QTEST_GUILESS_MAIN(MapEntriesTest)
#include "cli_mapentries_test.moc"
