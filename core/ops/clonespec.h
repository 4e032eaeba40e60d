// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/cloneop.h"

namespace strata {

/// The new disk's specification: what the caller fixed, and from the source what a copy should keep: capacity,
/// adapter and geometry, hardware version, ddb keys that say nothing about the files themselves; with keepIdentity
/// the uuid and content ID. Never the parent. Error(CapacityMismatch) for a capacity smaller than the source's.
DiskSpec cloneSpec(const CloneParams& params, const DiskChain& source);

} // namespace strata
