// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskchain.h"
#include "core/disk/newdisk.h"

#include <cstdint>
#include <stop_token>

namespace strata {

/// What a copy of a chain's data takes, from the map alone.
struct CloneEstimate {
    std::uint64_t guestBytes = 0; ///< that hold data: to be read
    /// To be written. Exact for uncompressed destinations if no data is zero (zeros that only reading can find are
    /// left out), an upper bound otherwise. Holes of flat files count as nothing, empty tables of sparse ones do.
    std::uint64_t writtenBytes = 0;
};
CloneEstimate estimateClone(DiskChain& source, const DiskPlan& plan, const std::stop_token& stop = {});
/// The same for a raw image file.
CloneEstimate estimateRaw(DiskChain& source, const std::stop_token& stop = {});

} // namespace strata
