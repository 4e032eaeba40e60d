// SPDX-License-Identifier: Apache-2.0
// Operations that were cut off, found by their folder and finished or rolled back.
#include "core/machine/finishop.h"
#include "core/machine/machinestate.h"
#include "core/machine/snapshotops.h"
#include "core/ops/attachop.h"
#include "tests/support/extenttools.h"
#include "tests/support/faultfilesystem.h"
#include "tests/support/machines.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"

#include <QTest>

#include <cerrno>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

void runOn(FileSystem& fs, Operation& operation) {
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report};
    operation.run(context);
}

} // namespace

class MachineFinishTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        MachineSpec spec;
        spec.snapshots = {{"one", -1}, {"two", 0}, {"three", 1}};
        files_ = makeMachine(*fs_, spec);
        folder_ = files_.config.parent_path();
    }

    void aMergeIsFoundAndFinished_data() { merges(); }
    void aMergeIsFoundAndFinished() {
        QFETCH(int, snapshot);
        const QByteArray present = contents();
        cutOffMerge(static_cast<std::uint32_t>(snapshot));
        FinishOp finish({.target = folder_, .rollBack = false, .open = {}});
        QVERIFY(!finish.canRun(*fs_));
        runOn(*fs_, finish);
        QVERIFY(findCutOff(*fs_, folder_, {}).empty());
        QCOMPARE(contents(), present);
        QCOMPARE(readMachineState(*fs_, files_.config, {}).vmsd.snapshots().size(), std::size_t{2});
    }

    /// Copies in children change nothing that anybody reads; a parent that was written to is another matter.
    void onlyCopiesAreRolledBack_data() { merges(); }
    void onlyCopiesAreRolledBack() {
        QFETCH(int, snapshot);
        const bool copies = snapshot == 2;
        const QByteArray present = contents();
        cutOffMerge(static_cast<std::uint32_t>(snapshot));
        FinishOp back({.target = folder_, .rollBack = true, .open = {}});
        QCOMPARE(!back.canRun(*fs_).has_value(), copies);
        if (!copies)
            return;
        runOn(*fs_, back);
        QVERIFY(findCutOff(*fs_, folder_, {}).empty());
        QCOMPARE(contents(), present);
        QCOMPARE(readMachineState(*fs_, files_.config, {}).vmsd.snapshots().size(), std::size_t{3});
        TakeSnapshotParams take;
        take.machine = files_.config;
        take.snapshotName = "four";
        runOn(*fs_, *takeSnapshotOp(take)); // nothing is in the way any more
    }

    void aFlatteningIsFinishedOrRolledBack_data() {
        QTest::addColumn<bool>("rollBack");
        QTest::newRow("finished") << false;
        QTest::newRow("rolled back") << true;
    }
    void aFlatteningIsFinishedOrRolledBack() {
        QFETCH(bool, rollBack);
        const Path disk = "/vm/child.vmdk";
        fs_->makeFolders("/vm");
        makeDisk(*fs_, "/vm/base.vmdk", CreateType::MonolithicSparse, Sectors(4096));
        writeInto(*fs_, "/vm/base.vmdk", 65536, 1);
        makeChild(*fs_, disk, CreateType::MonolithicSparse, Sectors(4096), "/vm/base.vmdk");
        writeInto(*fs_, disk, 0, 2);
        const QByteArray before = sha1(*openDisk(*fs_, disk));
        FaultFileSystem faulty(*fs_);
        faulty.arm({.where = calls({Call::Write}), .nth = 6, .errnoValue = EIO, .fromThenOn = true});
        QVERIFY(codeOf([&] { runOn(faulty, *flattenOp({.disk = disk, .open = {}})); }).has_value());
        QCOMPARE(findCutOff(*fs_, disk, {}).size(), std::size_t{1});
        QVERIFY(findCutOff(*fs_, "/vm/other.vmdk", {}).empty());
        FinishOp operation({.target = disk, .rollBack = rollBack, .open = {}});
        runOn(*fs_, operation);
        QVERIFY(findCutOff(*fs_, "/vm", {}).empty());
        const auto chain = openDisk(*fs_, disk, forWriting());
        QCOMPARE(chain->linkCount(), std::size_t{rollBack ? 2U : 1U});
        QCOMPARE(sha1(*chain), before);
    }

    void aCommittedChangeIsFinishedNeverRolledBack() {
        IntentBuilder intent(*fs_, files_.config, IntentOp::ChangeSnapshots);
        intent.replace(folder_ / "note.txt", std::vector<std::byte>(4, std::byte{'x'}));
        static_cast<void>(intent.commit());
        QVERIFY(FinishOp({.target = folder_, .rollBack = true, .open = {}}).canRun(*fs_).has_value());
        FinishOp finish({.target = folder_, .rollBack = false, .open = {}});
        runOn(*fs_, finish);
        QCOMPARE(fs_->readFile(folder_ / "note.txt").size(), std::size_t{4});
    }

    void aFolderWhereAllIsDoneIsRefused() {
        QCOMPARE(FinishOp({.target = folder_, .rollBack = false, .open = {}}).canRun(*fs_)->code,
                 ErrorCode::NotFound);
    }

private:
    static void merges() {
        QTest::addColumn<int>("snapshot");
        QTest::newRow("into the parent, a base") << 1;
        QTest::newRow("into children") << 2;
    }

    QByteArray contents() { return sha1(*openDisk(*fs_, files_.present[0])); }

    /// The drive fails while data is copied.
    void cutOffMerge(std::uint32_t snapshot) {
        MergeSnapshotParams params;
        params.machine = files_.config;
        params.snapshot = snapshot;
        for (unsigned nth = 1; nth < 60; ++nth) {
            const std::unique_ptr<MemoryFileSystem> attempt = fs_->snapshot();
            FaultFileSystem faulty(*attempt);
            faulty.arm({.where = calls({Call::Write}), .nth = nth, .errnoValue = EIO, .fromThenOn = true});
            const std::unique_ptr<Operation> merge = mergeSnapshotOp(params);
            const bool failed = codeOf([&] { runOn(faulty, *merge); }).has_value();
            const std::vector<CutOff> found = findCutOff(*attempt, folder_, {});
            if (failed && !found.empty() && found.front().intent.state == IntentState::Marker) {
                fs_ = attempt->snapshot();
                return;
            }
        }
        QFAIL("no write left a marker");
    }

    std::unique_ptr<MemoryFileSystem> fs_;
    MachineFiles files_;
    Path folder_;
};

QTEST_GUILESS_MAIN(MachineFinishTest)
#include "machine_finish_test.moc"
