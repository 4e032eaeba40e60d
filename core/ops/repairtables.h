// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sectorranges.h"
#include "core/base/text.h"
#include "core/disk/disklink.h"
#include "core/ops/repairpatch.h"

#include <stop_token>
#include <vector>

namespace strata {

/// What a repair would do to one file, in words.
struct RepairStep {
    std::filesystem::path path;
    Text action;
};

/// What a check says of one file.
struct FileFindings {
    bool lasting = false; ///< damage that no repair takes away
    bool freeSectorBehind = false;
};

/// What the repair of one file needs and leaves.
struct RepairWork {
    const ExtentPlace& place;
    File& file;
    const FileFindings& found;
    bool dropUnreadable; ///< the user's word that places whose data cannot be found may read as not stored
    RepairPatch& patch;
    std::vector<RepairStep>& steps;
    std::stop_token stop;

    void say(Text action) const { steps.push_back({file.path(), std::move(action)}); }
    /// Says what was given up, by guest address.
    void sayDropped(const SectorSet& dropped) const;
};

/// Repairs the header, directories and tables of a hosted sparse file so that both copies say what a reader of the
/// damaged file reads (durability.md 2.4): the contents of the disk do not change, except where they could not be
/// read at all. Lost tables are found again where they must be (see TablePlaces); grains that share a place get each
/// its own. What cannot be repaired stays as it is, and so does the unclean mark then. Does nothing to files of other
/// kinds. Errors: as parseSparseHeader(), LimitExceeded.
void repairHostedSparse(const RepairWork& work);

/// The same for a COWD file, which has one copy of its tables; its next free sector is put behind everything.
void repairCowd(const RepairWork& work);

} // namespace strata
