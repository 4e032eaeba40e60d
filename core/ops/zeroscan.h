// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sectorranges.h"
#include "core/disk/disklink.h"
#include "core/ops/operation.h"

namespace strata {

/// Calls `visit` for stretches of an extent, in order, each of so few units of `unit` sectors that everything about
/// them fits into memory (a few MiB), however large and scattered the disk.
void forEachWindow(const Extent& extent, Sectors unit, FunctionRef<void(SectorRange window)> visit);

/// The stretches of `window` that are stored although they hold only zeros, in whole units of `unit` sectors (or up
/// to the extent's end). Reads all data of the window; progress and cancel through `context`.
SectorSet findStoredZeros(Extent& extent, Sectors unit, SectorRange window, OpContext& context);

/// Bytes that are stored, and would be read.
std::uint64_t storedBytes(Extent& extent);

} // namespace strata
