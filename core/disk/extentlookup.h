// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/disk/diskprobe.h"
#include "core/disk/folderlisting.h"
#include "core/disk/pathpolicy.h"

#include <filesystem>
#include <vector>

namespace strata {

/// The extents of one descriptor, looked for.
struct FoundExtents {
    struct Refused {
        std::size_t index = 0;
        Error error; ///< UnsafePath, NotSupported or Corrupt
    };
    std::vector<ExtentPlace> places;  ///< one per extent line; where nothing was found, with the path it should have
    std::vector<std::size_t> missing; ///< indexes into places
    std::vector<Refused> refused;     ///< extents that must not be opened
};

/// Finds the files that a descriptor names: beside the descriptor as it was opened, then beside the real file if that
/// is a link; by the name's raw bytes too, with `\` for `/`, and in another case of letters if that is unique
/// (vmdk-format 1.6, 6.1 #15 #29). No file is opened, and plain names are not even asked for one by one.
/// The single sparse extent of an embedded descriptor is the file itself, whatever its name (6.1 #1).
/// Names that differ in Unicode normalisation only (6.1 #30) are not matched.
/// Error(MissingExtent ...) is left to the caller; I/O errors throw.
FoundExtents lookUpExtents(FileSystem& fs, const FoundDescriptor& found, const PathPolicy& policy,
                           FolderListings& listings);

/// Throws the first refusal, or MissingExtent that names the missing files.
void requireAllExtents(const FoundExtents& extents, const std::filesystem::path& descriptor);

} // namespace strata
