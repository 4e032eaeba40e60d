// SPDX-License-Identifier: Apache-2.0
// Take, go to, branch, discard, rename, undo and purge on machines in memory: what the lists and files say
// afterwards, and what is refused.
#include "core/base/error.h"
#include "core/io/intent.h"
#include "core/machine/machinestate.h"
#include "core/machine/snapshotops.h"
#include "tests/support/clonetools.h"
#include "tests/support/extenttools.h"
#include "tests/support/machines.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

using Path = std::filesystem::path;

const Path kFolder = "/vms/win10";
const Path kConfig = kFolder / "win10.vmx";

/// Two disks of different kinds; `snapshots`: in a line.
MachineSpec twoDisks(std::vector<MachineSnapshot> snapshots = {}) {
    MachineSpec spec;
    spec.disks = {{"scsi0:0", "disk", CreateType::MonolithicSparse, Sectors(2048)},
                  {"nvme0:1", "data", CreateType::MonolithicFlat, Sectors(1024)}};
    spec.snapshots = std::move(snapshots);
    return spec;
}

template<class P>
P on(P params) {
    params.machine = kFolder;
    return params;
}

void run(FileSystem& fs, const std::unique_ptr<Operation>& operation) {
    OperationRun with(fs);
    requireRunnable(*operation, fs);
    operation->run(with.context);
}

std::unique_ptr<Operation> take(const std::string& name, const std::string& description = {}) {
    TakeSnapshotParams params;
    params.snapshotName = name;
    params.description = description;
    return takeSnapshotOp(on(params));
}

std::unique_ptr<Operation> goTo(std::uint32_t uid, PresentState present, const std::string& keepName = {}) {
    GoToParams params;
    params.snapshot = uid;
    params.present = present;
    params.keepName = keepName;
    return goToSnapshotOp(on(params));
}

std::unique_ptr<Operation> discard(std::uint32_t uid, bool subtree = false) {
    DiscardParams params;
    params.snapshot = uid;
    params.subtree = subtree;
    return discardSnapshotOp(on(params));
}

std::unique_ptr<Operation> undo(bool evenIfWritten = false) {
    UndoParams params;
    params.evenIfWritten = evenIfWritten;
    return undoOp(on(params));
}

std::unique_ptr<Operation> purge() { return purgeOp(on(MachineParams{})); }

MachineState stateOf(FileSystem& fs) { return readMachineState(fs, kConfig, {}); }

/// "1<0 first [disk.vmdk data.vmdk]; now on 1 [disk-000001.vmdk data-000001.vmdk]"
std::string listOf(FileSystem& fs) {
    const MachineState state = stateOf(fs);
    std::string words;
    for (const SnapshotRecord& snapshot : state.vmsd.snapshots()) {
        words += std::to_string(snapshot.uid) + "<" + std::to_string(snapshot.parent) + " " + snapshot.name + " [";
        for (const SnapshotDiskRecord& disk : snapshot.disks)
            words += (words.back() == '[' ? "" : " ") + disk.fileName;
        words += "]; ";
    }
    words += "now on " + std::to_string(state.vmsd.current()) + " [";
    for (const PresentDisk& disk : state.disks)
        words += (words.back() == '[' ? "" : " ") + disk.fileName;
    return words + "]";
}

std::vector<std::byte> guest(FileSystem& fs, const Path& name) { return readGuest(fs, kFolder / name); }

#define FAILS(CODE, CALL) QVERIFY(codeOf([&] { CALL; }) == ErrorCode::CODE)

} // namespace

class SnapshotOpsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { fs_ = std::make_unique<MemoryFileSystem>(); }

    void takingFreezesEveryDiskAndGoesOnInChildren() {
        makeMachine(*fs_, twoDisks());
        const auto before = guest(*fs_, "disk.vmdk");
        run(*fs_, take("first", "line 1\n\"line\" 2"));
        QCOMPARE(listOf(*fs_),
                 std::string("1<0 first [disk.vmdk data.vmdk]; now on 1 [disk-000001.vmdk data-000001.vmdk]"));
        QVERIFY(guest(*fs_, "disk-000001.vmdk") == before);
        QVERIFY(openDisk(*fs_, kFolder / "data-000001.vmdk")->linkCount() == 2);
        const SnapshotRecord record = stateOf(*fs_).vmsd.snapshots().front();
        QCOMPARE(record.description, std::string("line 1\n\"line\" 2"));
        QVERIFY(record.createdUs > 1'700'000'000'000'000 && !record.withMemory);
        run(*fs_, take("second"));
        QCOMPARE(listOf(*fs_), std::string("1<0 first [disk.vmdk data.vmdk]; "
                                           "2<1 second [disk-000001.vmdk data-000001.vmdk]; "
                                           "now on 2 [disk-000002.vmdk data-000002.vmdk]"));
    }

    void thePlanSaysWhatHappens() {
        makeMachine(*fs_, twoDisks());
        const std::string before = namesIn(*fs_, kFolder);
        OperationRun with(*fs_);
        const Plan plan = take("first")->plan(with.context);
        QCOMPARE(namesIn(*fs_, kFolder), before);
        QCOMPARE(plan.operation, std::string_view("take"));
        QVERIFY(plan.writes > 0 && plan.peakExtraSpace == plan.writes);
        std::vector<Path> creates = plan.creates;
        std::ranges::sort(creates);
        QVERIFY((creates
                 == std::vector<Path>{kFolder / "data-000001.vmdk", kFolder / "disk-000001.vmdk",
                                      kFolder / "win10.vmx.undo"}));
        run(*fs_, take("first"));
        for (const Path& made : creates)
            QVERIFY(fs_->exists(made));
        QVERIFY(namesIn(*fs_, kFolder).find(".part") == std::string::npos);
    }

    void independentDisksAreLeftAlone() {
        makeMachine(*fs_, twoDisks());
        std::string vmx = fs_->readText(kConfig);
        fs_->writeFile(kConfig, vmx + "nvme0:1.mode = \"independent-persistent\"\n");
        run(*fs_, take("first"));
        QVERIFY(fs_->readText(kConfig).find("nvme0:1.fileName = \"data.vmdk\"") != std::string::npos);
        QCOMPARE(stateOf(*fs_).vmsd.snapshots()[0].disks.size(), std::size_t{1});
    }

    void namesOfOtherFilesAreNotReused() {
        makeMachine(*fs_, twoDisks());
        fs_->writeFile(kFolder / "DATA-000001-delta.vmdk", "somebody else's");
        fs_->writeFile(kFolder / "disk-000002.vmdk.part", "left by a crash");
        run(*fs_, take("first"));
        QVERIFY(fs_->exists(kFolder / "disk-000002.vmdk"));
        QVERIFY(fs_->exists(kFolder / "data-000002.vmdk"));
    }

    void linksElsewhereGetChildrenInTheWorkingFolder() {
        makeMachine(*fs_, twoDisks());
        fs_->makeFolders("/base");
        fs_->makeFolders("/work");
        for (const char* name : {"disk.vmdk"})
            fs_->rename(kFolder / name, Path("/base") / name);
        std::string vmx = fs_->readText(kConfig);
        vmx.replace(vmx.find("\"disk.vmdk\""), 11, "\"/base/disk.vmdk\"");
        fs_->writeFile(kConfig, vmx + "workingDir = \"/work\"\n");
        OpenOptions trusting;
        trusting.trust = true;
        TakeSnapshotParams params;
        params.snapshotName = "first";
        params.open = trusting;
        run(*fs_, takeSnapshotOp(on(params)));
        QCOMPARE(listOf(*fs_), std::string("1<0 first [/base/disk.vmdk data.vmdk]; "
                                           "now on 1 [/work/disk-000001.vmdk data-000001.vmdk]"));
        QCOMPARE(openDisk(*fs_, "/work/disk-000001.vmdk", trusting)->linkCount(), std::size_t{2});
        UndoParams back;
        back.open = trusting;
        run(*fs_, undoOp(on(back)));
        QVERIFY(!fs_->exists("/work/disk-000001.vmdk"));
        QCOMPARE(listOf(*fs_), std::string("now on 0 [/base/disk.vmdk data.vmdk]"));
    }

    void goingToASnapshotAsksWhatBecomesOfThePresent() {
        const MachineFiles files = makeMachine(*fs_, twoDisks({{"first"}, {"second", 0}}));
        FAILS(InvalidArgument, run(*fs_, goTo(1, PresentState::Refuse)));
        const auto first = readGuest(*fs_, files.frozen[0][0]);
        run(*fs_, goTo(1, PresentState::Discard));
        const MachineState state = stateOf(*fs_);
        QCOMPARE(state.vmsd.current(), 1U);
        QVERIFY(readGuest(*fs_, state.disks[0].path) == first);
        QVERIFY(state.disks[0].path != files.present[0]);
        QVERIFY(fs_->exists(files.present[0]));
        QCOMPARE(state.journal.discarded().size(), std::size_t{2});
        // The new present state is empty, so there is nothing to ask now.
        run(*fs_, goTo(2, PresentState::Refuse));
        QCOMPARE(stateOf(*fs_).vmsd.current(), 2U);
    }

    void thePresentIsKeptAsASnapshot() {
        const MachineFiles files = makeMachine(*fs_, twoDisks({{"first"}, {"second", 0}}));
        run(*fs_, goTo(1, PresentState::Keep, "kept"));
        const MachineState state = stateOf(*fs_);
        QCOMPARE(state.vmsd.snapshots().size(), std::size_t{3});
        const SnapshotRecord kept = state.vmsd.snapshots().back();
        QCOMPARE(kept.name, std::string("kept"));
        QCOMPARE(kept.parent, 2U);
        QVERIFY(state.fileOf(*fs_, kept.disks[0]) == files.present[0]);
        QCOMPARE(state.vmsd.current(), 1U);
        QVERIFY(state.journal.discarded().empty());
    }

    void branchKeepsThePresentOnlyIfItHoldsData() {
        makeMachine(*fs_, twoDisks({{"first"}, {"second", 0}}));
        run(*fs_, goTo(1, PresentState::KeepIfData));
        QCOMPARE(stateOf(*fs_).vmsd.snapshots().size(), std::size_t{3});
        run(*fs_, goTo(2, PresentState::KeepIfData));
        QCOMPARE(stateOf(*fs_).vmsd.snapshots().size(), std::size_t{3});
    }

    void aDiskAddedSinceStaysAsItIs() {
        makeMachine(*fs_, twoDisks({{"first"}}));
        makeFilled(*fs_, kFolder / "new.vmdk", kindNamed("monolithicSparse"),
                   guestBytes(Sectors(512), Filling::Scattered));
        fs_->writeFile(kConfig,
                       fs_->readText(kConfig) + "sata0:3.present = \"TRUE\"\nsata0:3.fileName = \"new.vmdk\"\n");
        const auto contents = guest(*fs_, "new.vmdk");
        OperationRun with(*fs_);
        QVERIFY(!goTo(1, PresentState::Discard)->plan(with.context).warnings.empty());
        run(*fs_, goTo(1, PresentState::Discard));
        QVERIFY(stateOf(*fs_).findDisk("sata0:3")->path == kFolder / "new.vmdk");
        // Kept, it is frozen like the others and goes on in a child of its own.
        run(*fs_, goTo(1, PresentState::Keep, "with the new disk"));
        const MachineState state = stateOf(*fs_);
        const Path link = state.findDisk("sata0:3")->path;
        QVERIFY(link.filename().native().starts_with("new-00000"));
        QVERIFY(readGuest(*fs_, link) == contents);
    }

    void discardingLeavesTheFilesUntilTheyArePurged() {
        const MachineFiles files = makeMachine(*fs_, twoDisks({{"first"}, {"second", 0}, {"side", 0}}));
        // The machine is on "side"; "second" is a leaf of the tree.
        run(*fs_, discard(2));
        QVERIFY(!stateOf(*fs_).vmsd.find(2).has_value());
        for (const Path& file : files.frozen[1])
            QVERIFY(fs_->exists(file));
        run(*fs_, purge());
        for (const Path& file : files.frozen[1])
            QVERIFY(!fs_->exists(file));
        QVERIFY(!fs_->exists(kFolder / "win10.vmx.undo"));
        FAILS(NotFound, run(*fs_, undo()));
        run(*fs_, purge()); // nothing to do is no error
        QVERIFY(!fs_->exists(kFolder / "win10.vmx.undo"));
    }

    void whatOthersBuildOnIsNotDiscarded() {
        makeMachine(*fs_, twoDisks({{"first"}, {"second", 0}, {"third", 1}, {"side", 0}}));
        FAILS(NotSupported, run(*fs_, discard(2)));       // "third" builds on it
        FAILS(NotSupported, run(*fs_, discard(1, true))); // the present state does
        FAILS(NotSupported, run(*fs_, discard(4)));
        FAILS(NotFound, run(*fs_, discard(9)));
        run(*fs_, discard(2, true));
        QCOMPARE(stateOf(*fs_).vmsd.snapshots().size(), std::size_t{2});
        QCOMPARE(stateOf(*fs_).journal.discarded().size(), std::size_t{4});
    }

    void whatOnlyDiscardedLinksNeedGoesWithThem() {
        const MachineFiles files = makeMachine(*fs_, twoDisks({{"first"}, {"second", 0}, {"third", 1}, {"side", 0}}));
        // The list forgets "second", whose links only "third" builds on.
        VmsdFile list = stateOf(*fs_).vmsd;
        list.remove(2);
        fs_->writeFile(kFolder / "win10.vmsd", list.encode());
        OperationRun with(*fs_);
        QCOMPARE(discard(3)->plan(with.context).warnings.size(), std::size_t{2});
        run(*fs_, discard(3));
        std::vector<Path> expected{files.frozen[1][0], files.frozen[1][1], files.frozen[2][0], files.frozen[2][1]};
        std::ranges::sort(expected);
        QVERIFY(stateOf(*fs_).journal.discarded() == expected);
        run(*fs_, undo());
        QVERIFY(stateOf(*fs_).journal.discarded().empty());
        // The same below the present state; a base stays.
        run(*fs_, goTo(3, PresentState::Discard));
        list = stateOf(*fs_).vmsd;
        list.remove(3);
        fs_->writeFile(kFolder / "win10.vmsd", list.encode());
        run(*fs_, goTo(4, PresentState::Discard));
        QCOMPARE(stateOf(*fs_).journal.discarded().size(), std::size_t{8});
        run(*fs_, purge());
        for (const Path& file : expected)
            QVERIFY(!fs_->exists(file));
        QVERIFY(fs_->exists(files.frozen[0][0]));
    }

    void everyStepCanBeUndone() {
        makeMachine(*fs_, twoDisks({{"first"}, {"second", 0}, {"side", 0}}));
        const std::string list = fs_->readText(kFolder / "win10.vmsd");
        const std::string config = fs_->readText(kConfig);
        const std::string names = namesIn(*fs_, kFolder);
        DescribeParams rename;
        rename.snapshot = 1;
        rename.snapshotName = "erste Schritte \xC3\xBC";
        std::vector<std::function<std::unique_ptr<Operation>()>> steps{
            [] { return take("x"); },
            [] { return goTo(1, PresentState::Keep, "kept"); },
            [] { return goTo(2, PresentState::Discard); },
            [] { return discard(2, true); },
            [&] { return describeSnapshotOp(on(rename)); },
        };
        for (const auto& step : steps) {
            run(*fs_, step());
            QVERIFY(fs_->readText(kFolder / "win10.vmsd") != list);
            run(*fs_, undo());
            QCOMPARE(fs_->readText(kFolder / "win10.vmsd"), list);
            QCOMPARE(fs_->readText(kConfig), config);
            fs_->remove(kFolder / "win10.vmx.undo");
            QCOMPARE(namesIn(*fs_, kFolder), names);
        }
    }

    void stepsAreUndoneInReverse() {
        makeMachine(*fs_, twoDisks());
        const std::string start = listOf(*fs_);
        run(*fs_, take("a"));
        const std::string afterA = listOf(*fs_);
        run(*fs_, take("b"));
        run(*fs_, goTo(1, PresentState::Refuse));
        run(*fs_, undo());
        run(*fs_, undo());
        QCOMPARE(listOf(*fs_), afterA);
        run(*fs_, undo());
        QCOMPARE(listOf(*fs_), start);
        FAILS(NotFound, run(*fs_, undo()));
    }

    void undoDoesNotLoseWhatWasWrittenSince() {
        makeMachine(*fs_, twoDisks({{"first"}}));
        const std::string before = listOf(*fs_);
        run(*fs_, take("x"));
        writeInto(*fs_, stateOf(*fs_).disks[1].path, 4096, 77);
        FAILS(NotSupported, run(*fs_, undo()));
        run(*fs_, undo(true));
        QCOMPARE(listOf(*fs_), before);
    }

    void undoIsRefusedOnceSomebodyElseChangedTheLists() {
        makeMachine(*fs_, twoDisks({{"first"}}));
        run(*fs_, take("x"));
        VmsdFile list = stateOf(*fs_).vmsd;
        list.setName(1, "renamed by VMware");
        fs_->writeFile(kFolder / "win10.vmsd", list.encode());
        FAILS(NotSupported, run(*fs_, undo()));
    }

    void unlistedLinksAreDiscardedAndBroughtBack() {
        makeMachine(*fs_, twoDisks({{"first"}}));
        makeChild(*fs_, kFolder / "lost.vmdk", CreateType::MonolithicSparse, Sectors(2048), kFolder / "disk.vmdk");
        GhostParams ghost;
        ghost.files = {kFolder / "lost.vmdk"};
        run(*fs_, discardGhostOp(on(ghost)));
        QVERIFY(fs_->exists(kFolder / "lost.vmdk"));
        QCOMPARE(stateOf(*fs_).journal.discarded().size(), std::size_t{1});
        run(*fs_, undo());
        QVERIFY(stateOf(*fs_).journal.discarded().empty());
        ghost.files = {kFolder / "disk.vmdk"};
        FAILS(NotSupported, run(*fs_, discardGhostOp(on(ghost))));
    }

    void aForgottenListIsBroughtBackByAdopting() {
        const MachineFiles files = makeMachine(*fs_, twoDisks({{"first"}, {"second", 0}, {"third", 1}}));
        fs_->remove(kFolder / "win10.vmsd");
        const auto adopt = [&](std::size_t snapshot, const std::string& name) {
            GhostParams ghost;
            ghost.files = {files.frozen[snapshot][1], files.frozen[snapshot][0]};
            ghost.snapshotName = name;
            run(*fs_, adoptOp(on(ghost)));
        };
        // In any order: each finds its place between the others.
        adopt(1, "second");
        QCOMPARE(stateOf(*fs_).vmsd.current(), 1U);
        adopt(0, "first");
        QCOMPARE(stateOf(*fs_).vmsd.current(), 1U);
        adopt(2, "third");
        const MachineState state = stateOf(*fs_);
        QCOMPARE(state.vmsd.current(), 3U);
        QCOMPARE(state.vmsd.find(1)->parent, 2U);
        QCOMPARE(state.vmsd.find(2)->parent, 0U);
        QCOMPARE(state.vmsd.find(3)->parent, 1U);
        QVERIFY(state.fileOf(*fs_, state.vmsd.find(3)->disks[0]) == files.frozen[2][1]);
        FAILS(InvalidArgument, adopt(2, "twice"));
        GhostParams present;
        present.files = {files.present[0]};
        present.snapshotName = "present";
        FAILS(InvalidArgument, run(*fs_, adoptOp(on(present))));
        run(*fs_, undo());
        QCOMPARE(stateOf(*fs_).vmsd.current(), 1U);
    }

    void aMachineThatMustNotChangeIsLeftAlone_data() {
        QTest::addColumn<QByteArray>("setting");
        QTest::addColumn<int>("code");
        QTest::newRow("suspended") << QByteArray("checkpoint.vmState = \"win10.vmss\"\n")
                                   << static_cast<int>(ErrorCode::Locked);
        QTest::newRow("encrypted") << QByteArray("encryption.keySafe = \"x\"\n")
                                   << static_cast<int>(ErrorCode::Encrypted);
    }
    void aMachineThatMustNotChangeIsLeftAlone() {
        QFETCH(QByteArray, setting);
        QFETCH(int, code);
        makeMachine(*fs_, twoDisks({{"first"}}));
        fs_->writeFile(kConfig, fs_->readText(kConfig) + setting.toStdString());
        const std::string names = namesIn(*fs_, kFolder);
        const auto refusal = take("x")->canRun(*fs_);
        QVERIFY(refusal && refusal->code == static_cast<ErrorCode>(code));
        OperationRun with(*fs_);
        QVERIFY(codeOf([&] { take("x")->run(with.context); }) == static_cast<ErrorCode>(code));
        QCOMPARE(namesIn(*fs_, kFolder), names);
    }

    void aMachineThatIsHeldIsLeftAlone() {
        makeMachine(*fs_, twoDisks({{"first"}}));
        {
            const auto held = fs_->open(kFolder / "disk-000001.vmdk", OpenMode::ReadWrite, LockMode::Exclusive);
            OperationRun with(*fs_);
            FAILS(Locked, take("x")->run(with.context));
        }
        fs_->makeFolders(kFolder / "win10.vmx.lck");
        fs_->writeFile(kFolder / "win10.vmx.lck/M12345.lck",
                       std::string("otherhost 1-1(vmware-vmx) 1 X 1 lc=1").append(476, '\0'));
        FAILS(Locked, run(*fs_, take("x")));
    }

private:
    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(SnapshotOpsTest)
#include "machine_snapshotops_test.moc"
