// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/newdisk.h"
#include "core/machine/machinestate.h"

#include <string>
#include <vector>

namespace strata {

/// A link that shall get an empty child for a device of the machine.
struct WantedChild {
    std::string node;
    std::filesystem::path parent;
};

/// What the empty children of these links will be: kinds as VMware takes (vmdk-format 5.5), names by 1.10 with the
/// lowest number that is free for all of them, beside the link if that is the machine's folder, else in its working
/// folder. In the order of `wanted`. Errors as openDisk(): a link whose chain cannot be read gets no child.
std::vector<DiskSpec> planChildren(FileSystem& fs, const MachineState& state, const std::vector<WantedChild>& wanted);

} // namespace strata
