// SPDX-License-Identifier: Apache-2.0
// Disks are compared by what the guest reads.
#include "core/ops/compareruns.h"
#include "tests/support/clonetools.h"
#include "tests/support/faultfilesystem.h"
#include "tests/support/sampledisks.h"

#include <QTest>

#include <random>

using namespace strata;
using namespace strata::test;

namespace {

CompareParams params(bool map = false, bool aIsRaw = false, bool bIsRaw = false) {
    CompareParams p;
    p.a = "/a.vmdk";
    p.b = "/b.vmdk";
    p.aIsRaw = aIsRaw;
    p.bIsRaw = bIsRaw;
    p.map = map;
    return p;
}

struct Expected {
    std::uint64_t first = 0;
    std::uint64_t bytes = 0;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
};

/// The same, the plain way.
Expected difference(Bytes a, Bytes b) {
    a.resize(std::max(a.size(), b.size()));
    b.resize(a.size());
    Expected expected;
    for (std::size_t at = 0; at < a.size(); at += kSectorSize) {
        bool differs = false;
        for (std::size_t i = at; i < at + kSectorSize; ++i)
            if (a[i] != b[i]) {
                if (expected.bytes++ == 0)
                    expected.first = i;
                differs = true;
            }
        if (differs && !expected.ranges.empty() && expected.ranges.back().first + expected.ranges.back().second == at)
            expected.ranges.back().second += kSectorSize;
        else if (differs)
            expected.ranges.emplace_back(at, kSectorSize);
    }
    return expected;
}

} // namespace

class OpsCompareTest : public QObject {
    Q_OBJECT

private slots:
    void everyPairIsComparedByItsBytes_data() {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        for (const DiskKind& a : everyKind())
            for (const DiskKind& b : everyKind())
                QTest::addRow("%s and %s", a.name, b.name) << QString(a.name) << QString(b.name);
    }
    void everyPairIsComparedByItsBytes() {
        QFETCH(QString, a);
        QFETCH(QString, b);
        const DiskKind& kindA = kindNamed(a.toStdString());
        const DiskKind& kindB = kindNamed(b.toStdString());
        const Bytes guest = guestBytes(Sectors(4500), Filling::Scattered);
        Bytes other = guest;
        std::mt19937 random(5);
        for (int i = 0; i < 40; ++i)
            other[random() % other.size()] ^= std::byte{0x10};
        std::fill_n(other.begin() + 3000 * kSectorSize, 300 * kSectorSize, std::byte{0});
        for (const bool same : {true, false}) {
            MemoryFileSystem fs;
            makeFilled(fs, "/a.vmdk", kindA, guest);
            makeFilled(fs, "/b.vmdk", kindB, same ? guest : other);
            CompareOp compare(params(true, kindA.raw, kindB.raw));
            OperationRun run(fs);
            QVERIFY(!compare.canRun(fs));
            const Plan plan = compare.plan(run.context);
            compare.run(run.context);
            const Expected expected = difference(guest, same ? guest : other);
            const CompareResult& result = compare.result();
            QCOMPARE(result.equal, same);
            QCOMPARE(result.differingBytes, expected.bytes);
            QCOMPARE(result.ranges.size(), expected.ranges.size());
            for (std::size_t i = 0; i < expected.ranges.size(); ++i) {
                QCOMPARE(result.ranges[i].start, expected.ranges[i].first);
                QCOMPARE(result.ranges[i].length, expected.ranges[i].second);
            }
            if (!same)
                QCOMPARE(result.firstDifference, expected.first);
            QCOMPARE(run.progress.snapshot().done, plan.reads);
            QCOMPARE(run.progress.snapshot().total, plan.reads);
        }
    }

    void rangesAreOnlyKeptWhenAskedFor() {
        MemoryFileSystem fs;
        makeFilled(fs, "/a.vmdk", kindNamed("raw"), guestBytes(Sectors(100), Filling::Full, 1));
        makeFilled(fs, "/b.vmdk", kindNamed("raw"), guestBytes(Sectors(100), Filling::Full, 2));
        OperationRun run(fs);
        CompareOp compare(params(false, true, true));
        compare.run(run.context);
        QVERIFY(!compare.result().equal);
        QVERIFY(compare.result().ranges.empty());
        QVERIFY(compare.result().differingBytes > 50000);
    }

