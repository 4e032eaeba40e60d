// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

namespace strata::posix {

/// What statfs tells about the volume that holds `path` (which must exist).
VolumeInfo volumeOf(const std::filesystem::path& path);

} // namespace strata::posix
