// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

#include <filesystem>
#include <string>
#include <vector>

namespace strata::vsphere {

// Small text files of ours in the user's folders.

/// The lines of a file, none if there is no file.
std::vector<std::string> linesOfFile(FileSystem& fs, const std::filesystem::path& path);

/// Makes the folder with those above it that are missing.
void makeFolders(FileSystem& fs, const std::filesystem::path& folder);

} // namespace strata::vsphere
