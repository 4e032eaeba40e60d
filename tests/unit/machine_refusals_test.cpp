// SPDX-License-Identifier: Apache-2.0
// What runs, is suspended or is held by others is left alone by every operation on a machine's snapshots, and the
// refusal tells who holds it.
#include "core/base/error.h"
#include "core/machine/machinestate.h"
#include "core/machine/snapshotops.h"
#include "tests/support/clonetools.h"
#include "tests/support/extenttools.h"
#include "tests/support/foldercontents.h"
#include "tests/support/machines.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

using Path = std::filesystem::path;

const Path kFolder = "/vms/win10";
const std::string kHolder = "vmware-vmx (process 77)";

template<class P>
P on() {
    P params;
    params.machine = kFolder;
    return params;
}

struct Step {
    const char* name;
    std::function<std::unique_ptr<Operation>()> make;
};

const std::vector<Step>& steps() {
    static const std::vector<Step> all{
        {"take",
         [] {
             auto params = on<TakeSnapshotParams>();
             params.snapshotName = "x";
             return takeSnapshotOp(params);
         }},
        {"goto",
         [] {
             auto params = on<GoToParams>();
             params.snapshot = 1;
             params.present = PresentState::Discard;
             return goToSnapshotOp(params);
         }},
        {"branch",
         [] {
             auto params = on<GoToParams>();
             params.snapshot = 1;
             params.present = PresentState::Keep;
             params.branch = true;
             return goToSnapshotOp(params);
         }},
        {"discard",
         [] {
             auto params = on<DiscardParams>();
             params.snapshot = 2;
             return discardSnapshotOp(params);
         }},
        {"merge",
         [] {
             auto params = on<MergeSnapshotParams>();
             params.snapshot = 3;
             return mergeSnapshotOp(params);
         }},
        {"rename",
         [] {
             auto params = on<DescribeParams>();
             params.snapshot = 1;
             params.snapshotName = "x";
             return describeSnapshotOp(params);
         }},
        {"undo", [] { return undoOp(on<UndoParams>()); }},
        {"purge", [] { return purgeOp(on<MachineParams>()); }},
        {"adopt",
         [] {
             auto params = on<GhostParams>();
             params.files = {kFolder / "lost.vmdk"};
             params.snapshotName = "x";
             return adoptOp(params);
         }},
        {"discard-unlisted",
         [] {
             auto params = on<GhostParams>();
             params.files = {kFolder / "lost.vmdk"};
             return discardGhostOp(params);
         }},
    };
    return all;
}

/// first <- second <- (discarded), first <- third <- (present); lost.vmdk is in no list.
MachineFiles makeHistory(MemoryFileSystem& fs) {
    MachineSpec spec;
    spec.folder = kFolder;
    spec.disks = {{"scsi0:0", "disk", CreateType::MonolithicSparse, Sectors(512)},
                  {"nvme0:1", "data", CreateType::MonolithicFlat, Sectors(256)}};
    spec.snapshots = {{"first"}, {"second", 0}, {"third", 0}, {"gone", 1}};
    spec.current = 2;
    MachineFiles files = makeMachine(fs, spec);
    makeChild(fs, kFolder / "lost.vmdk", CreateType::MonolithicSparse, Sectors(512), kFolder / "disk.vmdk");
    auto params = on<DiscardParams>();
    params.snapshot = 4;
    OperationRun with(fs);
    discardSnapshotOp(params)->run(with.context);
    return files;
}

void lockAsVmware(MemoryFileSystem& fs, const Path& file, const std::string& kind = "X") {
    const Path folder = file.native() + ".lck";
    fs.makeFolders(folder);
    std::string member = "uuid=another-host 77-1(vmware-vmx) 1 " + kind + " 1 lc=1";
    member.resize(512);
    fs.writeFile(folder / "M00001.lck", member);
}

