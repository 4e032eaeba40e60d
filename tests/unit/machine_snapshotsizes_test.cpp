// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/io/filesystemwrapper.h"
#include "core/machine/mergechoice.h"
#include "core/machine/snapshotsizes.h"
#include "core/machine/undojournal.h"
#include "core/machine/vmsdfile.h"
#include "tests/support/machines.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QElapsedTimer>
#include <QTest>

#include <map>
#include <numeric>

using namespace strata;
using namespace strata::test;

namespace {

constexpr std::uint64_t kGrain = 65536;
constexpr std::uint64_t kMiB = 1U << 20U;

/// "own shared freed merge-space freed-by-merge", in grains of 64 KiB; "-" for none.
std::string words(const NodeSizes& sizes) {
    const auto grains = [](std::optional<std::uint64_t> bytes) {
        return bytes ? std::to_string(*bytes / kGrain) + (*bytes % kGrain == 0 ? "" : "+") : "-";
    };
    return grains(sizes.own) + " " + grains(sizes.shared) + " " + grains(sizes.freedIfDiscarded) + " "
           + grains(sizes.mergeSpace) + " " + grains(sizes.freedByMerge);
}

class OpenCounter : public FileSystemWrapper {
public:
    using FileSystemWrapper::FileSystemWrapper;
    std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode, LockMode lock) override {
        ++opened[path.filename().string()];
        return FileSystemWrapper::open(path, mode, lock);
    }
    int sum() const {
        return std::accumulate(opened.begin(), opened.end(), 0,
                               [](int sum, const auto& each) { return sum + each.second; });
    }
    std::map<std::string, int> opened;
};

/// "one" - "two" - "three" - present, "side" on "one". Grains: one 0-3; two 2,4; three 4,5,6; side 0; present 1.
struct Fixture {
    MemoryFileSystem fs;
    MachineSpec spec;
    MachineFiles files;
    LinkUsageCache cache;

    explicit Fixture(std::vector<MachineDisk> disks = {MachineDisk{"scsi0:0", "d", CreateType::MonolithicSparse,
                                                                   Sectors(2 * kMiB / kSectorSize), Sectors(0)}}) {
        spec.disks = std::move(disks);
        spec.snapshots = {{"one", -1}, {"two", 0}, {"three", 1}, {"side", 0}};
        spec.current = 2;
        spec.withData = false;
        files = makeMachine(fs, spec);
        for (std::size_t disk = 0; disk < spec.disks.size(); ++disk) {
            fill(files.frozen[0][disk], {0, 1, 2, 3});
            fill(files.frozen[1][disk], {2, 4});
            fill(files.frozen[2][disk], {4, 5, 6});
            fill(files.frozen[3][disk], {0});
            fill(files.present[disk], {1});
        }
    }
    void fill(const std::filesystem::path& link, const std::vector<std::uint64_t>& grains) {
        OpenOptions options = forWriting();
        options.ignoreCid = false;
        for (const std::uint64_t grain : grains) {
            const std::unique_ptr<DiskLink> open = openLink(fs, link, options);
            open->write(Sectors(grain * kGrain / kSectorSize), patternBytes(kGrain, grain));
            open->flush();
            open->close();
        }
    }
    SnapshotTree read() { return read(fs); }
    SnapshotTree read(FileSystem& through) {
        SnapshotTree tree = readSnapshotTree(fs, spec.folder);
        readSizes(through, tree, {}, cache, {});
        return tree;
    }
    static std::string sizesOf(const SnapshotTree& tree, std::uint32_t uid) { return words(*tree.find(uid)->sizes); }
};

/// For all figures of a large machine, on a busy computer; a person waits less than a second.
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
constexpr qint64 kLongest = 2000;
#else
constexpr qint64 kLongest = 60'000;
#endif

} // namespace

