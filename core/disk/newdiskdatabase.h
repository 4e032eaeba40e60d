// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/newdisk.h"

#include <string>
#include <utility>
#include <vector>

namespace strata {

/// The disk data base of a new disk: what VMware writes (vmdk-format 1.7, 1.12), sorted as it sorts, with what
/// `spec.ddb` replaces or adds. A child holds little more than its identity, since readers look up the chain for the
/// rest; saying it again could contradict the parent. `spec` has its defaults filled in.
std::vector<std::pair<std::string, std::string>> newDiskDatabase(const DiskSpec& spec);

} // namespace strata
