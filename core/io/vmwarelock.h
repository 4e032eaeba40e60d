// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/text.h"
#include "core/io/filesystem.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace strata {

enum class VmwareLockState {
    None,    ///< nobody holds the file
    Stale,   ///< held by a program of this host that no longer runs: the user may delete the lock folder
    Foreign, ///< held from another host, or in a form we do not know: nobody here can tell whether it is still in use
    Live,    ///< held by a program that runs on this host
};

/// One program that holds a file.
struct VmwareLockMember {
    std::filesystem::path path; ///< the member file
    VmwareLockState state = VmwareLockState::Foreign;
    bool exclusive = true;
    std::string machineId;   ///< empty if it could not be read
    std::int64_t pid = 0;    ///< 0 if unknown
    std::string processName; ///< "vmware-vmx"; may be empty
};

/// Who holds a file by the rules of VMware's programs: the folder `file`.lck and what is in it (vmdk-format 5.1,
/// reliability 3.4). A value.
struct VmwareLock {
    VmwareLockState state = VmwareLockState::None; ///< the gravest of the members
    std::filesystem::path folder;                  ///< the lock folder, if there is one
    std::vector<VmwareLockMember> members;
    Text holder; ///< in words; empty if None

    /// Writing must be refused.
    bool held() const { return state == VmwareLockState::Live || state == VmwareLockState::Foreign; }
};

/// What is known of the host we run on. Tests make their own.
struct LockHost {
    /// A function, since finding it out may ask the network for the host's address.
    std::function<std::string()> machineId;
    struct Process {
        std::optional<std::uint64_t> startTicks; ///< nullopt: hidden by the system
    };
    std::function<std::optional<Process>(std::int64_t pid)> findProcess; ///< nullopt: no such process
    std::int64_t nowNs = 0;                                              ///< since 1970
};
LockHost thisLockHost();

/// Reads only; never deletes or makes anything.
VmwareLock readVmwareLock(FileSystem& fs, const std::filesystem::path& file, const LockHost& host = thisLockHost());

/// Error(Locked) that names the holder, if the file is held. A stale lock does not stop anybody.
void requireNoVmwareLock(FileSystem& fs, const std::filesystem::path& file, const LockHost& host = thisLockHost());

} // namespace strata