class SnapshotSizesTest : public QObject {
    Q_OBJECT
private slots:
    void everyFigure();
    void severalDisksAddUp();
    void flatDisksCountWhatTheVolumeHolds();
    void whatIsDiscardedAlreadyIsNotFreedAgain();
    void mergeChoices_data();
    void mergeChoices();
    void nothingUnderAForeignCloneIsFreed();
    void nothingIsMergedUnderAForeignClone();
    void brokenLinksCountNothing();
    void toldTwiceRootsFirst();
    void readAgainOnlyWhatChanged();
    void stops();
    void hundredsOfSnapshotsAreQuick();
};

void SnapshotSizesTest::everyFigure() {
    Fixture f;
    const SnapshotTree tree = f.read();
    // one: two children; copying its four grains takes 3 (two lacks 0, 1, 3) and 3 (side lacks 1, 2, 3): it stays.
    QCOMPARE(Fixture::sizesOf(tree, 1), std::string("4 0 - 0 0"));
    // two, a redo log: three lacks grain 2 of it, so that is copied up; grain 4 is gone.
    QCOMPARE(Fixture::sizesOf(tree, 2), std::string("2 3 - 1 2"));
    // three: its child holds grain 1 only, which goes into it.
    QCOMPARE(Fixture::sizesOf(tree, 3), std::string("3 4 - 1 1"));
    QCOMPARE(Fixture::sizesOf(tree, 4), std::string("1 3 1 - 0"));
    QCOMPARE(words(*tree.nodes[static_cast<std::size_t>(tree.present)].sizes), std::string("1 6 - - 0"));
}

void SnapshotSizesTest::severalDisksAddUp() {
    const Sectors capacity(2 * kMiB / kSectorSize);
    Fixture f({{"scsi0:0", "d", CreateType::MonolithicSparse, capacity, Sectors(0)},
               {"scsi0:1", "e", CreateType::TwoGbMaxExtentSparse, capacity, Sectors(0)}});
    const SnapshotTree tree = f.read();
    QCOMPARE(Fixture::sizesOf(tree, 1), std::string("8 0 - 0 0"));
    QCOMPARE(Fixture::sizesOf(tree, 2), std::string("4 6 - 2 4"));
    QCOMPARE(Fixture::sizesOf(tree, 4), std::string("2 6 2 - 0"));
}

void SnapshotSizesTest::flatDisksCountWhatTheVolumeHolds() {
    Fixture f({{"scsi0:0", "d", CreateType::MonolithicFlat, Sectors(2 * kMiB / kSectorSize), Sectors(0)}});
    const SnapshotTree tree = f.read();
    QCOMPARE(Fixture::sizesOf(tree, 1), std::string("4 0 - 0 0"));
    QCOMPARE(Fixture::sizesOf(tree, 2), std::string("2 3 - 1 2"));
}

void SnapshotSizesTest::whatIsDiscardedAlreadyIsNotFreedAgain() {
    Fixture f;
    const std::filesystem::path gone = f.spec.folder / "gone.vmdk";
    makeChild(f.fs, gone, CreateType::MonolithicSparse, f.spec.disks[0].capacity, f.files.frozen[3][0]);
    f.fill(gone, {2, 3});
    UndoJournal journal;
    journal.addDiscarded(gone);
    f.fs.writeFile(undoJournalPath(f.files.config), journal.encode(f.spec.folder));
    const SnapshotTree tree = f.read();
    QCOMPARE(Fixture::sizesOf(tree, 4).substr(0, 5), std::string("1 3 1"));
    const auto ghost = std::ranges::find(tree.nodes, NodeKind::Discarded, &SnapshotNode::kind);
    QVERIFY(ghost != tree.nodes.end());
    QCOMPARE(words(*ghost->sizes).substr(0, 5), std::string("2 2 2"));
}

