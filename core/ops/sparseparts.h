// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/disklink.h"
#include "core/disk/hostedsparseextent.h"

namespace strata {

// What the operations share that move grains within a link's own files.

bool isFlat(const ExtentPlace& extent);
bool isCowd(const ExtentPlace& extent);

/// nullptr for other kinds.
HostedSparseExtent* hostedSparse(Extent& extent);

/// Error(NotSupported) if an extent's grains cannot be moved in place: `compressed` or `otherKind` is the reason
/// given.
void requireMovableGrains(DiskLink& link, const Text& compressed, const Text& otherKind, const Text& advice);

/// Bytes that the link's extents take on their volumes.
std::uint64_t allocatedBytes(FileSystem& fs, const DiskLink& link);

} // namespace strata
