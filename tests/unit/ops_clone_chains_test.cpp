// SPDX-License-Identifier: Apache-2.0
// Chains are flattened: whatever kinds and sizes their links have, the copy reads as the leaf does.
#include "tests/support/clonetools.h"
#include "tests/support/sampledisks.h"

#include <QTest>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

const std::vector<std::string> kChildKinds{"monolithicSparse", "twoGbMaxExtentSparse", "vmfsSparse"};

/// Lays `bytes` over `guest` where they are not zero: what a child's writes do.
void lay(Bytes& guest, const Bytes& bytes) {
    for (std::size_t at = 0; at < std::min(guest.size(), bytes.size()); at += kSectorSize)
        if (const ByteSpan sector = ByteSpan(bytes).subspan(at, kSectorSize); !isAllZero(sector))
            std::copy(sector.begin(), sector.end(), guest.begin() + static_cast<std::ptrdiff_t>(at));
}

Path linkPath(unsigned index) { return "/link" + std::to_string(index) + ".vmdk"; }

/// A base and `depth - 1` children of every kind in turn, each with some sectors and some zeros of its own. Returns
/// what the guest reads.
Bytes makeChain(FileSystem& fs, unsigned depth, const DiskKind& baseKind, Sectors capacity) {
    Bytes guest = guestBytes(capacity, Filling::Scattered, 99);
    makeFilled(fs, linkPath(0), baseKind, guest);
    for (unsigned index = 1; index < depth; ++index) {
        makeChild(fs, linkPath(index), kindNamed(kChildKinds[index % kChildKinds.size()]).type, capacity,
                  linkPath(index - 1));
        Bytes change = guestBytes(capacity, Filling::Scattered, index);
        // Not so much that the leaf hides the rest.
        for (std::size_t at = 0; at < change.size(); at += kSectorSize)
            if ((at / kSectorSize / 40 + index) % depth > 2)
                std::fill_n(change.begin() + static_cast<std::ptrdiff_t>(at), kSectorSize, std::byte{0});
        writeSectors(fs, linkPath(index), change);
        lay(guest, change);
        const auto chain = openDisk(fs, linkPath(index), forWriting());
        const Sectors zeroFrom(index * 97 % (capacity.count() / 2));
        chain->writeZeros(zeroFrom, Sectors(50));
        chain->close();
        std::fill_n(guest.begin() + static_cast<std::ptrdiff_t>(zeroFrom.bytes()), 50 * kSectorSize, std::byte{0});
    }
    return guest;
}

} // namespace

class OpsCloneChainsTest : public QObject {
    Q_OBJECT

private slots:
    void aChainReadsTheSameInEveryKind_data() {
        QTest::addColumn<unsigned>("depth");
        QTest::addColumn<QString>("base");
        for (const unsigned depth : {1U, 3U, 32U})
            for (const char* base : {"monolithicSparse", "monolithicFlat", "streamOptimized", "vmfsSparse"})
                QTest::addRow("%u links on %s", depth, base) << depth << QString(base);
    }
    void aChainReadsTheSameInEveryKind() {
        QFETCH(unsigned, depth);
        QFETCH(QString, base);
        MemoryFileSystem fs;
        const Bytes guest = makeChain(fs, depth, kindNamed(base.toStdString()), Sectors(4999));
        const DiskKind leafKind = kindNamed("monolithicSparse");
        for (const DiskKind& kind : everyKind()) {
            CloneParams params = cloneParams(linkPath(depth - 1), leafKind, "/copy.vmdk", kind);
            params.overwrite = true;
            params.verify = true;
            CloneOp clone(params);
            OperationRun run(fs);
            clone.run(run.context);
            QVERIFY2(readGuest(fs, "/copy.vmdk", kind.raw) == guest, kind.name);
            QCOMPARE(run.progress.snapshot().done, run.progress.snapshot().total);
        }
    }

    void aCopyHasNoParent() {
        MemoryFileSystem fs;
        makeChain(fs, 3, kindNamed("monolithicSparse"), Sectors(4999));
        OperationRun run(fs);
        CloneOp(cloneParams(linkPath(2), kindNamed("monolithicSparse"), "/copy.vmdk", kindNamed("vmfsSparse")))
            .run(run.context);
        const auto copy = openDisk(fs, "/copy.vmdk");
        QCOMPARE(copy->linkCount(), std::size_t{1});
        QVERIFY(!copy->leaf().hasParent());
        QVERIFY(!copy->leaf().descriptor().parentHint());
    }

