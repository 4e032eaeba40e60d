// SPDX-License-Identifier: Apache-2.0
// Locks of PosixFile. They are open-file-description locks: two handles of one process exclude each other, too, and
// closing one handle does not drop the lock of another.
//
// qemu marks what it does with an image by locks on single bytes (block/file-posix.c): byte 100+n "I use permission
// n", byte 200+n "I let nobody else use permission n". It takes read locks only and asks whether a write lock would
// succeed. Shared speaks that language: we read and let nobody write; so qemu-img may read beside us. Exclusive
// write-locks the whole file, which collides with every byte qemu uses.
#include "core/io/posixerror.h"
#include "core/io/posixfile.h"

#include <array>

#include <fcntl.h>

namespace strata::posix {

namespace {

constexpr std::int64_t kUsesRead = 100;
constexpr std::array<std::int64_t, 2> kUsesWriteOrResize = {101, 103};
constexpr std::array<std::int64_t, 2> kForbidsWriteAndResize = {201, 203};
constexpr std::int64_t kForbidsRead = 200;

bool taken(int errnoValue) { return errnoValue == EAGAIN || errnoValue == EACCES; }

struct flock lockRange(short type, std::int64_t start, std::int64_t length) {
    struct flock range {};
    range.l_type = type;
    range.l_whence = SEEK_SET;
    range.l_start = start;
    range.l_len = length;
    return range;
}

} // namespace

bool PosixFile::setLock(short type, std::int64_t start, std::int64_t length) {
    struct flock range = lockRange(type, start, length);
    if (retryInterrupted([&] { return ::fcntl(descriptor_.get(), F_OFD_SETLK, &range); }) == 0)
        return true;
    if (taken(errno))
        throwLocked();
    // A file system without locks: VolumeInfo::remote warns of most of them, and refusing would lock people out.
    if (errno == ENOLCK || errno == EINVAL || errno == EOPNOTSUPP || errno == ENOSYS)
        return false;
    throwErrno(errno, text("Cannot lock the file"), path_);
}

bool PosixFile::lockedByOther(std::int64_t start, std::int64_t length) const {
    struct flock range = lockRange(F_WRLCK, start, length);
    return ::fcntl(descriptor_.get(), F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

void PosixFile::lock(LockMode mode) {
    if (mode == LockMode::None)
        return;
    if (mode == LockMode::Ask) {
        if (lockedByOther(0, 0))
            throwLocked();
        return;
    }
    if (mode == LockMode::Exclusive) {
        setLock(F_WRLCK, 0, 0);
        return;
    }
    if (!setLock(F_RDLCK, kUsesRead, 1))
        return;
    for (const std::int64_t byte : kForbidsWriteAndResize)
        setLock(F_RDLCK, byte, 1);
    // Announce first, look second: of two that arrive together at least one sees the other.
    bool refused = lockedByOther(kForbidsRead, 1);
    for (const std::int64_t byte : kUsesWriteOrResize)
        refused = refused || lockedByOther(byte, 1);
    if (refused)
        throwLocked();
}

void PosixFile::throwLocked() const {
    throw Error(ErrorCode::Locked, text("Another program is using this file"))
        .at(path_)
        .advice(
            text("Close the disk there (a virtual machine, qemu, another window of this program) and try again."));
}

} // namespace strata::posix
