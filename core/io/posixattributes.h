// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace strata::posix {

/// FileSystem::copyAttributes and copyOwner for the operating system's files.
void copyAttributes(const std::filesystem::path& from, const std::filesystem::path& to);
void copyOwner(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace strata::posix
