// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

#include <filesystem>
#include <memory>

namespace strata {

/// The temporary name of a file that is being made: `path`.part.
std::filesystem::path partName(const std::filesystem::path& path);

/// Makes that file, empty and locked exclusively, so that nobody takes it for a leftover. One that a crash left is
/// replaced; Error(Locked) if somebody is writing it right now.
std::unique_ptr<File> createPart(FileSystem& fs, const std::filesystem::path& path);

/// For destructors and clean-up after an error: what cannot be removed stays for the next writer of that name.
void removeQuietly(FileSystem& fs, const std::filesystem::path& path) noexcept;

} // namespace strata
