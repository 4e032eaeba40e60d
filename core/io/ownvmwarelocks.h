// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strata {

enum class VmwareLockKind {
    Shared, ///< for files that are read and must not change: parents
    Exclusive,
};

/// The lock members that one process has in lock folders (see VmwareLockGuard). A process counts as one holder: what
/// it holds is not in its own way, and a second guard joins the member of the first. (Handles of one process are kept
/// apart by the OFD locks.)
/// Threads: may be used from several threads at once.
class OwnVmwareLocks {
public:
    /// The number of a member of this process that holds `folder` in that way, or more strictly; one user more.
    /// Members that somebody deleted are forgotten.
    std::optional<std::string> join(FileSystem& fs, const std::filesystem::path& folder, VmwareLockKind kind);
    /// Claims the number "00042" for a new member; false if this process has it already.
    bool add(const std::filesystem::path& folder, const std::string& number, VmwareLockKind kind);
    /// One user less. True if there is none left: then the member's files must go.
    bool leave(const std::filesystem::path& folder, const std::string& number);
    /// True for "M00042.lck" (and E, D) of a claimed number.
    bool isOwn(const std::filesystem::path& folder, std::string_view entryName) const;

    /// Held while a member is made or removed: the steps of two threads must not mix.
    std::mutex& changing() { return changing_; }

private:
    struct Member {
        std::filesystem::path folder; ///< absolute, links resolved
        std::string number;
        VmwareLockKind kind = VmwareLockKind::Exclusive;
        int users = 0;
    };

    mutable std::mutex mutex_; // of the list
    std::mutex changing_;
    std::vector<Member> members_;
};

} // namespace strata
