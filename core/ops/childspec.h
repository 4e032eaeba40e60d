// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/disklink.h"
#include "core/disk/newdisk.h"

namespace strata {

/// What VMware would make as the redo log of `parent` (vmdk-format 5.5): kind, capacity, split, content ID of the
/// parent, and what tells the disk's identity to its guest. The caller adds path and hint.
DiskSpec childSpec(const DiskLink& parent);

} // namespace strata
