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
};

constexpr std::array<std::string_view, 8> kPieceEndings{"-flat", "-delta", "-sesparse", "-rdm",
                                                        "-rdmp", "-ctk",   "-pt",       "-digest"};

/// "-s001", "-f001" and longer.
bool endsInPieceNumber(std::string_view stem) {
    std::size_t digits = 0;
    while (digits < stem.size() && isDigit(stem[stem.size() - 1 - digits]))
        ++digits;
    const std::string_view before = stem.substr(0, stem.size() - digits);
    return digits >= 3 && (before.ends_with("-s") || before.ends_with("-f"));
}

} // namespace

bool isExtentName(std::string_view name) {
    const std::string lower = toLower(name);
    std::string_view stem = lower;
    if (!stem.ends_with(".vmdk"))
        return false;
    stem.remove_suffix(std::string_view(".vmdk").size());
    return endsInPieceNumber(stem)
           || std::ranges::any_of(kPieceEndings, [stem](std::string_view ending) { return stem.ends_with(ending); });
}

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
