// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/ownvmwarelocks.h"
#include "core/io/vmwarelock.h"

#include <filesystem>
#include <vector>

namespace strata {

/// Holds a file by the rules of VMware's programs while it lives, so that they do not use it meanwhile: a member in
/// the folder `file`.lck (vmdk-format 5.1). Of a file that is named by a link, both names are held.
///
/// A guard never waits for a holder: Error(Locked) names it. It waits (for some seconds at most) for others that are
/// about to enter. Stale members of this host are removed on the way, those of other hosts never.
///
/// Where no lock folder can be made (no permission, read-only or full volume), nothing is held and others are
/// respected all the same: whether the file can be written then shows when it is opened, and OFD locks still hold.
/// A lock is not made durable: after a power cut nobody holds anything.
/// Threads: a guard belongs to one thread; different guards may be used at once.
class VmwareLockGuard {
public:
    VmwareLockGuard(FileSystem& fs, const std::filesystem::path& file, VmwareLockKind kind,
                    LockHost host = thisLockHost());
    ~VmwareLockGuard();
    VmwareLockGuard(const VmwareLockGuard&) = delete;
    VmwareLockGuard& operator=(const VmwareLockGuard&) = delete;

    /// False where no lock folder could be made.
    bool held() const { return !members_.empty(); }

private:
    struct Member {
        std::filesystem::path folder;
        std::string number;
    };
    void take(const std::filesystem::path& file, const std::filesystem::path& folder, VmwareLockKind kind);
    void release() noexcept;

    FileSystem& fs_;
    LockHost host_;
    std::vector<Member> members_;
};

/// Deletes what programs of this host left behind in the lock folder of `file`: stale members, and the folder if it
/// is empty then. Returns what it deleted. Others' members stay.
std::vector<std::filesystem::path> removeStaleVmwareLocks(FileSystem& fs, const std::filesystem::path& file,
                                                          const LockHost& host = thisLockHost());

} // namespace strata
