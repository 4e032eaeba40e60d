// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/text.h"
#include "core/disk/disklink.h"
#include "core/ops/repairpatch.h"

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

/// Repairs the header and tables of a hosted sparse file so that both copies of its tables say what a reader of the
/// damaged file reads (durability.md 2.4): the contents of the disk do not change. What cannot be repaired by that
/// rule stays as it is, and so does the unclean mark then. Does nothing to files of other kinds.
/// Errors: as parseSparseHeader().
void repairHostedSparse(FileSystem& fs, const ExtentPlace& place, File& file, const FileFindings& found,
                        RepairPatch& patch, std::vector<RepairStep>& steps);

/// The same for a COWD file: its next free sector is put behind everything in the file.
void repairCowd(File& file, const FileFindings& found, RepairPatch& patch, std::vector<RepairStep>& steps);

} // namespace strata
