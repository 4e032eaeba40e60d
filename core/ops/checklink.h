// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/chainlookup.h"
#include "core/ops/checkextent.h"

namespace strata {

/// Checks one link but for the contents of its extents: what its descriptor says, whether its files are there and
/// whether it fits the link below (`child`, nullptr for the leaf).
void checkLink(FileSystem& fs, const FoundLink& link, const FoundLink* child, const CheckWork& work);

/// What lies beside a disk: changes that were cut off, what is left of those that never took place, stale locks.
void checkSurroundings(FileSystem& fs, const std::filesystem::path& disk, const CheckWork& work);

} // namespace strata
