// SPDX-License-Identifier: Apache-2.0
#include "core/vixdisklib/diskhandle.h"

#include "core/vixdisklib/errors.h"

namespace strata::vix {

DiskHandle::DiskHandle(VixDiskLibConnection connection, const std::filesystem::path& path, uint32 flags)
    : connection_(connection), writable_((flags & VIXDISKLIB_FLAG_OPEN_READ_ONLY) == 0),
      singleLink_((flags & VIXDISKLIB_FLAG_OPEN_SINGLE_LINK) != 0),
      disk_(OpenDisk::open(path, singleLink_, writable_)) {}

std::shared_ptr<OpenDisk> DiskHandle::disk() const {
    const std::lock_guard guard(mutex_);
    if (!disk_)
        throw Failure(VIX_E_INVALID_HANDLE);
    return disk_;
}

std::shared_ptr<OpenDisk> DiskHandle::writableDisk() const {
    if (!writable_)
        throw Failure(VIX_E_FILE_READ_ONLY);
    return disk();
}

void DiskHandle::bury() { close(); }

void DiskHandle::close() {
    std::shared_ptr<OpenDisk> disk;
    {
        const std::lock_guard guard(mutex_);
        disk = std::move(disk_);
    }
    if (disk)
        OpenDisk::release(std::move(disk));
}

} // namespace strata::vix
