// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskchain.h"
#include "core/ops/linkusage.h"
#include "core/ops/operation.h"

#include <optional>

namespace strata {

/// Gives the bytes of sectors that are to be copied.
using SectorSource = FunctionRef<void(Sectors start, MutableByteSpan out)>;

/// Gives the work window by window; nullopt when there is no more.
using NextWork = FunctionRef<std::optional<MergeWork>()>;

/// Writes the work to the leaf of `target`, in place, without touching its content ID; every so many bytes, and at
/// the end, what is written is made durable, and the leaf is closed. `leaf`: its shape. Counts as progress what
/// LinkMergeCost::writes promises. Stopped (Error(Cancelled)) or without space, what was done so far is kept.
void writeMerged(DiskChain& target, const LinkUsage& leaf, NextWork next, SectorSource source, OpContext& context);

} // namespace strata
