// SPDX-License-Identifier: Apache-2.0
// Every operation on a machine's snapshots, over two disks: after a power cut at any moment, another one inside the
// recovery included, lists and files agree, the machine is as before or as after, every state reads as it did, and
// the same operation run again finishes.
#include "core/base/error.h"
#include "core/disk/unfinishedchange.h"
#include "core/io/intent.h"
#include "core/machine/machinestate.h"
#include "core/machine/snapshotops.h"
#include "tests/support/clonetools.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/extenttools.h"
#include "tests/support/faultsweep.h"
#include "tests/support/foldercontents.h"
#include "tests/support/machines.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

using Path = std::filesystem::path;

const Path kFolder = "/vms/win10";
const Path kConfig = kFolder / "win10.vmx";

template<class P>
P on() {
    P params;
    params.machine = kFolder;
    return params;
}

/// first <- second <- third, first <- side <- (present), over a sparse and a flat disk.
std::unique_ptr<MemoryFileSystem> machine() {
    auto fs = std::make_unique<MemoryFileSystem>();
    MachineSpec spec;
    spec.folder = kFolder;
    spec.disks = {{"scsi0:0", "disk", CreateType::MonolithicSparse, Sectors(300), Sectors(16)},
                  {"nvme0:1", "data", CreateType::MonolithicFlat, Sectors(160)}};
    spec.snapshots = {{"first"}, {"second", 0}, {"third", 1}, {"side", 0}};
    makeMachine(*fs, spec);
    return fs;
}

using Step = std::function<std::unique_ptr<Operation>()>;

void run(FileSystem& fs, const Step& step) {
    OperationRun with(fs);
    step()->run(with.context);
}

Step take() {
    return [] {
        auto params = on<TakeSnapshotParams>();
        params.snapshotName = "taken";
        return takeSnapshotOp(params);
    };
}
Step goTo(PresentState present, bool branch) {
    return [=] {
        auto params = on<GoToParams>();
        params.snapshot = 2;
        params.present = present;
        params.keepName = "kept";
        params.branch = branch;
        return goToSnapshotOp(params);
    };
}
Step discard(std::uint32_t uid, bool subtree) {
    return [=] {
        auto params = on<DiscardParams>();
        params.snapshot = uid;
        params.subtree = subtree;
        return discardSnapshotOp(params);
    };
}
Step merge(std::uint32_t uid, MergeRoute route) {
    return [=] {
        auto params = on<MergeSnapshotParams>();
        params.snapshot = uid;
        params.route = route;
        return mergeSnapshotOp(params);
    };
}
Step describe() {
    return [] {
        auto params = on<DescribeParams>();
        params.snapshot = 2;
        params.snapshotName = "renamed";
        params.description = "two\nlines";
        return describeSnapshotOp(params);
    };
}
Step undo() {
    return [] {
        auto params = on<UndoParams>();
        params.evenIfWritten = true;
        return undoOp(params);
    };
}
Step purge() {
    return [] { return purgeOp(on<MachineParams>()); };
}
GhostParams third() {
    auto params = on<GhostParams>();
    params.files = {kFolder / "disk-000002.vmdk", kFolder / "data-000002.vmdk"};
    params.snapshotName = "adopted";
    return params;
}

/// What a step is done to, and the step.
struct Scene {
    const char* name;
    std::function<void(MemoryFileSystem&)> prepare;
    Step step;
    std::uint32_t merged = 0; ///< the snapshot that may be half merged, and then cannot be read alone
};

void loseThird(MemoryFileSystem& fs) {
    const MachineState state = readMachineState(fs, kConfig, {});
    VmsdFile list = state.vmsd;
    list.remove(3);
    fs.writeFile(state.list, list.encode());
}