    void aShorterDiskCountsAsZerosPastItsEnd_data() {
        QTest::addColumn<bool>("tailIsZero");
        QTest::newRow("equal") << true;
        QTest::newRow("not equal") << false;
    }
    void aShorterDiskCountsAsZerosPastItsEnd() {
        QFETCH(bool, tailIsZero);
        MemoryFileSystem fs;
        Bytes guest = guestBytes(Sectors(900), Filling::Full);
        makeFilled(fs, "/a.vmdk", kindNamed("monolithicFlat"), guest);
        guest.resize(1300 * kSectorSize);
        if (!tailIsZero)
            guest[1299 * kSectorSize + 7] = std::byte{1};
        makeFilled(fs, "/b.vmdk", kindNamed("monolithicSparse"), guest);
        for (const bool swapped : {false, true}) {
            CompareParams p = params();
            if (swapped)
                std::swap(p.a, p.b);
            CompareOp compare(p);
            OperationRun run(fs);
            compare.run(run.context);
            QCOMPARE(compare.result().equal, tailIsZero);
            QCOMPARE(compare.result().differingBytes, std::uint64_t{tailIsZero ? 0U : 1U});
            QCOMPARE(compare.result().firstDifference, std::uint64_t{tailIsZero ? 0U : 1299U * 512U + 7U});
            QCOMPARE(run.report.lines.size(), std::size_t{1}); // that the sizes differ
        }
    }

    // Two children of one large parent: its bytes are the same bytes, so nobody reads them.
    void whatBothShareIsNotRead() {
        MemoryFileSystem fs;
        makeFilled(fs, "/parent.vmdk", kindNamed("monolithicSparse"), guestBytes(Sectors(9000), Filling::Full));
        for (const char* child : {"/a.vmdk", "/b.vmdk"})
            makeChild(fs, child, CreateType::MonolithicSparse, Sectors(9000), "/parent.vmdk");
        Bytes change(9000 * kSectorSize);
        std::fill_n(change.begin() + 5000 * kSectorSize, kSectorSize, std::byte{9});
        writeSectors(fs, "/b.vmdk", change);
        const auto a = openDisk(fs, "/a.vmdk");
        const auto b = openDisk(fs, "/b.vmdk");
        CompareReader reader(*a, *b);
        Sectors looked;
        while (const auto piece = reader.next())
            looked += piece->length;
        QCOMPARE(looked, Sectors(128));
        QCOMPARE(reader.takePassedBytes(), 2 * 9000 * kSectorSize);
        OperationRun run(fs);
        CompareOp compare(params(true));
        compare.run(run.context);
        QCOMPARE(compare.result().ranges.size(), std::size_t{1});
        QCOMPARE(compare.result().ranges.front().start, 5000 * kSectorSize);
        QCOMPARE(compare.result().ranges.front().length, kSectorSize);
    }

    void cancelStopsIt() {
        MemoryFileSystem fs;
        makeFilled(fs, "/a.vmdk", kindNamed("raw"), guestBytes(Sectors(5000), Filling::Full, 1));
        makeFilled(fs, "/b.vmdk", kindNamed("raw"), guestBytes(Sectors(5000), Filling::Full, 2));
        OperationRun run(fs);
        run.stop.request_stop();
        try {
            CompareOp(params(false, true, true)).run(run.context);
            QFAIL("ran to its end");
        } catch (const Error& error) {
            QCOMPARE(int(error.code()), int(ErrorCode::Cancelled));
        }
    }

    void aDiskThatCannotBeReadIsAnErrorNotADifference() {
        MemoryFileSystem memory;
        makeFilled(memory, "/a.vmdk", kindNamed("raw"), guestBytes(Sectors(5000), Filling::Full, 1));
        makeFilled(memory, "/b.vmdk", kindNamed("raw"), guestBytes(Sectors(5000), Filling::Full, 1));
        FaultFileSystem fs(memory);
        Fault fault;
        fault.where = calls({Call::Read});
        fault.nth = 3;
        fs.arm(fault);
        OperationRun run(fs);
        try {
            CompareOp(params(false, true, true)).run(run.context);
            QFAIL("ran to its end");
        } catch (const Error& error) {
            QCOMPARE(int(error.code()), int(ErrorCode::Io));
        }
    }
};

QTEST_GUILESS_MAIN(OpsCompareTest)
#include "ops_compare_test.moc"
