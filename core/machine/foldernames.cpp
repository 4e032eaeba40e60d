// SPDX-License-Identifier: Apache-2.0
#include "core/machine/foldernames.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>

namespace strata {
namespace {

struct Role {
    std::string_view ending;
    std::string_view role;
};
constexpr std::array kRoles{
    Role{".vmx", "config"},     Role{".vmxf", "config"},    Role{".nvram", "config"},  Role{".vmsd", "snapshots"},
    Role{".vmsn", "snapshots"}, Role{".vmem", "memory"},    Role{".vmss", "memory"},   Role{".vswp", "memory"},
    Role{".lck", "lock"},       Role{".writelock", "lock"}, Role{".readlock", "lock"}, Role{".log", "log"},
    Role{".intent", "intent"},  Role{".part", "part"},      Role{".undo", "undo"},     Role{".deleted", "deleted"},
};

} // namespace

std::string_view roleOfName(std::string_view name) {
    const std::string lower = toLower(name);
    if (lower.starts_with(".lck-"))
        return "lock";
    const auto found =
        std::ranges::find_if(kRoles, [&lower](const Role& role) { return lower.ends_with(role.ending); });
    return found == kRoles.end() ? "other" : found->role;
}

std::string_view lastComponent(std::string_view path) {
    const std::size_t separator = path.find_last_of("/\\");
    return separator == std::string_view::npos ? path : path.substr(separator + 1);
}

FolderNames::FolderNames(std::vector<DirectoryEntry> entries) : entries_(std::move(entries)) {
    for (const DirectoryEntry& entry : entries_)
        byLowerName_[toLower(entry.name.native())].push_back(entry.name.native());
}

std::optional<std::string> FolderNames::find(std::string_view name) const {
    const auto found = byLowerName_.find(toLower(name));
    if (found == byLowerName_.end())
        return std::nullopt;
    if (std::ranges::find(found->second, name) != found->second.end())
        return std::string(name);
    return found->second.size() == 1 ? std::optional(found->second.front()) : std::nullopt;
}

} // namespace strata
