// SPDX-License-Identifier: Apache-2.0
#include "core/disk/folderlisting.h"

#include "core/base/ascii.h"
#include "core/base/error.h"

#include <algorithm>

namespace strata {

FolderListings::Folder& FolderListings::folder(const std::filesystem::path& path) {
    const auto known = folders_.find(path);
    if (known != folders_.end())
        return known->second;
    std::vector<DirectoryEntry> found;
    try {
        found = fs_.list(path);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NotFound && error.code() != ErrorCode::PermissionDenied)
            throw;
    }
    return folders_.emplace(path, Folder{std::move(found), {}}).first->second;
}

const std::vector<DirectoryEntry>& FolderListings::entries(const std::filesystem::path& path) {
    return folder(path).entries;
}

const DirectoryEntry* FolderListings::find(const std::filesystem::path& path, std::string_view name) {
    const std::vector<DirectoryEntry>& list = entries(path);
    const auto found = std::ranges::lower_bound(
        list, name, {}, [](const DirectoryEntry& entry) { return std::string_view(entry.name.native()); });
    return found != list.end() && found->name.native() == name ? &*found : nullptr;
}

const DirectoryEntry* FolderListings::findIgnoringCase(const std::filesystem::path& path, std::string_view name) {
    Folder& known = folder(path);
    if (known.byLowerCase.empty())
        for (const DirectoryEntry& entry : known.entries)
            known.byLowerCase.emplace(toLower(entry.name.native()), &entry);
    const auto [first, last] = known.byLowerCase.equal_range(toLower(name));
    return first != last && std::next(first) == last ? first->second : nullptr;
}

} // namespace strata