    void whatAShortParentLacksIsZero() {
        MemoryFileSystem fs;
        const Bytes parent = guestBytes(Sectors(700), Filling::Full);
        makeFilled(fs, "/parent.vmdk", kindNamed("monolithicFlat"), parent);
        makeChild(fs, "/child.vmdk", CreateType::MonolithicSparse, Sectors(2000), "/parent.vmdk");
        Bytes guest(2000 * kSectorSize);
        std::copy(parent.begin(), parent.end(), guest.begin());
        Bytes change(guest.size());
        std::fill_n(change.begin() + 1500 * kSectorSize, 5 * kSectorSize, std::byte{7});
        writeSectors(fs, "/child.vmdk", change);
        lay(guest, change);
        for (const DiskKind& kind : everyKind()) {
            CloneParams params = cloneParams("/child.vmdk", kind, "/copy.vmdk", kind);
            params.sourceIsRaw = false;
            params.overwrite = true;
            OperationRun run(fs);
            CloneOp(params).run(run.context);
            QVERIFY2(readGuest(fs, "/copy.vmdk", kind.raw) == guest, kind.name);
        }
    }

    void grainsOfAnotherSizeAreComposed_data() {
        QTest::addColumn<unsigned>("from");
        QTest::addColumn<unsigned>("to");
        for (const unsigned from : {16U, 128U, 2048U})
            for (const unsigned to : {16U, 128U, 2048U})
                QTest::addRow("%u to %u", from, to) << from << to;
    }
    void grainsOfAnotherSizeAreComposed() {
        QFETCH(unsigned, from);
        QFETCH(unsigned, to);
        MemoryFileSystem fs;
        const Bytes guest = guestBytes(Sectors(20001), Filling::Scattered);
        makeDisk(fs, "/source.vmdk", CreateType::MonolithicSparse, Sectors(20001), Sectors(from));
        writeSectors(fs, "/source.vmdk", guest);
        const DiskKind kind = kindNamed("monolithicSparse");
        CloneParams params = cloneParams("/source.vmdk", kind, "/copy.vmdk", kind);
        params.spec.grain = Sectors(to);
        OperationRun run(fs);
        CloneOp(params).run(run.context);
        QVERIFY(readGuest(fs, "/copy.vmdk") == guest);
        // A grain without data is not stored.
        std::uint64_t grains = 0;
        for (std::size_t at = 0; at < guest.size(); at += to * kSectorSize)
            grains += isAllZero(ByteSpan(guest).subspan(at, std::min(to * kSectorSize, guest.size() - at))) ? 0U : 1U;
        std::uint64_t stored = 0;
        for (const Run& stretch : runsOf(*openDisk(fs, "/copy.vmdk")))
            if (stretch.kind == RunKind::Data)
                stored += ceilDiv(stretch.length.count(), to);
        QCOMPARE(stored, grains);
    }

    // More extents than a new disk keeps open, with data far apart: the copy goes in rounds.
    void manyExtentsAreWrittenInRounds_data() {
        QTest::addColumn<QString>("kind");
        QTest::newRow("sparse") << "twoGbMaxExtentSparse";
        QTest::newRow("flat") << "twoGbMaxExtentFlat";
    }
    void manyExtentsAreWrittenInRounds() {
        QFETCH(QString, kind);
        MemoryFileSystem fs;
        const Sectors capacity(2048 * 700);
        makeDisk(fs, "/source.vmdk", CreateType::MonolithicSparse, capacity);
        {
            const auto chain = openDisk(fs, "/source.vmdk", forWriting());
            const Bytes piece = guestBytes(Sectors(200), Filling::Full);
            for (const std::uint64_t extent : {0U, 1U, 2U, 254U, 255U, 256U, 257U, 258U, 511U, 640U, 698U})
                chain->write(Sectors(2048 * extent + 2000), piece);
            chain->close();
        }
        CloneParams params =
            cloneParams("/source.vmdk", kindNamed("monolithicSparse"), "/copy.vmdk", kindNamed(kind.toStdString()));
        params.spec.splitAt = Sectors(2048);
        params.verify = true;
        OperationRun run(fs, 4);
        CloneOp clone(params);
        clone.run(run.context);
        QVERIFY(clone.result().verified);
        QCOMPARE(openDisk(fs, "/copy.vmdk")->leaf().extents().size(), std::size_t{700});
        QCOMPARE(sha1(*openDisk(fs, "/copy.vmdk")), sha1(*openDisk(fs, "/source.vmdk")));
    }
};

QTEST_GUILESS_MAIN(OpsCloneChainsTest)
#include "ops_clone_chains_test.moc"
