// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/operation.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace strata::ui {

/// A file that a job makes, changes or removes, and the room it took on its volume before and after.
struct TouchedFile {
    enum class Role { Made, Changed, Removed };
    std::filesystem::path path;
    Role role = Role::Changed;
    std::optional<std::uint64_t> before; ///< nothing: it was not there, or could not be looked at
    std::optional<std::uint64_t> after;
};
using TouchedFiles = std::vector<TouchedFile>;

/// What a plan names, as it is now. Asks the file system: not for the GUI thread.
TouchedFiles filesBefore(FileSystem& fs, const Plan& plan);
void lookAfter(FileSystem& fs, TouchedFiles& files);

} // namespace strata::ui
