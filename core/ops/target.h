// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/newdisk.h"

#include <optional>
#include <string_view>

namespace strata {

/// Products a disk can be made for (--for). Each fixes a kind and a hardware version that the product opens:
///  - workstation: monolithicSparse, version 10. One file that grows; for Workstation from 10 and Fusion from 6 on.
///  - esxi: vmfsThin, version 13 (ESXi 6.5). Hosted kinds fail there with "invalid disk type", or later, at the first
///    snapshot, with "requires hosted I/O".
///  - ova: streamOptimized, version 10. Its header is of version 3 and its directory in a footer: the only form that
///    every import takes ("sparse VMDK version too old" means version 1).
///  - virtualbox: monolithicSparse, version 4, as it writes itself.
///  - qemu: monolithicSparse, version 4, which it does not look at and all others take.
/// One sparse file ends at 2 TB: larger disks are split; past 4 TB, for VirtualBox, flat, since it does not read so
/// many pieces.
enum class Target { Workstation, Esxi, Ova, VirtualBox, Qemu };
std::string_view targetName(Target target); ///< "workstation"
std::optional<Target> parseTarget(std::string_view name);

/// Sets type and hardware version, and grain and split to the type's defaults. `spec.capacity` must be known. The
/// adapter stays: all that we write are taken by all of these products.
void applyTarget(DiskSpec& spec, Target target);

} // namespace strata
