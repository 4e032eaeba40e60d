// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/samplemachine.h"

#include "core/disk/diskinfo.h"
#include "core/machine/snapshotops.h"
#include "core/machine/snapshottree.h"
#include "core/ops/createop.h"
#include "core/ops/guestio.h"
#include "ui/text/format.h"

#include <QStandardPaths>

#include <algorithm>
#include <string>

namespace strata::ui {
namespace {

using Path = std::filesystem::path;

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20U;
constexpr std::uint64_t kSystemDisk = 16 * 1024 * kMiB;
constexpr std::uint64_t kDataDisk = 4 * 1024 * kMiB;

/// Bytes that look like data: not zero, the same on every machine.
class PatternSource : public ByteSource {
public:
    PatternSource(std::uint64_t length, std::uint32_t seed) : left_(length), state_(seed) {}

    std::size_t read(MutableByteSpan out) override {
        const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), left_));
        for (std::byte& value : out.first(count)) {
            state_ = state_ * 1664525U + 1013904223U;
            value = static_cast<std::byte>((state_ >> 24U) | 1U);
        }
        left_ -= count;
        return count;
    }

private:
    std::uint64_t left_;
    std::uint32_t state_;
};

void perform(FileSystem& fs, Operation& operation) {
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report};
    operation.run(context);
}

DiskSpec diskSpec(const Path& path, CreateType type, std::uint64_t bytes) {
    DiskSpec spec;
    spec.path = path;
    spec.type = type;
    spec.capacity = Sectors(bytes / kSectorSize);
    return spec;
}

void create(FileSystem& fs, const DiskSpec& spec) {
    CreateOp operation({spec, false});
    perform(fs, operation);
}

void write(FileSystem& fs, const Path& disk, std::uint64_t offset, std::uint64_t length, std::uint32_t seed) {
    PatternSource source(length, seed);
    GuestIoParams params;
    params.disk = disk;
    params.offset = offset;
    params.length = length;
    WriteOp operation(params, source);
    perform(fs, operation);
}

/// A redo log on top of `parent`, as a snapshot makes one.
void createChild(FileSystem& fs, const Path& path, const Path& parent) {
    const DiskInfo info = readDiskInfo(fs, parent, {}, false);
    DiskSpec spec = diskSpec(path, CreateType::MonolithicSparse, info.capacity.bytes());
    spec.parentCid = info.leaf().cid;
    spec.parentHint = parent.filename().native();
    create(fs, spec);
}

void writeText(FileSystem& fs, const Path& path, const std::string& text) {
    const std::unique_ptr<File> file = fs.create(path);
    file->writeAt(0, asBytes(text));
    file->sync();
}

const char* const kConfig = ".encoding = \"UTF-8\"\n"
                            "config.version = \"8\"\n"
                            "virtualHW.version = \"19\"\n"
                            "displayName = \"Sample Machine\"\n"
                            "guestOS = \"other\"\n"
                            "memsize = \"1024\"\n"
                            "scsi0.present = \"TRUE\"\n"
                            "scsi0.virtualDev = \"lsilogic\"\n"
                            "scsi0:0.present = \"TRUE\"\n"
                            "scsi0:0.fileName = \"System.vmdk\"\n"
                            "scsi0:1.present = \"TRUE\"\n"
                            "scsi0:1.fileName = \"Data.vmdk\"\n";

MachineParams machineOf(const Path& folder) {
    MachineParams params;
    params.machine = folder / "Sample Machine.vmx";
    return params;
}

void take(FileSystem& fs, const Path& folder, const char* name, const char* description) {
    TakeSnapshotParams params;
    static_cast<MachineParams&>(params) = machineOf(folder);
    params.snapshotName = name;
    params.description = description;
    perform(fs, *takeSnapshotOp(params));
}

