// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace strata {

/// Role of a file that is no disk, by its name: one of the words of FoundFile::role.
std::string_view roleOfName(std::string_view name);
/// What follows the last '/' or '\' of a path from any system.
std::string_view lastComponent(std::string_view path);

/// The names in one folder, as they were when it was listed.
class FolderNames {
public:
    explicit FolderNames(std::vector<DirectoryEntry> entries);

    const std::vector<DirectoryEntry>& entries() const { return entries_; }
    /// The entry's name: exactly this one, else the only one that differs just in case (disks that moved here from
    /// Windows, vmdk-format 6.1 #29).
    std::optional<std::string> find(std::string_view name) const;

private:
    std::vector<DirectoryEntry> entries_;
    std::unordered_map<std::string, std::vector<std::string>> byLowerName_;
};

} // namespace strata
