// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/format/disktypes.h"
#include "core/io/filesystem.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace strata::test {

/// A disk of a machine to make.
struct MachineDisk {
    std::string node = "scsi0:0";
    std::string stem = "disk"; ///< "disk.vmdk" is the base
    CreateType type = CreateType::MonolithicSparse;
    Sectors capacity{2048};
    Sectors grain{0}; ///< of the base; 0: the type's default
};

/// A snapshot of a machine to make, with all its disks. `parent` is an index in MachineSpec::snapshots, smaller than
/// its own; only the first one is a root (-1).
struct MachineSnapshot {
    std::string name;
    int parent = -1;
};

/// A machine's folder as VMware would leave it.
struct MachineSpec {
    std::filesystem::path folder = "/vms/win10"; ///< made with the folders above it
    std::string name = "win10";                  ///< win10.vmx, win10.vmsd; the display name
    std::vector<MachineDisk> disks{MachineDisk{}};
    std::vector<MachineSnapshot> snapshots;
    int current = -1;     ///< index of the snapshot the present state builds on; -1: the last one, if there is one
    bool withData = true; ///< each link gets some bytes of its own
};

/// Where everything is. uid of snapshots[i] is i + 1; it was taken i hours after 2023-11-14 22:13:20 UTC.
struct MachineFiles {
    std::filesystem::path config;                           ///< the .vmx
    std::filesystem::path list;                             ///< the .vmsd; also made without snapshots
    std::vector<std::vector<std::filesystem::path>> frozen; ///< [snapshot][disk]
    std::vector<std::filesystem::path> present;             ///< [disk]
};

/// Makes the folder. Links are named as by VMware: "disk.vmdk", "disk-000001.vmdk" ... in the order they were made;
/// children are of the kind that VMware takes for the base's kind (vmdk-format 5.5).
MachineFiles makeMachine(FileSystem& fs, const MachineSpec& spec);
/// A tree of `count` snapshots that is deep and has branches.
std::vector<MachineSnapshot> branchingSnapshots(int count);

/// Writes 4 KiB of a pattern (see patternBytes) into the link, through its chain.
void writeInto(FileSystem& fs, const std::filesystem::path& link, std::uint64_t offset, std::uint64_t seed);
/// The kind of a redo log on a disk of that kind.
CreateType childTypeOf(CreateType type);

} // namespace strata::test
