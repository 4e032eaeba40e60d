// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/disklink.h"
#include "core/ops/operation.h"

#include <vector>

namespace strata {

/// A stretch of an extent's guest sectors.
struct SectorRange {
    Sectors start;
    Sectors length;
};

/// The stretches of an extent that are stored although they hold only zeros, in whole units of `unit` sectors (or up
/// to its end), ascending and joined. Reads all its data; progress and cancel through `context`.
std::vector<SectorRange> findStoredZeros(Extent& extent, Sectors unit, OpContext& context);

/// Bytes that findStoredZeros() will read.
std::uint64_t storedBytes(Extent& extent);

} // namespace strata
