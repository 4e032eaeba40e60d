// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

#include <filesystem>
#include <string>

namespace strata {

/// How a disk at `child` (which need not exist yet; its folder must) names the disk `parent` so that it is found
/// again (vmdk-format 1.9): by the bare name in the same folder; relative where both lie in one tree, so that it can
/// be moved as a whole; else absolute.
std::string parentHintFor(FileSystem& fs, const std::filesystem::path& child, const std::filesystem::path& parent);

} // namespace strata
