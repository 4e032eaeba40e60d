// SPDX-License-Identifier: Apache-2.0
// Which sectors a link owns, and what a merge has to write, in small examples done by hand.
#include "core/disk/diskopener.h"
#include "core/ops/linkusage.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

SectorRange at(std::uint64_t start, std::uint64_t length) { return {Sectors(start), Sectors(length)}; }

/// One extent of 1000 sectors: the last grain is short.
LinkUsage link(std::uint64_t grain, bool hasParent, SectorSet data, SectorSet zeros, bool marksZero = true) {
    LinkUsage usage;
    usage.capacity = Sectors(1000);
    usage.hasParent = hasParent;
    usage.rooms = {{.start = Sectors(0), .length = Sectors(1000), .grain = Sectors(grain), .marksZero = marksZero}};
    usage.data = std::move(data);
    usage.zeros = std::move(zeros);
    return usage;
}

} // namespace

class OpsLinkUsageTest : public QObject {
    Q_OBJECT

private slots:
    void aLinkTellsItsGrainsWithoutItsData() {
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        makeDisk(fs, "/vm/a.vmdk", CreateType::MonolithicSparse, Sectors(1000));
        const auto write = [&](const char* path, Sectors start, Sectors length) {
            const auto chain = openDisk(fs, path, forWriting());
            chain->write(start, patternBytes(length.bytes(), 1));
            chain->close();
        };
        write("/vm/a.vmdk", Sectors(128), Sectors(128));
        makeChild(fs, "/vm/b.vmdk", CreateType::MonolithicSparse, Sectors(1000), "/vm/a.vmdk");
        write("/vm/b.vmdk", Sectors(999), Sectors(1));
        {
            const auto chain = openDisk(fs, "/vm/b.vmdk", forWriting());
            chain->writeZeros(Sectors(128), Sectors(128));
            chain->close();
        }
        const LinkUsage usage = readLinkUsage(*openLink(fs, "/vm/b.vmdk"));
        QCOMPARE(usage.capacity, Sectors(1000));
        QVERIFY(usage.hasParent && usage.rooms.size() == 1 && usage.rooms[0].marksZero);
        QCOMPARE(usage.data, (SectorSet{at(896, 104)}));
        QCOMPARE(usage.zeros, (SectorSet{at(128, 128)}));
        QCOMPARE(usage.ownBytes(), std::uint64_t{65536}); // the short grain takes a whole place
    }

    void piecesAlikeAreOneRoomAndOthersAreNot() {
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        DiskSpec spec;
        spec.path = "/vm/a.vmdk";
        spec.type = CreateType::TwoGbMaxExtentSparse;
        spec.capacity = Sectors(5000);
        spec.splitAt = Sectors(2048);
        NewDisk(fs, spec, false).commit();
        const LinkUsage usage = readLinkUsage(*openLink(fs, "/vm/a.vmdk"));
        QCOMPARE(usage.rooms.size(), std::size_t{1});
        QCOMPARE(usage.rooms[0].length, Sectors(5000));
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(codeOf([&] { readLinkUsage(*openLink(fs, "/vm/a.vmdk"), stop.get_token()); }), ErrorCode::Cancelled);
    }

    void aSectorOfTheChildCostsTheParentAGrain() {
        const LinkUsage parent = link(128, false, {at(0, 128)}, {});
        const LinkUsage child = link(1, true, {at(5, 1), at(130, 1), at(200, 2), at(990, 1)}, {}, false);
        const LinkMergeCost cost = mergeIntoParentCost(parent, child);
        QCOMPARE(cost.extra, std::uint64_t{2 * 65536});
        QCOMPARE(cost.freed, std::uint64_t{5 * 512});
        QCOMPARE(cost.reads, std::uint64_t{5 * 512});
    }

    void zerosGiveUpTheGrainsOfABase() {
        const LinkUsage parent = link(128, false, {at(0, 384)}, {});
        const LinkUsage child = link(16, true, {}, {at(0, 272), at(512, 16)});
        const MergeWork work = workIntoParent(parent, child);
        QCOMPARE(work.mask, (SectorSet{at(0, 256)}));
        QCOMPARE(work.clear, (SectorSet{at(256, 16)})); // past the base's data it reads as zero anyway
        const LinkMergeCost cost = mergeIntoParentCost(parent, child);
        QCOMPARE(cost.extra, std::uint64_t{0});
        QCOMPARE(cost.freed, std::uint64_t{2 * 65536});
    }

    void zerosInMidChainAreMarkedWhereTheFormatCan() {
        const LinkUsage child = link(128, true, {}, {at(0, 256)});
        QCOMPARE(mergeIntoParentCost(link(128, true, {at(0, 128)}, {}), child).freed, std::uint64_t{65536});
        const LinkMergeCost stored = mergeIntoParentCost(link(1, true, {at(0, 128)}, {}, false), child);
        QCOMPARE(stored.extra, std::uint64_t{65536}); // COWD has no mark: zeros are stored
        QCOMPARE(stored.freed, std::uint64_t{0});
    }

    void eachChildGetsOnlyWhatItLacks() {
        const LinkUsage parent = link(128, true, {at(0, 256)}, {at(512, 128)});
        const std::vector<LinkUsage> children{link(128, true, {at(0, 128)}, {}),
                                              link(1, true, {at(0, 1)}, {}, false)};
        QCOMPARE(workIntoChild(parent, children[0]).copy, (SectorSet{at(128, 128)}));
        QCOMPARE(workIntoChild(parent, children[0]).mask, (SectorSet{at(512, 128)}));
        const LinkMergeCost cost = mergeIntoChildrenCost(parent, children);
        QCOMPARE(cost.extra, std::uint64_t{128 * 512 + (255 + 128) * 512});
        QCOMPARE(cost.freed, std::uint64_t{2 * 65536});
    }

    void childrenOfABaseNeedNoZeros() {
        const LinkUsage base = link(8, false, {at(0, 8)}, {at(8, 992)});
        QVERIFY(workIntoChild(base, link(128, true, {}, {})).mask.empty());
        QCOMPARE(workIntoChild(base, link(128, true, {}, {})).copy, (SectorSet{at(0, 128)}));
    }
};

QTEST_GUILESS_MAIN(OpsLinkUsageTest)
#include "ops_linkusage_test.moc"
