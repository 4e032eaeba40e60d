// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/text.h"
#include "core/io/filesystem.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace strata {

class OwnVmwareLocks;

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
    std::uint32_t lamport = 0;
    bool entering = false; ///< is about to take the lock, and cannot be told more of
};

/// What somebody left who died while entering: holds nobody off.
struct VmwareLockLeftover {
    std::filesystem::path path;
    FileKind kind = FileKind::Regular;
};

/// Who holds a file by the rules of VMware's programs: the folder `file`.lck and what is in it (vmdk-format 5.1,
/// reliability 3.4). A value.
struct VmwareLock {
    VmwareLockState state = VmwareLockState::None; ///< the gravest of the members
    std::filesystem::path folder;                  ///< the lock folder, if there is one
    std::vector<VmwareLockMember> members;         ///< without those of this very process
    std::vector<VmwareLockLeftover> leftovers;
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
    /// This process, as its own members name it.
    struct Self {
        std::int64_t pid = 0;
        std::uint64_t startTicks = 0;
        std::string processName;
    };
    Self self;
    std::shared_ptr<OwnVmwareLocks> own; ///< what this process holds; nullptr: nothing, and it cannot hold anything
    std::function<void(std::chrono::milliseconds)> wait;
};
LockHost thisLockHost();

/// Reads only; never deletes or makes anything.
VmwareLock readVmwareLock(FileSystem& fs, const std::filesystem::path& file, const LockHost& host = thisLockHost());

/// The same of one lock folder, which exists.
VmwareLock readVmwareLockFolder(FileSystem& fs, const std::filesystem::path& folder, const LockHost& host);
/// Where a lock of `file` lies, absolute: beside the name, and beside the real file if the name is a link.
std::vector<std::filesystem::path> vmwareLockFolders(FileSystem& fs, const std::filesystem::path& file);
/// Error(Locked) that names the gravest of the members, if that holds `file`.
void requireNotHeld(const VmwareLock& lock, const std::filesystem::path& file);

/// Error(Locked) that names the holder, if the file is held. A stale lock does not stop anybody. Somebody who is
/// about to take the lock is waited for, until it is taken or given up: eight seconds at most, which only those take
/// who died on the way.
void requireNoVmwareLock(FileSystem& fs, const std::filesystem::path& file, LockHost host = thisLockHost());

} // namespace strata
