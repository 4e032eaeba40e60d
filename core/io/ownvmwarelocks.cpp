// SPDX-License-Identifier: Apache-2.0
#include "core/io/ownvmwarelocks.h"

#include <algorithm>

namespace strata {

using Path = std::filesystem::path;

std::optional<std::string> OwnVmwareLocks::join(FileSystem& fs, const Path& folder, VmwareLockKind kind) {
    const std::lock_guard guard(mutex_);
    for (Member& member : members_) {
        const bool enough = member.kind == VmwareLockKind::Exclusive || kind == VmwareLockKind::Shared;
        if (member.folder != folder || !enough || !fs.exists(folder / ("M" + member.number + ".lck")))
            continue;
        ++member.users;
        return member.number;
    }
    return std::nullopt;
}

bool OwnVmwareLocks::add(const Path& folder, const std::string& number, VmwareLockKind kind) {
    const std::lock_guard guard(mutex_);
    if (std::ranges::any_of(members_, [&](const Member& m) { return m.folder == folder && m.number == number; }))
        return false;
    members_.push_back({folder, number, kind, 1});
    return true;
}

bool OwnVmwareLocks::leave(const Path& folder, const std::string& number) {
    const std::lock_guard guard(mutex_);
    const auto found = std::ranges::find_if(
        members_, [&](const Member& member) { return member.folder == folder && member.number == number; });
    if (found == members_.end() || --found->users > 0)
        return false;
    members_.erase(found);
    return true;
}

bool OwnVmwareLocks::isOwn(const Path& folder, std::string_view entryName) const {
    constexpr std::size_t digits = 5;
    if (entryName.size() <= digits)
        return false;
    const std::lock_guard guard(mutex_);
    return std::ranges::any_of(members_, [&](const Member& member) {
        return member.folder == folder && entryName.substr(1, digits) == member.number;
    });
}

} // namespace strata
