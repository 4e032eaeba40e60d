// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/disk/extentlookup.h"

#include <filesystem>
#include <vector>

namespace strata {

/// The extents of one link that are there and may be opened, each file once: also of a link that is too damaged to
/// be opened as a disk. `disk`: as from findDescriptor(). Errors: those of readDescriptor().
std::vector<ExtentPlace> usableExtents(FileSystem& fs, const std::filesystem::path& disk, const OpenOptions& open);

} // namespace strata