void SnapshotSizesTest::mergeChoices_data() {
    QTest::addColumn<bool>("isBase");
    QTest::addColumn<QList<int>>("link");
    QTest::addColumn<QList<QList<int>>>("children");
    QTest::addColumn<int>("route");
    QTest::addColumn<int>("way");
    const auto row = [](const char* title, bool isBase, QList<int> link, QList<QList<int>> children, MergeRoute route,
                        MergeWay way) {
        QTest::newRow(title) << isBase << link << children << static_cast<int>(route) << static_cast<int>(way);
    };
    using enum MergeRoute;
    using enum MergeWay;
    row("a base", true, {1}, {{1, 2, 3}}, Cheapest, IntoParent);
    row("a small child", false, {1, 2, 3}, {{4}}, Cheapest, IntoParent);
    row("a large child", false, {1}, {{2, 3, 4}}, Cheapest, IntoChildren);
    row("a child that hides it all", false, {1}, {{1, 2}}, Cheapest, IntoChildren);
    row("nothing in both", false, {}, {{}}, Cheapest, IntoParent);
    row("one child, whatever was asked for", false, {1, 2, 3}, {{4}}, CopyToChildren, IntoParent);
    row("two that need no more than it has", false, {1, 2}, {{1}, {2}}, Cheapest, IntoChildren);
    row("two that need more", false, {1, 2}, {{1}, {3}}, Cheapest, Keep);
    row("two on a base", true, {1, 2}, {{1, 2}, {1, 2}}, Cheapest, Keep);
    row("two on a base, copied all the same", true, {1}, {{1}, {2}}, CopyToChildren, IntoChildren);
    row("two, copied all the same", false, {1, 2}, {{1}, {3}}, CopyToChildren, IntoChildren);
    row("two, kept all the same", false, {1, 2}, {{1}, {2}}, KeepShared, Keep);
    row("nobody", false, {1, 2}, {}, Cheapest, Keep);
}

void SnapshotSizesTest::mergeChoices() {
    QFETCH(bool, isBase);
    QFETCH(QList<int>, link);
    QFETCH(QList<QList<int>>, children);
    QFETCH(int, route);
    QFETCH(int, way);
    const auto usage = [](const QList<int>& grains, bool hasParent) {
        constexpr Sectors kGrainSectors{128};
        LinkUsage made;
        made.capacity = kGrainSectors * 16;
        made.hasParent = hasParent;
        made.rooms = {{Sectors(0), made.capacity, kGrainSectors, false, true}};
        for (const int grain : grains)
            appendRange(made.data, {kGrainSectors * static_cast<std::uint64_t>(grain), kGrainSectors});
        return made;
    };
    std::vector<LinkUsage> usages;
    for (const QList<int>& child : children)
        usages.push_back(usage(child, true));
    MergeCosts costs;
    costs.add(usage(link, !isBase), usages);
    const MergeChoice choice = chooseMerge(!isBase, usages.size(), costs, static_cast<MergeRoute>(route));
    QCOMPARE(static_cast<int>(choice.way), way);
    QCOMPARE(choice.way == MergeWay::Keep, choice.cost == LinkMergeCost() && link.size() != 0 && way == 2);
}

void SnapshotSizesTest::nothingUnderAForeignCloneIsFreed() {
    Fixture f;
    f.fs.makeFolders("/vms/clone");
    makeChild(f.fs, "/vms/clone/c.vmdk", CreateType::MonolithicSparse, f.spec.disks[0].capacity, f.files.frozen[3][0],
              "../win10/d-000003.vmdk");
    f.fs.writeFile("/vms/clone/c.vmx", "scsi0:0.present = \"TRUE\"\nscsi0:0.fileName = \"c.vmdk\"\n");
    f.fs.writeFile(f.files.list, f.fs.readText(f.files.list) + "snapshot3.clone0 = \"/vms/clone/c.vmx\"\n");
    QCOMPARE(Fixture::sizesOf(f.read(), 4), std::string("1 3 - - 0"));
}

