// SPDX-License-Identifier: Apache-2.0
// A machine is held by VMware's rule while a step changes it, and free again afterwards.
#include "core/io/filesystemwrapper.h"
#include "core/io/vmwarelock.h"
#include "core/machine/deleteop.h"
#include "core/machine/snapshotops.h"
#include "tests/support/clonetools.h"
#include "tests/support/machines.h"
#include "tests/support/memoryfilesystem.h"

#include <QTest>

#include <set>

using namespace strata;
using namespace strata::test;

namespace {

using Path = std::filesystem::path;
using Names = std::set<std::string>;

const Path kFolder = "/vms/win10";

MachineSpec machine(std::vector<MachineSnapshot> snapshots) {
    MachineSpec spec;
    spec.folder = kFolder;
    spec.snapshots = std::move(snapshots);
    return spec;
}

Names lockFolders(FileSystem& fs) {
    Names names;
    for (const DirectoryEntry& entry : fs.list(kFolder))
        if (entry.name.extension() == ".lck")
            names.insert(entry.name);
    return names;
}

/// Looks which locks there are at the moment when a step becomes true.
class Watcher final : public FileSystemWrapper {
public:
    explicit Watcher(FileSystem& next) : FileSystemWrapper(next) {}

    void rename(const Path& from, const Path& to) override {
        look(to);
        FileSystemWrapper::rename(from, to);
    }
    void renameNoReplace(const Path& from, const Path& to) override {
        look(to);
        FileSystemWrapper::renameNoReplace(from, to);
    }
    Names held;

private:
    void look(const Path& to) {
        if (to.extension() == ".intent")
            held.merge(lockFolders(*this));
    }
};

} // namespace

class MachineLocksTest : public QObject {
    Q_OBJECT

private slots:
    void aStepHoldsTheMachineAndItsDisks_data() {
        QTest::addColumn<int>("step");
        QTest::newRow("take") << 0;
        QTest::newRow("go to") << 1;
        QTest::newRow("merge") << 2;
        QTest::newRow("merge a link") << 3;
    }
    void aStepHoldsTheMachineAndItsDisks() {
        QFETCH(int, step);
        MemoryFileSystem memory;
        const MachineFiles files = makeMachine(memory, machine({{"first"}, {"second", 0}}));
        if (step == 3)
            memory.remove(files.list); // merging single links is for those that no snapshot names
        Watcher fs(memory);
        OperationRun with(fs);
        operationFor(step, files)->run(with.context);
        QVERIFY(fs.held.contains("win10.vmx.lck"));
        QVERIFY(fs.held.contains(files.present.front().filename().native() + ".lck"));
        QCOMPARE(lockFolders(memory), Names{});
    }

    void whatIsDeletedIsHeld() {
        MemoryFileSystem memory;
        MachineSpec spec = machine({});
        spec.disks = {{"scsi0:0", "disk", CreateType::MonolithicFlat, Sectors(64)}};
        const MachineFiles files = makeMachine(memory, spec);
        Watcher fs(memory);
        OperationRun with(fs);
        DeleteOp({.disk = files.present.front(), .force = true, .open = {}}).run(with.context);
        QCOMPARE(fs.held, Names{"disk.vmdk.lck"});
        QCOMPARE(lockFolders(memory), Names{});
    }

private:
    static std::unique_ptr<Operation> operationFor(int step, const MachineFiles& files) {
        if (step == 0) {
            TakeSnapshotParams params;
            params.machine = kFolder;
            params.snapshotName = "third";
            return takeSnapshotOp(params);
        }
        if (step == 1) {
            GoToParams params;
            params.machine = kFolder;
            params.snapshot = 1;
            params.present = PresentState::Keep;
            params.keepName = "kept";
            return goToSnapshotOp(params);
        }
        if (step == 2) {
            MergeSnapshotParams params;
            params.machine = kFolder;
            params.snapshot = 2;
            return mergeSnapshotOp(params);
        }
        MergeLinkParams params;
        params.child = files.present.front();
        return mergeLinkOp(params);
    }
};

QTEST_APPLESS_MAIN(MachineLocksTest)
#include "machine_locks_test.moc"
