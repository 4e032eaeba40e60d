// SPDX-License-Identifier: Apache-2.0
// What changed on a disk, shared out among its partitions by hand.
#include "core/ops/partitionchanges.h"

#include <QTest>

using namespace strata;

namespace {

SectorRange at(std::uint64_t start, std::uint64_t length) { return {Sectors(start), Sectors(length)}; }

PartitionTable tableOf(const SectorSet& places) {
    PartitionTable table;
    table.scheme = PartitionScheme::Mbr;
    for (const SectorRange& place : places) {
        Partition partition;
        partition.number = static_cast<unsigned>(table.partitions.size() + 1);
        partition.start = place.start;
        partition.length = place.length;
        table.partitions.push_back(partition);
    }
    return table;
}

} // namespace

class OpsPartitionChangesTest : public QObject {
    Q_OBJECT

private slots:
    void changesAreSharedOut_data() {
        QTest::addColumn<SectorSet>("places");
        QTest::addColumn<SectorSet>("changed");
        QTest::addColumn<QList<quint64>>("perPartition");
        QTest::addColumn<quint64>("outside");
        const SectorSet two{at(100, 100), at(300, 100)};
        QTest::newRow("nothing") << two << SectorSet{} << QList<quint64>{0, 0} << quint64{0};
        QTest::newRow("in one") << two << SectorSet{at(310, 20), at(340, 5)} << QList<quint64>{0, 25} << quint64{0};
        QTest::newRow("the edges") << two << SectorSet{at(99, 2), at(199, 2)} << QList<quint64>{2, 0} << quint64{2};
        QTest::newRow("over all") << two << SectorSet{at(0, 500)} << QList<quint64>{100, 100} << quint64{300};
        QTest::newRow("behind") << two << SectorSet{at(400, 7)} << QList<quint64>{0, 0} << quint64{7};
        QTest::newRow("overlap") << SectorSet{at(100, 100), at(150, 100)} << SectorSet{at(140, 20)}
                                 << QList<quint64>{20, 10} << quint64{0};
        QTest::newRow("no table") << SectorSet{} << SectorSet{at(0, 9)} << QList<quint64>{} << quint64{9};
    }
    void changesAreSharedOut() {
        QFETCH(SectorSet, places);
        QFETCH(SectorSet, changed);
        QFETCH(quint64, outside);
        const PartitionChanges changes = changesByPartition(tableOf(places), changed);
        QList<quint64> found;
        for (const PartitionChange& change : changes.partitions)
            found << change.changed.count();
        QTEST(found, "perPartition");
        QCOMPARE(changes.outside, Sectors(outside));
    }
};

QTEST_APPLESS_MAIN(OpsPartitionChangesTest)
#include "ops_partitionchanges_test.moc"
