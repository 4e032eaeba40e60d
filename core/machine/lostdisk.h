// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/format/disktypes.h"
#include "core/format/extentline.h"
#include "core/io/filesystem.h"
#include "core/machine/machinefolder.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace strata {

/// A disk whose description is gone or cannot be read, and what its files and its neighbours say of it.
struct LostDisk {
    std::filesystem::path disk; ///< of the description, whether there is a file of that name or not
    bool damaged = false;       ///< there is one, and it says nothing
    bool embedded = false;      ///< a monolithic file
    CreateType type = CreateType::Unknown;
    std::vector<std::filesystem::path> pieces;
    std::vector<ExtentLine> extents;
    AdapterType adapter = AdapterType::LsiLogic;
    Cid cid = 0;
    Cid parentCid = kNoParentCid;
    std::filesystem::path parent;                  ///< empty: a base
    std::vector<std::filesystem::path> candidates; ///< parents that it may have, if that is not clear
    std::vector<Text> evidence;                    ///< where all this is known from, and what is only likely
    std::optional<Error> problem;                  ///< why it cannot be described

    Sectors capacity() const;
};

/// The disks of a folder that have lost their descriptions, by name: pieces that no description names, and monolithic
/// files without one. What pieces and headers say is filled in; nothing of the neighbours yet. Reads heads only.
std::vector<LostDisk> findLostPieces(FileSystem& fs, const MachineFolder& folder);

/// Fills in what the folder says of the lost disks: the content IDs that their children expect, the parents that the
/// machine's lists tell, the adapters of the .vmx. `parent`: the user's word for a disk whose parent is not clear.
/// Sets `problem` where the neighbours contradict.
void askNeighbours(FileSystem& fs, const MachineFolder& folder, const std::filesystem::path& parent,
                   std::vector<LostDisk>& disks);

} // namespace strata
