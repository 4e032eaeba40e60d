// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vixdisklib/opendisk.h"
#include "core/vixdisklib/vixDiskLib.h"

#include <filesystem>
#include <memory>
#include <mutex>

namespace strata::vix {

/// What a program holds of a disk. After Attach took its disk, a parent's handle is a tombstone: it can only be
/// closed.
class DiskHandle {
public:
    DiskHandle(VixDiskLibConnection connection, const std::filesystem::path& path, uint32 flags);

    VixDiskLibConnection connection() const { return connection_; }
    bool isWritable() const { return writable_; }
    bool isSingleLink() const { return singleLink_; }

    /// Failure(VIX_E_INVALID_HANDLE) of a tombstone.
    std::shared_ptr<OpenDisk> disk() const;
    /// The same, for changes: Failure(VIX_E_FILE_READ_ONLY) if it was not opened for them.
    std::shared_ptr<OpenDisk> writableDisk() const;

    void bury();
    void close();

private:
    VixDiskLibConnection connection_;
    bool writable_;
    bool singleLink_;
    mutable std::mutex mutex_;
    std::shared_ptr<OpenDisk> disk_;
};

} // namespace strata::vix
