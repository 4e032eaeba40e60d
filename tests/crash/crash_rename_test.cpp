// SPDX-License-Identifier: Apache-2.0
// Renaming the base of a machine: after a power cut at any moment the machine reads as before, and the same command
// finishes.
#include "core/disk/unfinishedchange.h"
#include "core/machine/machinestate.h"
#include "core/machine/renameop.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/extenttools.h"
#include "tests/support/machines.h"
#include "tests/support/sampledisks.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

struct Renaming {
    explicit Renaming(CreateType type) {
        MachineSpec spec;
        spec.folder = "/vm";
        spec.disks.front().type = type;
        spec.disks.front().capacity = Sectors(6144);
        spec.snapshots = {{"one"}};
        files = makeMachine(fs, spec);
        if (type == CreateType::TwoGbMaxExtentSparse)
            splitBase();
        before = sha1(*openDisk(fs, files.present[0]));
        base = sha1(*openDisk(fs, files.frozen[0][0]));
    }

    /// Several small pieces in place of one.
    void splitBase() {
        const std::filesystem::path& path = files.frozen[0][0];
        DiskSpec spec;
        spec.path = path;
        spec.type = CreateType::TwoGbMaxExtentSparse;
        spec.capacity = Sectors(6144);
        spec.splitAt = Sectors(2048);
        spec.cid = openDisk(fs, path)->leaf().descriptor().cid();
        NewDisk disk(fs, spec, true);
        for (std::size_t index = 0; index < disk.extentCount(); ++index)
            disk.extent(index);
        disk.commit();
    }

    void rename(FileSystem& any) const {
        Progress progress;
        Report report;
        OpContext context{any, progress, {}, report};
        RenameOp({.disk = files.frozen[0][0], .newName = "base.vmdk", .open = {}}).run(context);
    }

    /// Programs that know nothing of intents find the disk whole under one of its names.
    bool isWholeForOthers(const MemoryFileSystem& any) const {
        const auto others = any.snapshot();
        for (const auto& entry : others->list("/vm"))
            if (entry.name.extension() == ".intent")
                others->remove("/vm" / entry.name);
        for (const std::filesystem::path& name : {files.frozen[0][0], std::filesystem::path("/vm/base.vmdk")})
            if (!codeOf([&] {
                    if (sha1(*openDisk(*others, name)) != base)
                        throw Error(ErrorCode::Corrupt, text("Other contents"));
                }))
                return true;
        return false;
    }

    std::string verdict(MemoryFileSystem& any, bool finished) const {
        const bool oldName = any.exists(files.frozen[0][0]);
        if (finished && oldName)
            return "the old name came back";
        if (!oldName && !any.exists("/vm/base.vmdk"))
            return "no disk at all";
        if (!isWholeForOthers(any))
            return "no whole disk for other programs";
        // Once the change is committed, the old name is gone for whoever looks for intents.
        const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(any, files.config);
        FileSystem& seen = view ? *view : any;
        for (const std::filesystem::path& name : {files.frozen[0][0], std::filesystem::path("/vm/base.vmdk")})
            if (seen.exists(name) && sha1(*openDisk(any, name)) != base)
                return "other contents of " + name.string();
        if (sha1(*openDisk(any, files.present[0])) != before)
            return "the machine's disk reads differently";
        if (oldName)
            rename(any);
        else
            openDisk(any, files.present[0], forWriting())->close();
        if (any.exists(files.frozen[0][0]))
            return "not renamed";
        const MachineState state = readMachineState(any, files.config, {});
        if (state.vmsd.snapshots().front().disks.front().fileName != "base.vmdk")
            return "the snapshot names another file";
        if (sha1(*openDisk(any, files.present[0])) != before)
            return "the machine's disk reads differently afterwards";
        for (const auto& entry : any.list("/vm"))
            if (entry.name.extension() == ".intent" || entry.name.extension() == ".lck")
                return "left over: " + entry.name.string();
        return {};
    }

    CrashReport crashes(const CrashOptions& options) const {
        return forEachCrashState(
            fs, [this](FileSystem& any) { rename(any); },
            [this](CrashState& state) { return verdict(state.fs, state.finished); }, options);
    }

    MemoryFileSystem fs;
    MachineFiles files;
    QByteArray before, base;
};

void kinds() {
    QTest::addColumn<int>("type");
    QTest::newRow("split") << int(CreateType::TwoGbMaxExtentSparse);
    QTest::newRow("flat") << int(CreateType::MonolithicFlat);
    QTest::newRow("sparse") << int(CreateType::MonolithicSparse);
}

} // namespace

class CrashRenameTest : public QObject {
    Q_OBJECT

private slots:
    void aPowerCutLeavesTheMachineWhole_data() { kinds(); }
    void aPowerCutLeavesTheMachineWhole() {
        QFETCH(int, type);
        const CrashReport report =
            Renaming(static_cast<CreateType>(type)).crashes({.randomSubsets = 4, .maxPerKind = 12});
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states > 10, report.summary().c_str());
    }

    void aDriveThatLiesIsNoticed_data() { kinds(); }
    void aDriveThatLiesIsNoticed() {
        QFETCH(int, type);
        const Renaming renaming(static_cast<CreateType>(type));
        QVERIFY(!renaming.crashes({.ignoreSync = true, .randomSubsets = 8, .maxPerKind = 12}).failures.empty());
    }
};

QTEST_GUILESS_MAIN(CrashRenameTest)
#include "crash_rename_test.moc"
