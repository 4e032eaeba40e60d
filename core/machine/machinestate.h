// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/io/vmwarelockset.h"
#include "core/machine/undojournal.h"
#include "core/machine/vmsdfile.h"
#include "core/machine/vmxfile.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strata {

/// A disk of the machine that takes part in snapshots, and the link it runs on now.
struct PresentDisk {
    std::string node;           ///< "scsi0:0"
    std::string fileName;       ///< as in the .vmx
    std::filesystem::path path; ///< absolute
};

/// A machine's lists as they are on the drive, before an operation changes them. A value.
struct MachineState {
    std::filesystem::path config;        ///< the .vmx; absolute, links resolved
    std::filesystem::path folder;        ///< of the .vmx
    std::filesystem::path list;          ///< the .vmsd, or the name it would have
    std::filesystem::path journalFile;   ///< or the name it would have
    std::filesystem::path workingFolder; ///< where new links go that cannot lie beside the one they build on
    OpenOptions open;                    ///< trusts these folders
    VmxFile vmx;
    VmsdFile vmsd;
    std::optional<std::string> listBytes; ///< nullopt: there is no .vmsd
    UndoJournal journal;
    bool journalExists = false;
    std::vector<PresentDisk> disks; ///< without independent ones

    const PresentDisk* findDisk(std::string_view node) const;
    /// The file that a list names; where it would be if there is none.
    std::filesystem::path resolve(FileSystem& fs, std::string_view name, std::string_view rawName) const;
    std::filesystem::path fileOf(FileSystem& fs, const SnapshotDiskRecord& record) const {
        return resolve(fs, record.fileName, record.rawFileName);
    }
    /// How a list of this machine names that file.
    std::string nameOf(const std::filesystem::path& file) const;
    /// Every folder that may hold links of this machine.
    std::vector<std::filesystem::path> folders() const;
};

/// The .vmx that `machine` (a .vmx, .vmsd, disk or folder) means; absolute, links resolved. Error(NotFound) if there
/// is none, Error(InvalidArgument) if a folder has several and none is named like it.
std::filesystem::path findMachineConfig(FileSystem& fs, const std::filesystem::path& machine);

/// Reads .vmx, .vmsd and journal; no disks. Errors as for reading files.
MachineState readMachineState(FileSystem& fs, const std::filesystem::path& config, const OpenOptions& open);

/// Error if the machine must not be changed now: it runs or is held (Locked, naming the holder), is suspended or
/// encrypted, or a change of it or one of its disks was cut off (Interrupted).
void requireChangeable(FileSystem& fs, const MachineState& state);

/// Its .vmx and present disks, held for VMware's programs only: for steps that lock the files themselves.
VmwareLockSet holdForVmware(FileSystem& fs, const MachineState& state);

/// Holds the machine, for VMware's programs and for others: nobody else changes its lists or writes its disks
/// meanwhile.
class MachineLocks {
public:
    /// Error(Locked) if somebody holds it.
    MachineLocks(FileSystem& fs, const MachineState& state);

private:
    VmwareLockSet guards_; // given back last
    std::vector<std::unique_ptr<File>> locks_;
};

} // namespace strata