const std::vector<Scene>& scenes() {
    const auto nothing = [](MemoryFileSystem&) {};
    const auto after = [](const Step& step) { return [step](MemoryFileSystem& fs) { run(fs, step); }; };
    const auto onlyFirstAndSide = [](MemoryFileSystem& fs) {
        run(fs, discard(2, true));
        run(fs, purge());
    };
    static const std::vector<Scene> all{
        {"take", nothing, take()},
        {"go to, discarding", nothing, goTo(PresentState::Discard, false)},
        {"go to, keeping", nothing, goTo(PresentState::Keep, false)},
        {"branch", nothing, goTo(PresentState::KeepIfData, true)},
        {"describe", nothing, describe()},
        {"discard", nothing, discard(3, false)},
        {"discard a subtree", nothing, discard(2, true)},
        {"merge into the base", onlyFirstAndSide, merge(1, MergeRoute::Cheapest), 1},
        {"merge in the middle", nothing, merge(2, MergeRoute::Cheapest), 2},
        {"merge into several", nothing, merge(1, MergeRoute::CopyToChildren), 1},
        {"merge, keeping the link", nothing, merge(1, MergeRoute::KeepShared), 1},
        {"undo take", after(take()), undo()},
        {"undo go to", after(goTo(PresentState::Discard, false)), undo()},
        {"undo discard", after(discard(2, true)), undo()},
        {"purge", after(discard(2, true)), purge()},
        {"adopt", loseThird, [] { return adoptOp(third()); }},
        {"discard unlisted", loseThird, [] { return discardGhostOp(third()); }},
    };
    return all;
}

std::string digest(FileSystem& fs, const Path& link) { return sha1(readGuest(fs, link)).left(8).toStdString() + " "; }

/// Everything that a person would see: lists, and what each state reads as. Throws where something cannot be read.
std::string viewOf(FileSystem& onDrive, std::uint32_t merged) {
    const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(onDrive, kConfig);
    FileSystem& fs = view ? *view : onDrive;
    const MachineState state = readMachineState(fs, kConfig, {});
    std::string words;
    for (const SnapshotRecord& record : state.vmsd.snapshots()) {
        words += std::to_string(record.uid) + "<" + std::to_string(record.parent) + " " + record.name + " "
                 + record.description + ": ";
        for (const SnapshotDiskRecord& disk : record.disks) {
            words += disk.fileName + "=";
            if (record.uid != merged)
                words += digest(fs, state.fileOf(fs, disk));
        }
        words += "; ";
    }
    words += "now on " + std::to_string(state.vmsd.current()) + ": ";
    for (const PresentDisk& disk : state.disks)
        words += disk.fileName + "=" + digest(fs, disk.path);
    words += "; journal " + std::to_string(state.journal.steps().size()) + ":";
    for (const Path& link : state.journal.discarded())
        words += " " + link.filename().string() + (fs.exists(link) ? "" : " (gone)");
    return words;
}

/// A scene with what it looks like before and after.
struct Play {
    explicit Play(const Scene& shown) : scene(shown), start(machine()) {
        scene.prepare(*start);
        before = viewOf(*start, scene.merged);
        const std::unique_ptr<MemoryFileSystem> done = machine();
        scene.prepare(*done);
        run(*done, scene.step);
        after = viewOf(*done, scene.merged);
        names = namesIn(*done, kFolder);
    }

    std::string verdict(MemoryFileSystem& fs, bool mustBeAfter) const {
        const std::string found = viewOf(fs, scene.merged);
        if (found != before && found != after)
            return "neither before nor after: " + found;
        if (mustBeAfter && found != after)
            return "the step is lost";
        if (found != after || !listIntents(fs, kFolder).empty())
            run(fs, scene.step);
        if (const std::string finished = viewOf(fs, scene.merged); finished != after)
            return "not finished when run again: " + finished;
        if (!listIntents(fs, kFolder).empty())
            return "something is left to be done";
        // A second cut may leave the next intent half-written; whoever changes the machine next replaces it.
        if (fs.exists(kFolder / "win10.vmx.intent.tmp"))
            fs.remove(kFolder / "win10.vmx.intent.tmp");
        return namesIn(fs, kFolder) == names ? "" : "files are left over or gone: " + namesIn(fs, kFolder);
    }
    CrashReport crashes(const CrashOptions& options) const {
        return forEachCrashState(
            *start, [this](FileSystem& fs) { run(fs, scene.step); },
            [this](CrashState& state) { return verdict(state.fs, state.finished); }, options);
    }

