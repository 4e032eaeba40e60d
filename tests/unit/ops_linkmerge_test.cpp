// SPDX-License-Identifier: Apache-2.0
// Merging two links of a chain: the guest reads the same afterwards, whatever the formats; the files are gone; the
// forecast was right to the byte.
#include "core/base/error.h"
#include "core/disk/childlookup.h"
#include "tests/support/clonetools.h"
#include "tests/support/extenttools.h"
#include "tests/support/mergetools.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <random>

using namespace strata;
using namespace strata::test;

namespace {

using Path = std::filesystem::path;

constexpr Sectors kCapacity{9000}; // several small pieces; the last grains are short

struct Kind {
    CreateType type;
    Sectors grain{0};
};

void make(FileSystem& fs, const Path& path, Kind kind, const Path& parent = {}) {
    DiskSpec spec;
    spec.path = path;
    spec.type = kind.type;
    spec.capacity = kCapacity;
    spec.grain = kind.grain;
    spec.splitAt = Sectors(2048);
    if (!parent.empty()) {
        spec.parentCid = openLink(fs, parent)->descriptor().cid();
        spec.parentHint = parent.filename().string();
    }
    NewDisk(fs, spec, false).commit();
}

/// Data on no bounds but sectors, and zeros both on grains and off them.
void scribble(FileSystem& fs, const Path& path, unsigned seed) {
    std::mt19937 random(seed);
    const auto chain = openDisk(fs, path, forWriting());
    for (int i = 0; i < 14; ++i) {
        const Sectors start(random() % kCapacity.count());
        const Sectors length(std::min<std::uint64_t>(kCapacity.count() - start.count(), 1 + random() % 500));
        if (i % 3 == 2)
            chain->writeZeros(start, length);
        else
            chain->write(start, patternBytes(length.bytes(), random()));
    }
    chain->close();
}

Bytes guest(FileSystem& fs, const Path& path) { return contentsOf(*openDisk(fs, path)); }
LinkUsage usage(FileSystem& fs, const Path& path) { return readLinkUsage(*openLink(fs, path)); }

struct Row {
    const char* name;
    Kind base, middle, leaf;
};
const std::vector<Row>& rows() {
    constexpr auto sparse = CreateType::MonolithicSparse;
    constexpr auto split = CreateType::TwoGbMaxExtentSparse;
    constexpr auto cowd = CreateType::VmfsSparse;
    static const std::vector<Row> all{
        {"sparse on sparse", {sparse}, {sparse}, {sparse}},
        {"small grains on large", {sparse, Sectors(256)}, {sparse, Sectors(16)}, {sparse, Sectors(32)}},
        {"large grains on small", {split, Sectors(16)}, {sparse, Sectors(32)}, {sparse, Sectors(512)}},
        {"split on monolithic", {sparse}, {split}, {split}},
        {"monolithic on split", {split}, {sparse}, {sparse, Sectors(16)}},
        {"COWD on sparse", {sparse}, {cowd}, {cowd}},
        {"sparse on COWD", {cowd}, {sparse}, {cowd}},
        {"COWD in the middle", {split}, {cowd}, {sparse}},
        {"sparse on flat", {CreateType::MonolithicFlat}, {sparse}, {split}},
        {"COWD on split flat", {CreateType::TwoGbMaxExtentFlat}, {cowd}, {cowd}},
        {"split on VMFS", {CreateType::Vmfs}, {split}, {sparse, Sectors(16)}},
    };
    return all;
}

bool isFlat(CreateType type) {
    return type == CreateType::MonolithicFlat || type == CreateType::TwoGbMaxExtentFlat || type == CreateType::Vmfs;
}

/// base <- middle <- leaf <- top, all written to.
class Chain {
public:
    Chain(const Row& row, unsigned seed)
        : real(isFlat(row.base.type)), fs(real ? nativeFileSystem() : static_cast<FileSystem&>(memory)) {
        memory.makeFolders("/vm");
        make(fs, base, row.base);
        scribble(fs, base, seed);
        make(fs, middle, row.middle, base);
        scribble(fs, middle, seed + 1);
        make(fs, leaf, row.leaf, middle);
        scribble(fs, leaf, seed + 2);
        make(fs, top, row.middle, leaf);
        scribble(fs, top, seed + 3);
    }

