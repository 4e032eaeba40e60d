// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/report.h"
#include "core/format/disktypes.h"
#include "core/io/filesystem.h"

#include <filesystem>
#include <string>
#include <vector>

namespace strata {

/// A disk found in a folder: an entry point (descriptor or monolithic file), never a piece of one.
struct FoundDisk {
    std::filesystem::path path;
    std::filesystem::path parent; ///< resolved parent, if it has one and it was found
    bool isChild = false;
    std::string node; ///< "scsi0:0" if the .vmx uses it
    // As its description says; not filled in if `broken`.
    bool broken = false; ///< the description cannot be read
    Cid cid = 0;
    Cid parentCid = kNoParentCid;
    std::string parentHint;
    bool parentMoved = false; ///< the parent is not where the hint says, but where VMware would look then
    Sectors capacity;
    CreateType createType = CreateType::Unknown;
};

/// A file in the folder and what it is for.
struct FoundFile {
    std::filesystem::path path;
    /// "disk" (holds its own descriptor), "descriptor", "extent", "config", "snapshots", "lock", "log", "memory",
    /// "other"; of our own: "intent" (work that was cut off), "part" (not made to its end), "undo", "deleted" (kept)
    std::string role;
    std::uint64_t size = 0;
    std::vector<std::filesystem::path> usedBy; ///< disks or configurations that name it
};

/// What a person sees when they open a folder: its machines' configuration, disks and files. A value.
struct MachineFolder {
    std::filesystem::path folder;
    std::filesystem::path config; ///< the .vmx; empty if none
    std::string displayName;      ///< from the .vmx, else the folder's name
    std::vector<FoundDisk> disks; ///< sorted by name; leaves that the .vmx uses first
    std::vector<FoundFile> files; ///< sorted by name
    std::vector<Issue> problems;
};

/// `path`: a folder, .vmx, .vmsd, or a disk (then its folder). Tolerant: a broken disk becomes a problem (and stays
/// in the list). Reads heads and descriptors, never data; lists the folder once and no other. A disk that the .vmx
/// names elsewhere is in the list, too; its parents are named where they are, without looking into them.
/// Error(NotFound) if there is no such path, and whatever listing the folder throws.
MachineFolder readMachineFolder(FileSystem& fs, const std::filesystem::path& path);

} // namespace strata
