// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskchain.h"
#include "core/ops/linkusage.h"
#include "core/ops/operation.h"

namespace strata {

/// Gives the bytes of sectors that are to be copied.
using SectorSource = FunctionRef<void(Sectors start, MutableByteSpan out)>;

/// Writes `work` to the leaf of `target`, in place, without touching its content ID; every so many bytes, and at the
/// end, what is written is made durable, and the leaf is closed. `leaf`: its usage before.
/// Counts as progress what LinkMergeCost::writes promises. Stopped (Error(Cancelled)) or without space, what was done
/// so far is kept.
void writeMerged(DiskChain& target, const LinkUsage& leaf, const MergeWork& work, SectorSource source,
                 OpContext& context);

} // namespace strata