void SnapshotSizesTest::nothingIsMergedUnderAForeignClone() { // and copies to its other child are not forecast
    Fixture f;
    f.fs.makeFolders("/vms/clone");
    makeChild(f.fs, "/vms/clone/c.vmdk", CreateType::MonolithicSparse, f.spec.disks[0].capacity, f.files.frozen[2][0],
              "../win10/d-000002.vmdk");
    f.fs.writeFile("/vms/clone/c.vmx", "scsi0:0.present = \"TRUE\"\nscsi0:0.fileName = \"c.vmdk\"\n");
    f.fs.writeFile(f.files.list, f.fs.readText(f.files.list) + "snapshot2.clone0 = \"/vms/clone/c.vmx\"\n");
    QCOMPARE(Fixture::sizesOf(f.read(), 3), std::string("3 4 - - 0"));
}

void SnapshotSizesTest::brokenLinksCountNothing() {
    Fixture f;
    f.fs.writeFile(f.files.frozen[3][0], "KDMV\1\0\0");
    f.fs.remove(f.files.frozen[1][0]);
    const SnapshotTree tree = f.read();
    QCOMPARE(Fixture::sizesOf(tree, 4), std::string("0 0 0 - 0"));
    QCOMPARE(Fixture::sizesOf(tree, 2), std::string("0 0 - - 0"));
    QCOMPARE(Fixture::sizesOf(tree, 1), std::string("4 0 - - 0"));
    QCOMPARE(tree.find(4)->problems.size(), std::size_t(1)); // told once
}

void SnapshotSizesTest::toldTwiceRootsFirst() {
    Fixture f;
    SnapshotTree tree = readSnapshotTree(f.fs, f.spec.folder);
    std::vector<int> told;
    readSizes(f.fs, tree, {}, f.cache, {}, [&told](int id, const NodeSizes&) { told.push_back(id); });
    QCOMPARE(told, (std::vector<int>{0, 1, 2, 3, 4, 0, 1, 2, 3, 4}));
}

void SnapshotSizesTest::readAgainOnlyWhatChanged() {
    Fixture f;
    f.read();
    OpenCounter counter(f.fs);
    const SnapshotTree same = f.read(counter);
    QCOMPARE(counter.sum(), 0);
    QCOMPARE(Fixture::sizesOf(same, 2), std::string("2 3 - 1 2"));
    f.fill(f.files.frozen[1][0], {7});
    const SnapshotTree changed = f.read(counter);
    QVERIFY(counter.sum() > 0);
    QCOMPARE(counter.opened.size(), std::size_t(1));
    QCOMPARE(Fixture::sizesOf(changed, 2), std::string("3 3 - 1 2").replace(0, 9, "3 3 - 2 3"));
}

void SnapshotSizesTest::stops() {
    Fixture f;
    SnapshotTree tree = readSnapshotTree(f.fs, f.spec.folder);
    std::stop_source source;
    source.request_stop();
    try {
        readSizes(f.fs, tree, {}, f.cache, source.get_token());
        QFAIL("was not stopped");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Cancelled);
    }
}

void SnapshotSizesTest::hundredsOfSnapshotsAreQuick() {
    MemoryFileSystem fs;
    MachineSpec spec;
    spec.disks.clear();
    for (int i = 0; i < 6; ++i)
        spec.disks.push_back({"scsi0:" + std::to_string(i), "disk" + std::to_string(i), CreateType::MonolithicSparse,
                              Sectors(2048), Sectors(0)});
    spec.snapshots = branchingSnapshots(300);
    spec.withData = false;
    makeMachine(fs, spec);
    SnapshotTree tree = readSnapshotTree(fs, spec.folder);
    LinkUsageCache cache;
    for (const char* turn : {"first", "again"}) {
        QElapsedTimer timer;
        timer.start();
        readSizes(fs, tree, {}, cache, {});
        const qint64 elapsed = timer.elapsed();
        qInfo("figures of 300 snapshots of 6 disks, %s: %lld ms", turn, elapsed);
        QVERIFY2(elapsed < kLongest, qPrintable(QString::number(elapsed) + " ms"));
    }
    QVERIFY(std::ranges::all_of(tree.nodes, [](const SnapshotNode& node) { return node.sizes.has_value(); }));
}

QTEST_GUILESS_MAIN(SnapshotSizesTest)
#include "machine_snapshotsizes_test.moc"
