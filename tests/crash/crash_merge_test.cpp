// SPDX-License-Identifier: Apache-2.0
// Merging and flattening in place, and attaching: after a power cut at any moment, and another one while the
// operation is run again, every disk reads as before, and the operation is finished. Wrong protocols are noticed.
#include "core/base/error.h"
#include "core/machine/snapshotops.h"
#include "core/ops/attachop.h"
#include "tests/support/clonetools.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/extenttools.h"
#include "tests/support/faultsweep.h"
#include "tests/support/mergetools.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <array>
#include <functional>

using namespace strata;
using namespace strata::test;

namespace {

using Path = std::filesystem::path;

constexpr Sectors kCapacity{700};
const Path kBase = "/vm/d.vmdk", kMiddle = "/vm/d-000001.vmdk", kLeaf = "/vm/d-000002.vmdk",
           kTop = "/vm/d-000003.vmdk", kWhole = "/vm/whole.vmdk";

void write(FileSystem& fs, const Path& path, Sectors start, Sectors length, std::uint64_t seed) {
    const auto chain = openDisk(fs, path, forWriting());
    chain->write(start, patternBytes(length.bytes(), seed));
    chain->close();
}

/// base <- middle <- leaf <- top; grains that all of them have, that only one has, and zeros.
std::unique_ptr<MemoryFileSystem> machine(CreateType base, CreateType redo) {
    auto fs = std::make_unique<MemoryFileSystem>();
    fs->makeFolders("/vm");
    makeDisk(*fs, kBase, base, kCapacity);
    write(*fs, kBase, Sectors(0), Sectors(300), 1);
    makeChild(*fs, kMiddle, redo, kCapacity, kBase);
    write(*fs, kMiddle, Sectors(130), Sectors(140), 2);
    {
        const auto chain = openDisk(*fs, kMiddle, forWriting());
        chain->writeZeros(Sectors(0), Sectors(128));
        chain->write(Sectors(600), patternBytes(512, 3));
        chain->close();
    }
    makeChild(*fs, kLeaf, redo, kCapacity, kMiddle);
    write(*fs, kLeaf, Sectors(250), Sectors(60), 4);
    makeChild(*fs, kTop, redo, kCapacity, kLeaf);
    write(*fs, kTop, Sectors(5), Sectors(1), 5);
    makeFilled(*fs, kWhole, kindNamed("monolithicSparse"), contentsOf(*openDisk(*fs, kMiddle)));
    return fs;
}

void intoBase(FileSystem& fs) { runMerge(fs, {kBase, {kMiddle}, MergeDirection::IntoParent}, {kLeaf}); }
void intoMiddle(FileSystem& fs) { runMerge(fs, {kMiddle, {kLeaf}, MergeDirection::IntoParent}, {kTop}); }
void intoChild(FileSystem& fs) { runMerge(fs, {kMiddle, {kLeaf}, MergeDirection::IntoChildren}); }
void flatten(FileSystem& fs) {
    if (openDisk(fs, kLeaf)->linkCount() == 1) {
        openDisk(fs, kLeaf, forWriting()); // finishes what was committed
        return;
    }
    OperationRun run(fs);
    flattenOp({kLeaf, {}})->run(run.context);
}
/// The whole contents of the middle lie in another disk, too, with a content ID of its own.
void attach(FileSystem& fs) {
    OperationRun run(fs);
    attachOp({kWhole, kLeaf, true, {}})->run(run.context);
    openDisk(fs, kLeaf, forWriting()); // finishes an earlier run's that needed nothing done
}

bool vanished(FileSystem& fs, const Path& file) { return !fs.exists(file); }
std::size_t links(FileSystem& fs, const Path& disk) { return openDisk(fs, disk)->linkCount(); }

struct Task {
    const char* name;
    std::function<void(FileSystem&)> run;
    std::function<bool(FileSystem&)> isDone;
};
const Task kIntoBase{"into the base", intoBase, [](FileSystem& fs) { return vanished(fs, kMiddle); }};
const Task kIntoMiddle{"into the middle", intoMiddle, [](FileSystem& fs) { return vanished(fs, kLeaf); }};
const Task kIntoChild{"into a child", intoChild, [](FileSystem& fs) { return vanished(fs, kMiddle); }};
const Task kFlatten{"flatten", flatten, [](FileSystem& fs) { return links(fs, kLeaf) == 1; }};
const Task kAttach{"attach", attach, [](FileSystem& fs) { return links(fs, kLeaf) == 2; }};
const std::array kTasks{&kIntoBase, &kIntoMiddle, &kIntoChild, &kFlatten, &kAttach};

struct Case {
    Case(CreateType base, CreateType redo, const Task& what)
        : before(machine(base, redo)), task(what), contents(contentsOf(*openDisk(*before, kTop))) {}

