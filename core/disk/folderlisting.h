// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace strata {

/// Folders as they were when first looked at, so that the thousands of pieces of a split disk cost one listing.
/// Single-threaded.
class FolderListings {
public:
    explicit FolderListings(FileSystem& fs) : fs_(fs) {}

    /// The entry of that name; nullptr if the listing has none.
    const DirectoryEntry* find(const std::filesystem::path& folder, std::string_view name);
    /// The one entry that has this name but for the case of ASCII letters; nullptr if none or several (6.1 #29).
    const DirectoryEntry* findIgnoringCase(const std::filesystem::path& folder, std::string_view name);
    /// Sorted; empty if there is no such folder or it may not be listed.
    const std::vector<DirectoryEntry>& entries(const std::filesystem::path& folder);

private:
    struct Folder {
        std::vector<DirectoryEntry> entries;
        std::multimap<std::string, const DirectoryEntry*> byLowerCase; ///< filled when first asked for
    };
    Folder& folder(const std::filesystem::path& path);

    FileSystem& fs_;
    std::map<std::filesystem::path, Folder> folders_;
};

} // namespace strata
