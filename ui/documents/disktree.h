// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskinfo.h"
#include "core/machine/machinefolder.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace strata::ui {

/// One disk of a machine among its parents and children. A value.
struct DiskNode {
    enum class Kind {
        Disk,    ///< in the folder
        Outside, ///< a parent that lies in another folder
        Missing, ///< a parent that was not found; drawn, never dropped
    };
    Kind kind = Kind::Disk;
    std::filesystem::path path;           ///< Missing: as the child names it, empty if not known
    std::filesystem::path child;          ///< Missing: the disk that asks for it
    std::string device;                   ///< "scsi0:0" where the configuration uses it: the present state
    std::shared_ptr<const DiskInfo> info; ///< nullptr while it is not read, or cannot be
    std::vector<DiskNode> children;       ///< by name
};

using DiskLookup = std::function<std::shared_ptr<const DiskInfo>(const std::filesystem::path&)>;

/// The disks of `folder` as a forest: bases are the roots, children hang below their parents. Every disk appears
/// once, also when parents form a loop.
std::vector<DiskNode> buildDiskTree(const MachineFolder& folder, const DiskLookup& lookup);

/// Order of a machine's devices: "scsi0:2" before "scsi0:10"; none ("") comes last.
bool comesBefore(std::string_view a, std::string_view b);

/// `folder` with only those disks that share a base with `disk`, and the files they use.
MachineFolder familyOf(MachineFolder folder, const std::filesystem::path& disk);

/// Parents named by disks of the folder that lie outside of it.
std::vector<std::filesystem::path> outsideParents(const MachineFolder& folder);

} // namespace strata::ui