    std::string readsAsBefore(FileSystem& fs) const {
        return contentsOf(*openDisk(fs, kTop)) == contents ? "" : "the disk does not read as before";
    }
    /// The operation run anew after the cut.
    std::string finishes(FileSystem& fs) const {
        task.run(fs);
        if (!task.isDone(fs))
            return "the operation run again does not finish";
        if (!readsAsBefore(fs).empty())
            return "the disk does not read as before when the operation is finished";
        openDisk(fs, kTop, forWriting());
        return listIntents(fs, "/vm").empty() ? "" : "something is left to be done";
    }
    std::string check(CrashState& state) const {
        if (state.finished && !task.isDone(state.fs))
            return "what was reported as done is lost";
        const std::string wrong = readsAsBefore(state.fs);
        return wrong.empty() ? finishes(state.fs) : wrong;
    }
    /// The power goes again while the operation goes on.
    std::string checkTwice(CrashState& state) const {
        CrashOptions few;
        few.randomSubsets = 1;
        few.maxPerKind = 2;
        const CrashReport inner = forEachCrashState(
            state.fs, task.run, [&](CrashState& deeper) { return check(deeper); }, few);
        return inner.failures.empty() ? "" : "in the second run: " + inner.summary();
    }

    std::unique_ptr<MemoryFileSystem> before;
    const Task& task;
    Bytes contents;
};

CrashReport cutPower(const Case& disk, const CrashOptions& options) {
    return forEachCrashState(
        *disk.before, disk.task.run, [&](CrashState& state) { return disk.check(state); }, options);
}

/// qemu's order: the parent's content ID changes with the first write, the child's idea of it stays.
void qemusOrder(FileSystem& fs) {
    const auto target = openDisk(fs, kBase, forWriting());
    const auto child = openLink(fs, kMiddle);
    std::vector<std::byte> bytes(Sectors(140).bytes());
    child->read(Sectors(130), bytes);
    target->write(Sectors(130), bytes);
    target->close();
}

CrashOptions sampled() {
    CrashOptions options;
    options.randomSubsets = 4;
    options.maxPerKind = 12;
    return options;
}

} // namespace

