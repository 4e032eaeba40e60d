// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/newdisk.h"

#include <optional>
#include <string_view>

namespace strata {

/// Products a disk can be made for (--for): each fixes a type, adapter and hardware version that it opens.
enum class Target { Workstation, Esxi, Ova, VirtualBox, Qemu };
std::string_view targetName(Target target); ///< "workstation"
std::optional<Target> parseTarget(std::string_view name);

/// Sets what `target` demands (vmdk-format C, users-and-ui pain 21-24).
void applyTarget(DiskSpec& spec, Target target);

} // namespace strata