    bool real; // flat files have holes by blocks in a real system, by more in memory
    TemporaryFolder temporary;
    MemoryFileSystem memory;
    FileSystem& fs;
    Path folder = real ? temporary.path() : Path("/vm");
    Path base = folder / "d.vmdk", middle = folder / "d-000001.vmdk", leaf = folder / "d-000002.vmdk",
         top = folder / "d-000003.vmdk";
};

/// Intents, tables that COWD makes on demand, and the volume's blocks.
constexpr std::uint64_t kForNotes = 128 << 10U;

void leaveFree(MemoryFileSystem& fs, std::uint64_t bytes) {
    VolumeInfo volume = fs.volume("/vm");
    volume.free = bytes;
    fs.setVolume(volume);
}

LinkMergeSpec middleAndLeaf(const Chain& disk, bool intoParent) {
    return {disk.middle, {disk.leaf}, intoParent ? MergeDirection::IntoParent : MergeDirection::IntoChildren};
}
std::vector<Path> grandchildren(const Chain& disk, bool intoParent) {
    return intoParent ? std::vector{disk.top} : std::vector<Path>();
}

void compareCost(const LinkMergeCost& cost, std::uint64_t before, std::uint64_t after, std::uint64_t vanished) {
    QVERIFY(cost.freed >= vanished);
    QCOMPARE(after, before + cost.extra - (cost.freed - vanished));
}

} // namespace

class OpsLinkMergeTest : public QObject {
    Q_OBJECT

private:
    static void everyMixture() {
        QTest::addColumn<unsigned>("row");
        QTest::addColumn<unsigned>("seed");
        for (unsigned row = 0; row < rows().size(); ++row)
            for (const unsigned seed : {1U, 50U, 99U})
                if (seed == 1 || !isFlat(rows()[row].base.type)) // a real drive is slow
                    QTest::addRow("%s, %u", rows()[row].name, seed) << row << seed;
    }

    static void everyMixtureInMemory() {
        QTest::addColumn<unsigned>("row");
        QTest::addColumn<bool>("intoParent");
        for (unsigned row = 0; row < rows().size(); ++row)
            for (const bool intoParent : {true, false})
                if (!isFlat(rows()[row].base.type))
                    QTest::addRow("%s, %s", rows()[row].name, intoParent ? "into the parent" : "into the child")
                        << row << intoParent;
    }

private slots:
    void intoTheParentInMidChain_data() { everyMixture(); }
    void intoTheParentInMidChain() {
        QFETCH(unsigned, row);
        QFETCH(unsigned, seed);
        Chain disk(rows()[row], seed);
        const Bytes leaf = guest(disk.fs, disk.leaf);
        const Bytes top = guest(disk.fs, disk.top);
        const LinkMergeSpec spec{disk.middle, {disk.leaf}, MergeDirection::IntoParent};
        const LinkMergeCost cost = LinkMerge(disk.fs, spec, {}).cost();
        const std::uint64_t before = usage(disk.fs, disk.middle).ownBytes();
        const std::uint64_t vanished = usage(disk.fs, disk.leaf).ownBytes();
        runMerge(disk.fs, spec, {disk.top});
        QVERIFY(guest(disk.fs, disk.top) == top);
        QVERIFY(guest(disk.fs, disk.middle) == leaf);
        QCOMPARE(openDisk(disk.fs, disk.top)->linkCount(), std::size_t{3});
        QVERIFY(namesIn(disk.fs, disk.folder).find("000002") == std::string::npos);
        QVERIFY(namesIn(disk.fs, disk.folder).find("intent") == std::string::npos);
        compareCost(cost, before, usage(disk.fs, disk.middle).ownBytes(), vanished);
        openDisk(disk.fs, disk.top, forWriting()); // nothing is left to be finished
    }