class CrashMergeTest : public QObject {
    Q_OBJECT

private slots:
    void everyStateReadsAsBeforeAndIsFinished_data() {
        QTest::addColumn<int>("base");
        QTest::addColumn<int>("redo");
        QTest::addColumn<unsigned>("task");
        constexpr auto sparse = CreateType::MonolithicSparse;
        constexpr auto split = CreateType::TwoGbMaxExtentSparse;
        constexpr auto cowd = CreateType::VmfsSparse;
        const auto row = [](CreateType base, CreateType redo, std::initializer_list<unsigned> tasks) {
            for (const unsigned task : tasks)
                QTest::addRow("%s, %s on %s", kTasks[task]->name, createTypeName(redo).data(),
                              createTypeName(base).data())
                    << static_cast<int>(base) << static_cast<int>(redo) << task;
        };
        row(sparse, sparse, {0, 1, 2, 3, 4});
        row(sparse, cowd, {0, 1, 2, 3, 4});
        row(cowd, sparse, {0});
        row(split, split, {0, 2, 4});
        row(CreateType::MonolithicFlat, sparse, {0, 2, 3});
        row(CreateType::Vmfs, cowd, {0, 3});
    }
    void everyStateReadsAsBeforeAndIsFinished() {
        QFETCH(int, base);
        QFETCH(int, redo);
        QFETCH(unsigned, task);
        const Case disk(static_cast<CreateType>(base), static_cast<CreateType>(redo), *kTasks[task]);
        const CrashReport report = cutPower(disk, sampled());
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states >= 3 && report.points >= 3, report.summary().c_str());
    }

    void soDoesEveryStateAfterTwoCuts_data() {
        QTest::addColumn<int>("redo");
        QTest::addColumn<unsigned>("task");
        for (const CreateType redo : {CreateType::MonolithicSparse, CreateType::VmfsSparse})
            for (unsigned task = 0; task < kTasks.size(); ++task)
                QTest::addRow("%s, %s", kTasks[task]->name, createTypeName(redo).data())
                    << static_cast<int>(redo) << task;
    }
    void soDoesEveryStateAfterTwoCuts() {
        QFETCH(int, redo);
        QFETCH(unsigned, task);
        const Case disk(CreateType::MonolithicSparse, static_cast<CreateType>(redo), *kTasks[task]);
        CrashOptions few;
        few.randomSubsets = 0;
        few.maxPerKind = 2;
        std::size_t states = 0; // every 17th, for each leads to dozens more
        const CrashReport report = forEachCrashState(
            *disk.before, disk.task.run,
            [&](CrashState& state) { return states++ % 17 == 0 ? disk.checkTwice(state) : std::string(); }, few);
        QVERIFY2(report.failures.empty(), report.summary().c_str());
    }

    /// Then the program ends, and the next one goes on.
    void whateverCallFailsTheDiskReadsAsBefore_data() {
        QTest::addColumn<unsigned>("task");
        for (const unsigned task : {1U, 3U, 4U})
            QTest::newRow(kTasks[task]->name) << task;
    }
    void whateverCallFailsTheDiskReadsAsBefore() {
        QFETCH(unsigned, task);
        const Case disk(CreateType::MonolithicSparse, CreateType::MonolithicSparse, *kTasks[task]);
        std::size_t runs = 0; // every seventh is looked at: there are thousands
        const FaultReport report = sweepFaults(*disk.before, disk.task.run, [&](FaultOutcome& outcome) {
            if (!outcome.error && !disk.task.isDone(outcome.fs))
                return std::string("reported as done, but it is not");
            if (runs++ % 7 != 0)
                return std::string();
            const std::string wrong = disk.readsAsBefore(outcome.fs);
            return wrong.empty() ? disk.finishes(outcome.fs) : wrong;
        });
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.runs > 20, report.summary().c_str());
    }

    void aDriveThatLiesIsNoticed_data() {
        QTest::addColumn<unsigned>("task");
        for (unsigned task = 0; task < kTasks.size(); ++task)
            QTest::newRow(kTasks[task]->name) << task;
    }
    void aDriveThatLiesIsNoticed() {
        QFETCH(unsigned, task);
        const Case disk(CreateType::MonolithicSparse, CreateType::MonolithicSparse, *kTasks[task]);
        CrashOptions lying = sampled();
        lying.ignoreSync = true;
        QVERIFY(!cutPower(disk, lying).failures.empty());
    }

    void qemusOrderOfContentIdsIsNoticed() {
        const Case disk(CreateType::MonolithicSparse, CreateType::MonolithicSparse, kIntoBase);
        const CrashReport report = forEachCrashState(
            *disk.before, qemusOrder, [&](CrashState& state) { return disk.readsAsBefore(state.fs); }, sampled());
        QVERIFY(!report.failures.empty());
    }

    void aHalfMergedParentIsNotOpenedAlone_data() {
        QTest::addColumn<bool>("whole");
        QTest::newRow("its parts") << false;
        QTest::newRow("the whole operation") << true;
    }
    void aHalfMergedParentIsNotOpenedAlone() {
        QFETCH(bool, whole);
        const auto before = machine(CreateType::MonolithicSparse, CreateType::MonolithicSparse);
        const auto merge = [&](FileSystem& fs) {
            if (!whole)
                return intoBase(fs);
            OperationRun run(fs);
            mergeLinkOp({kMiddle, {}})->run(run.context);
        };
        before->remove(kWhole);
        std::size_t refused = 0;
        const CrashReport report = forEachCrashState(
            *before, merge,
            [&](CrashState& state) -> std::string {
                const auto intent = findIntent(state.fs, kBase);
                if (!intent || intent->state != IntentState::Marker)
                    return {};
                const auto code = codeOf([&] { openDisk(state.fs, kBase); });
                refused += code == ErrorCode::Interrupted;
                return code == ErrorCode::Interrupted ? "" : "the half-merged parent was opened";
            },
            sampled());
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY(refused > 0);
    }
};

QTEST_GUILESS_MAIN(CrashMergeTest)
#include "crash_merge_test.moc"
