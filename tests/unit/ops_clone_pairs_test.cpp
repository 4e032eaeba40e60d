// SPDX-License-Identifier: Apache-2.0
// Every kind of disk becomes every other kind and reads the same, whatever its size and filling.
#include "tests/support/clonetools.h"
#include "tests/support/sampledisks.h"

#include <QTest>

#include <map>
#include <memory>
#include <string>
#include <tuple>

using namespace strata;
using namespace strata::test;

namespace {

/// One grain more or less, odd ends, several extents.
const std::vector<std::uint64_t> kCapacities{1, 127, 128, 129, 1000, 5001};

bool isFlat(const DiskKind& kind) {
    return kind.raw || kind.type == CreateType::MonolithicFlat || kind.type == CreateType::TwoGbMaxExtentFlat
           || kind.type == CreateType::Vmfs || kind.type == CreateType::VmfsThin;
}

std::uint64_t sizeOfNew(MemoryFileSystem& fs) {
    std::uint64_t bytes = 0;
    for (const auto& path : fs.allFiles())
        if (path.filename().string().starts_with("copy"))
            bytes += fs.status(path)->size;
    return bytes;
}

QString told(std::uint64_t capacity, Filling filling) {
    return QString("%1 sectors, filling %2").arg(capacity).arg(int(filling));
}

} // namespace

class OpsClonePairsTest : public QObject {
    Q_OBJECT

private slots:
    void everyPairReadsTheSame_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        for (const DiskKind& from : everyKind())
            for (const DiskKind& to : everyKind())
                QTest::addRow("%s to %s", from.name, to.name) << QString(from.name) << QString(to.name);
    }
    void everyPairReadsTheSame() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const DiskKind& fromKind = kindNamed(from.toStdString());
        const DiskKind& toKind = kindNamed(to.toStdString());
        for (const std::uint64_t capacity : kCapacities)
            for (const Filling filling : {Filling::Empty, Filling::Full, Filling::Scattered}) {
                const Bytes guest = guestBytes(Sectors(capacity), filling, capacity);
                const auto folder = sourceFolder(fromKind, guest, int(filling));
                MemoryFileSystem& fs = *folder;
                CloneOp clone(cloneParams("/source.vmdk", fromKind, "/copy.vmdk", toKind));
                OperationRun run(fs);
                QVERIFY(!clone.canRun(fs));
                const Plan plan = clone.plan(run.context);
                clone.run(run.context);
                QVERIFY2(readGuest(fs, "/copy.vmdk", toKind.raw) == guest, qPrintable(told(capacity, filling)));
                checkAgainstPlan(fs, plan, clone.result(), run.progress.snapshot(), fromKind, toKind, filling);
                QVERIFY2(!QTest::currentTestFailed(), qPrintable(told(capacity, filling)));
            }
    }

    void largeSegmentsAreCutAndJoinedAgain_data() { everyPairReadsTheSame_data(); }
    void largeSegmentsAreCutAndJoinedAgain() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const DiskKind& fromKind = kindNamed(from.toStdString());
        const DiskKind& toKind = kindNamed(to.toStdString());
        MemoryFileSystem fs;
        Bytes guest = guestBytes(Sectors(9000), Filling::Full);
        // Off every bound, and with a stretch of zeros in the midst.
        std::fill_n(guest.begin(), 777 * kSectorSize, std::byte{0});
        std::fill_n(guest.begin() + 4000 * kSectorSize, 1500 * kSectorSize, std::byte{0});
        makeFilled(fs, "/source.vmdk", fromKind, guest);
        CloneParams params = cloneParams("/source.vmdk", fromKind, "/copy.vmdk", toKind);
        params.spec.splitAt = Sectors(0);
        params.verify = true;
        CloneOp clone(params);
        OperationRun run(fs);
        clone.run(run.context);
        QVERIFY(clone.result().verified);
        QVERIFY(readGuest(fs, "/copy.vmdk", toKind.raw) == guest);
        QCOMPARE(run.progress.snapshot().done, run.progress.snapshot().total);
    }

    void aCopyMayBeLargerButNotSmaller() {
        MemoryFileSystem fs;
        Bytes guest = guestBytes(Sectors(1000), Filling::Full);
        makeFilled(fs, "/source.vmdk", kindNamed("monolithicSparse"), guest);
        CloneParams params =
            cloneParams("/source.vmdk", kindNamed("monolithicSparse"), "/copy.vmdk", kindNamed("monolithicSparse"));
        params.spec.capacity = Sectors(999);
        QCOMPARE(int(CloneOp(params).canRun(fs)->code), int(ErrorCode::CapacityMismatch));
        params.spec.capacity = Sectors(1300);
        OperationRun run(fs);
        CloneOp(params).run(run.context);
        guest.resize(1300 * kSectorSize);
        QVERIFY(readGuest(fs, "/copy.vmdk") == guest);
    }

private:
    /// Made once, copied for each use.
    std::unique_ptr<MemoryFileSystem> sourceFolder(const DiskKind& kind, const Bytes& guest, int filling) {
        auto& folder = sources_[{kind.name, guest.size(), filling}];
        if (folder == nullptr) {
            folder = std::make_unique<MemoryFileSystem>();
            makeFilled(*folder, "/source.vmdk", kind, guest);
        }
        return folder->snapshot();
    }

    static void checkAgainstPlan(MemoryFileSystem& fs, const Plan& plan, const CloneResult& result,
                                 const Progress::Snapshot& progress, const DiskKind& from, const DiskKind& to,
                                 Filling filling) {
        QCOMPARE(progress.done, progress.total);
        QCOMPARE(result.bytesRead, plan.reads);
        QCOMPARE(result.bytesWritten, sizeOfNew(fs));
        QCOMPARE(plan.removes.size(), std::size_t{0});
        for (const auto& path : fs.allFiles())
            QVERIFY2(path.extension() != ".part", path.c_str());
        for (const auto& path : plan.creates)
            QVERIFY2(fs.exists(path), path.c_str());
        // Zeros that only reading can find are left out; grains that stay whole are not looked at.
        const bool exact =
            to.type != CreateType::StreamOptimized
            && (filling != Filling::Scattered || (from.type == CreateType::MonolithicSparse && to.type == from.type));
        if (!isFlat(to) && exact)
            QCOMPARE(plan.writes, result.bytesWritten);
        else if (!isFlat(to))
            QVERIFY(plan.writes >= result.bytesWritten);
        else
            QVERIFY(plan.writes >= plan.reads && plan.writes < plan.reads + 4096);
    }

    std::map<std::tuple<std::string, std::size_t, int>, std::unique_ptr<MemoryFileSystem>> sources_;
};

QTEST_GUILESS_MAIN(OpsClonePairsTest)
#include "ops_clone_pairs_test.moc"