    void intoTheBase_data() { everyMixture(); }
    void intoTheBase() {
        QFETCH(unsigned, row);
        QFETCH(unsigned, seed);
        Chain disk(rows()[row], seed);
        const Bytes top = guest(disk.fs, disk.top);
        const LinkMergeSpec spec{disk.base, {disk.middle}, MergeDirection::IntoParent};
        const LinkMergeCost cost = LinkMerge(disk.fs, spec, {}).cost();
        const std::uint64_t before = usage(disk.fs, disk.base).ownBytes();
        const std::uint64_t vanished = usage(disk.fs, disk.middle).ownBytes();
        runMerge(disk.fs, spec, {disk.leaf});
        QVERIFY(guest(disk.fs, disk.top) == top);
        compareCost(cost, before, usage(disk.fs, disk.base).ownBytes(), vanished);
    }

    void intoTheChildren_data() { everyMixture(); }
    void intoTheChildren() {
        QFETCH(unsigned, row);
        QFETCH(unsigned, seed);
        Chain disk(rows()[row], seed);
        const Path other = disk.folder / "d-000004.vmdk";
        make(disk.fs, other,
             rows()[row].base.type == CreateType::VmfsSparse ? Kind{CreateType::VmfsSparse}
                                                             : Kind{CreateType::MonolithicSparse},
             disk.middle);
        scribble(disk.fs, other, seed + 5);
        const Bytes top = guest(disk.fs, disk.top);
        const Bytes second = guest(disk.fs, other);
        for (const Path& link : {disk.middle, disk.base}) {
            const LinkMergeSpec spec{
                link, link == disk.middle ? std::vector{disk.leaf, other} : std::vector{disk.leaf, other},
                MergeDirection::IntoChildren};
            const LinkMergeCost cost = LinkMerge(disk.fs, spec, {}).cost();
            const std::uint64_t before = usage(disk.fs, disk.leaf).ownBytes() + usage(disk.fs, other).ownBytes();
            const std::uint64_t vanished = usage(disk.fs, link).ownBytes();
            runMerge(disk.fs, spec);
            QVERIFY(guest(disk.fs, disk.top) == top);
            QVERIFY(guest(disk.fs, other) == second);
            QVERIFY(!disk.fs.exists(link));
            QCOMPARE(cost.freed, vanished);
            QCOMPARE(usage(disk.fs, disk.leaf).ownBytes() + usage(disk.fs, other).ownBytes(), before + cost.extra);
        }
        QVERIFY(!openLink(disk.fs, other)->hasParent());
    }

    void theRoomThatWasSaidSuffices_data() { everyMixtureInMemory(); }
    void theRoomThatWasSaidSuffices() {
        QFETCH(unsigned, row);
        QFETCH(bool, intoParent);
        Chain disk(rows()[row], 7);
        const Bytes top = guest(disk.fs, disk.top);
        const LinkMergeSpec spec = middleAndLeaf(disk, intoParent);
        leaveFree(disk.memory, LinkMerge(disk.fs, spec, {}).cost().extra + kForNotes);
        runMerge(disk.fs, spec, grandchildren(disk, intoParent));
        QVERIFY(guest(disk.fs, disk.top) == top);
    }

    void onAFullVolumeTheChainStaysAndTheMergeGoesOnLater_data() { everyMixtureInMemory(); }
    void onAFullVolumeTheChainStaysAndTheMergeGoesOnLater() {
        QFETCH(unsigned, row);
        QFETCH(bool, intoParent);
        Chain disk(rows()[row], 7);
        const Bytes top = guest(disk.fs, disk.top);
        const LinkMergeSpec spec = middleAndLeaf(disk, intoParent);
        const std::uint64_t needed = LinkMerge(disk.fs, spec, {}).cost().extra;
        QVERIFY(needed > 2 * kForNotes);
        leaveFree(disk.memory, needed - kForNotes);
        QCOMPARE(codeOf([&] { runMerge(disk.fs, spec, grandchildren(disk, intoParent)); }), ErrorCode::NoSpace);
        QVERIFY(guest(disk.fs, disk.top) == top);
        leaveFree(disk.memory, needed);
        runMerge(disk.fs, spec, grandchildren(disk, intoParent));
        QVERIFY(guest(disk.fs, disk.top) == top);
        QVERIFY(listIntents(disk.fs, disk.folder).empty());
    }
};

QTEST_GUILESS_MAIN(OpsLinkMergeTest)
#include "ops_linkmerge_test.moc"
