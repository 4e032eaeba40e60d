// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/cloneop.h"

namespace strata {

/// The new disk's specification: what the caller fixed, and from the source what a copy should keep (capacity,
/// adapter and geometry, hardware version, harmless ddb keys; with keepIdentity the uuid and content ID). Never the
/// parent.
DiskSpec cloneSpec(const CloneParams& params, const DiskChain& source);

/// What the chain's data would take in the new disk.
struct CloneEstimate {
    std::uint64_t guestBytes = 0; ///< that hold data, to be read
    std::uint64_t fileBytes = 0;  ///< of all new files; exact for sparse to uncompressed, else an upper bound
};
CloneEstimate estimateClone(DiskChain& source, const DiskPlan& plan);
/// The same for a raw image.
CloneEstimate estimateRaw(DiskChain& source);

} // namespace strata