/// Goes back to a snapshot; what was there is kept under a name.
void goBack(FileSystem& fs, const Path& folder, const char* snapshot, const char* keepName) {
    GoToParams params;
    static_cast<MachineParams&>(params) = machineOf(folder);
    params.snapshot = findSnapshot(readSnapshotTree(fs, params.machine), snapshot).uid;
    params.present = PresentState::Keep;
    params.keepName = keepName;
    perform(fs, *goToSnapshotOp(params));
}

/// The file that the machine writes to now.
Path presentDisk(FileSystem& fs, const Path& folder, std::size_t place) {
    const SnapshotTree tree = readSnapshotTree(fs, folder);
    return tree.nodes[static_cast<std::size_t>(tree.present)].disks[place].file;
}

/// Two disks, three snapshots with a branch, and a redo log that the list does not know.
void fillFolder(FileSystem& fs, const Path& folder) {
    const Path system = folder / "System.vmdk";
    create(fs, diskSpec(system, CreateType::MonolithicSparse, kSystemDisk));
    write(fs, system, 0, 3 * kMiB, 1);
    write(fs, system, 1024 * kMiB, 2 * kMiB, 2);
    create(fs, diskSpec(folder / "Data.vmdk", CreateType::TwoGbMaxExtentSparse, kDataDisk));
    write(fs, folder / "Data.vmdk", 0, kMiB, 6);
    writeText(fs, folder / "Sample Machine.vmx", kConfig);
    take(fs, folder, "Clean install", "The system and its drivers, nothing else");
    write(fs, presentDisk(fs, folder, 0), 64 * kMiB, kMiB, 5);
    goBack(fs, folder, "Clean install", "Driver test");
    write(fs, presentDisk(fs, folder, 0), 2 * kMiB, 2 * kMiB, 3);
    write(fs, presentDisk(fs, folder, 1), 8 * kMiB, kMiB, 7);
    take(fs, folder, "After updates", "All updates of the month");
    write(fs, presentDisk(fs, folder, 0), 1025 * kMiB, kMiB, 4);
    const Path orphan = folder / "System-000009.vmdk"; // as a tool leaves it that forgot the list
    createChild(fs, orphan, system);
    write(fs, orphan, 128 * kMiB, kMiB, 8);
    fs.syncDirectory(folder);
}

void removeFolder(FileSystem& fs, const Path& folder) {
    if (!fs.exists(folder))
        return;
    for (const DirectoryEntry& entry : fs.list(folder))
        if (entry.kind == FileKind::Regular)
            fs.remove(folder / entry.name);
    fs.removeDirectory(folder);
}

void createFolders(FileSystem& fs, const Path& folder) {
    if (folder.empty() || fs.exists(folder))
        return;
    createFolders(fs, folder.parent_path());
    fs.createDirectory(folder);
}

} // namespace

void makeSampleMachine(FileSystem& fs, const Path& folder) {
    const Path unfinished = folder.native() + ".part";
    createFolders(fs, folder.parent_path());
    removeFolder(fs, unfinished); // of a run that was cut off
    fs.createDirectory(unfinished);
    try {
        fillFolder(fs, unfinished);
        fs.renameNoReplace(unfinished, folder);
    } catch (const Error&) {
        removeFolder(fs, unfinished);
        throw;
    }
}

SampleMachine::SampleMachine(FileSystem& fs, QObject* parent)
    : SampleMachine(fs,
                    toPath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                           + QStringLiteral("/strata/Sample Machine")),
                    parent) {}

SampleMachine::SampleMachine(FileSystem& fs, Path folder, QObject* parent)
    : QObject(parent), fs_(fs), folder_(std::move(folder)), task_(this) {}

void SampleMachine::make() {
    if (task_.isRunning())
        return;
    task_.start<bool>(
        [&fs = fs_, folder = folder_](const std::stop_token&) {
            const bool missing = !fs.exists(folder);
            if (missing)
                makeSampleMachine(fs, folder);
            return missing;
        },
        [this](const AsyncResult<bool>& result) {
            if (result.error == nullptr)
                emit ready(folder_);
            else
                emit failed(*result.error);
        });
}

} // namespace strata::ui
