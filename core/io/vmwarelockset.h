// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/vmwarelockguard.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace strata {

/// Several files held together, all or none: of a machine its .vmx and every link that an operation changes, shared
/// those that it only reads. Taken in the order of the real paths, whatever the order of the call.
///
///     VmwareLockSet locks(fs, {{config, VmwareLockKind::Exclusive}, {leaf, VmwareLockKind::Exclusive},
///                              {parent, VmwareLockKind::Shared}});
///
/// The holder may go on to open these disks and to finish intents: a process is never in its own way (see
/// OwnVmwareLocks). A set does not replace the OFD locks. Threads and errors as for VmwareLockGuard.
class VmwareLockSet {
public:
    struct Wanted {
        std::filesystem::path file;
        VmwareLockKind kind = VmwareLockKind::Exclusive;
    };
    VmwareLockSet() = default;
    /// Files that do not exist may be held, too: they are about to be made. A file named twice is held once, in the
    /// stricter way.
    VmwareLockSet(FileSystem& fs, std::vector<Wanted> wanted, const LockHost& host = thisLockHost());

private:
    std::vector<std::unique_ptr<VmwareLockGuard>> guards_;
};

} // namespace strata
