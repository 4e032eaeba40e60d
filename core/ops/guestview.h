// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskchain.h"
#include "core/guest/partitions.h"

namespace strata {

/// The chain as core/guest reads it; the chain must outlive it.
inline GuestDisk guestView(DiskChain& chain) {
    return {chain.capacity(), [&chain](Sectors start, MutableByteSpan out) { chain.read(start, out); }};
}

} // namespace strata