/// Empty if the step refuses with Error(Locked) that says `who`, both when asked and when run, and changes nothing.
std::string refusalOf(MemoryFileSystem& fs, const Step& step, const std::string& who, bool whenAsked = true) {
    const FolderContents before = contentsOf(fs);
    const auto operation = step.make();
    if (whenAsked) {
        const auto refusal = operation->canRun(fs);
        if (!refusal || refusal->code != ErrorCode::Locked)
            return "it does not refuse" + (refusal ? ": " + refusal->reason.english() : std::string());
        if (refusal->reason.english().find(who) == std::string::npos)
            return "it does not say who: " + refusal->reason.english();
    }
    OperationRun with(fs);
    try {
        operation->run(with.context);
        return "it runs";
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Locked)
            return error.what();
    }
    return contentsOf(fs) == before ? "" : "it changes something";
}

} // namespace

class MachineRefusalsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { fs_ = std::make_unique<MemoryFileSystem>(); }

    void everyStepRunsWhereNobodyHoldsAnything() {
        for (const Step& step : steps()) {
            init();
            makeHistory(*fs_);
            const auto refusal = step.make()->canRun(*fs_);
            QVERIFY2(!refusal, (step.name + (refusal ? refusal->reason.english() : std::string())).c_str());
        }
    }

    void whatVmwareHoldsIsLeftAlone_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("the machine runs") << QByteArray("win10.vmx");
        QTest::newRow("its memory is in use") << QByteArray("win10.vmem");
        QTest::newRow("a present disk is in use") << QByteArray("present");
    }
    void whatVmwareHoldsIsLeftAlone() {
        QFETCH(QByteArray, file);
        const MachineFiles files = makeHistory(*fs_);
        lockAsVmware(*fs_, file == "present" ? files.present[1] : kFolder / file.toStdString());
        for (const Step& step : steps()) {
            const std::string wrong = refusalOf(*fs_, step, kHolder);
            QVERIFY2(wrong.empty(), (std::string(step.name) + ": " + wrong).c_str());
        }
    }

    void whatIsSuspendedIsLeftAlone() {
        const MachineFiles files = makeHistory(*fs_);
        fs_->writeFile(files.config, fs_->readText(files.config) + "checkpoint.vmState = \"win10.vmss\"\n");
        for (const Step& step : steps()) {
            const std::string wrong = refusalOf(*fs_, step, "suspended");
            QVERIFY2(wrong.empty(), (std::string(step.name) + ": " + wrong).c_str());
        }
    }

    void whatAnotherProgramHoldsIsLeftAlone() {
        const MachineFiles files = makeHistory(*fs_);
        for (const Path& file : {files.config, files.present[0], files.present[1]}) {
            const auto held = fs_->open(file, OpenMode::ReadWrite, LockMode::Exclusive);
            for (const Step& step : steps()) {
                const std::string wrong = refusalOf(*fs_, step, "", false);
                QVERIFY2(wrong.empty(), (file.string() + ", " + step.name + ": " + wrong).c_str());
            }
        }
    }

    /// Each link of a running machine's chains is held: a linked clone's, too, which lies in an unknown folder.
    void linksThatARunningCloneHoldsAreNotDeleted() {
        const MachineFiles files = makeHistory(*fs_);
        const Step& purge = steps()[7];
        lockAsVmware(*fs_, files.frozen[3][1], "S");
        const std::string wrong = refusalOf(*fs_, purge, kHolder);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }
    void linksThatAnotherProgramReadsAreNotDeleted() {
        const MachineFiles files = makeHistory(*fs_);
        const auto held = fs_->open(files.frozen[3][0], OpenMode::Read, LockMode::Shared);
        const std::string wrong = refusalOf(*fs_, steps()[7], "", false);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }
    void linksThatARunningCloneHoldsAreNotMerged_data() {
        QTest::addColumn<int>("disk");
        QTest::newRow("sparse") << 0;
        QTest::newRow("child of a flat disk") << 1;
    }
    void linksThatARunningCloneHoldsAreNotMerged() {
        QFETCH(int, disk);
        const MachineFiles files = makeHistory(*fs_);
        lockAsVmware(*fs_, files.frozen[2][static_cast<std::size_t>(disk)], "S");
        const std::string wrong = refusalOf(*fs_, steps()[4], kHolder);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

private:
    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(MachineRefusalsTest)
#include "machine_refusals_test.moc"