    const Scene& scene;
    std::unique_ptr<MemoryFileSystem> start;
    std::string before, after, names;
};

CrashOptions sampled() {
    CrashOptions options;
    options.randomSubsets = 1;
    options.maxPerKind = 3;
    options.maxFailures = 1;
    return options;
}

} // namespace

class CrashSnapshotTest : public QObject {
    Q_OBJECT

private:
    static void allScenes() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < scenes().size(); ++i)
            QTest::newRow(scenes()[i].name) << static_cast<int>(i);
    }
    static const Scene& scene(int index) { return scenes()[static_cast<std::size_t>(index)]; }

private slots:
    void theMachineIsAsBeforeOrAsAfter_data() { allScenes(); }
    void theMachineIsAsBeforeOrAsAfter() {
        QFETCH(int, index);
        const Play play(scene(index));
        QVERIFY(play.before != play.after);
        const CrashReport report = play.crashes(sampled());
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states > 10, report.summary().c_str());
    }

    void aSecondCrashInsideTheRecoveryIsNoMatter_data() { allScenes(); }
    void aSecondCrashInsideTheRecoveryIsNoMatter() {
        QFETCH(int, index);
        const Play play(scene(index));
        // The states worth it are those with something to recover; of these a few.
        int met = 0, cut = 0;
        const auto again = [&](CrashState& state) -> std::string {
            if (listIntents(state.fs, kFolder).empty() || ++met % 8 != 1 || cut == 2)
                return {};
            ++cut;
            const CrashReport inner = forEachCrashState(
                state.fs, [&](FileSystem& fs) { run(fs, play.scene.step); },
                [&](CrashState& deeper) { return play.verdict(deeper.fs, deeper.finished); }, sampled());
            return inner.failures.empty() ? "" : inner.summary();
        };
        const CrashReport report = forEachCrashState(
            *play.start, [&](FileSystem& fs) { run(fs, play.scene.step); }, again, sampled());
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY(cut > 0);
    }

    void whateverCallFailsTheMachineIsAsBeforeOrAsAfter_data() { allScenes(); }
    void whateverCallFailsTheMachineIsAsBeforeOrAsAfter() {
        QFETCH(int, index);
        const Play play(scene(index));
        std::size_t runs = 0; // every fifth is looked at, since that takes longer than the step
        const FaultReport report = sweepFaults(
            *play.start, [&](FileSystem& fs) { run(fs, play.scene.step); },
            [&](FaultOutcome& outcome) -> std::string {
                if (outcome.couldCleanUp && listIntents(outcome.fs, kFolder).empty())
                    for (const Path& path : outcome.fs.allFiles())
                        if (isTemporary(path))
                            return "left behind: " + path.string();
                return runs++ % 5 == 0 ? play.verdict(outcome.fs, !outcome.error) : "";
            },
            37);
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.runs > 30, report.summary().c_str());
    }

    void aDriveThatLiesIsNoticed_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < scenes().size(); ++i) // one of each kind of step
            if (const std::string name = scenes()[i].name; name == "take" || name == "branch"
                                                           || name == "merge into the base" || name == "undo go to"
                                                           || name == "purge" || name == "describe")
                QTest::newRow(scenes()[i].name) << static_cast<int>(i);
    }
    void aDriveThatLiesIsNoticed() {
        QFETCH(int, index);
        CrashOptions lying = sampled();
        lying.ignoreSync = true;
        lying.randomSubsets = 4;
        QVERIFY(!Play(scene(index)).crashes(lying).failures.empty());
    }
};

QTEST_GUILESS_MAIN(CrashSnapshotTest)
#include "crash_snapshot_test.moc"
