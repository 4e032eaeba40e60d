// SPDX-License-Identifier: Apache-2.0
#include "core/io/posixvolume.h"

#include "core/io/posixerror.h"

#include <algorithm>
#include <array>
#include <limits>

#include <sys/vfs.h>

namespace strata::posix {

namespace {

constexpr std::uint64_t kNoLimit = std::numeric_limits<std::int64_t>::max();
constexpr std::uint64_t kFatLimit = (std::uint64_t{4} << 30U) - 1;
constexpr std::uint64_t kNtfsLimit = (std::uint64_t{16} << 40U) - (std::uint64_t{64} << 10U);

struct KnownType {
    std::uint32_t magic; ///< statfs(2), linux/magic.h
    const char* name;
    bool remote;
    std::uint64_t maxFileSize;
};

constexpr std::array kKnownTypes = {
    KnownType{0x0000EF53, "ext4", false, kNoLimit}, // ext2 and ext3 share the number
    KnownType{0x58465342, "xfs", false, kNoLimit},      KnownType{0x9123683E, "btrfs", false, kNoLimit},
    KnownType{0xCA451A4E, "bcachefs", false, kNoLimit}, KnownType{0x2FC12FC1, "zfs", false, kNoLimit},
    KnownType{0xF2F52010, "f2fs", false, kNoLimit},     KnownType{0x3153464A, "jfs", false, kNoLimit},
    KnownType{0x52654973, "reiserfs", false, kNoLimit}, KnownType{0x01021994, "tmpfs", false, kNoLimit},
    KnownType{0x858458F6, "ramfs", false, kNoLimit},    KnownType{0x794C7630, "overlayfs", false, kNoLimit},
    KnownType{0x00004D44, "vfat", false, kFatLimit},    KnownType{0x2011BAB0, "exfat", false, kNoLimit},
    KnownType{0x5346544E, "ntfs", false, kNtfsLimit},   KnownType{0x7366746E, "ntfs3", false, kNtfsLimit},
    KnownType{0x0000482B, "hfsplus", false, kNoLimit},  KnownType{0x00009660, "iso9660", false, kNoLimit},
    KnownType{0x15013346, "udf", false, kNoLimit},      KnownType{0x73717368, "squashfs", false, kNoLimit},
    KnownType{0x00006969, "nfs", true, kNoLimit},       KnownType{0x0000517B, "smb", true, kNoLimit},
    KnownType{0xFF534D42, "cifs", true, kNoLimit},      KnownType{0xFE534D42, "smb2", true, kNoLimit},
    KnownType{0x65735546, "fuse", true, kNoLimit},      KnownType{0x01021997, "9p", true, kNoLimit},
    KnownType{0x00C36400, "ceph", true, kNoLimit},      KnownType{0x5346414F, "afs", true, kNoLimit},
    KnownType{0x786F4256, "vboxsf", true, kNoLimit},
};

/// ext4 numbers the blocks of a file with 32 bits.
std::uint64_t extLimit(std::uint64_t blockSize) { return std::numeric_limits<std::uint32_t>::max() * blockSize; }

} // namespace

VolumeInfo volumeOf(const std::filesystem::path& path) {
    struct statfs status {};
    if (retryInterrupted([&] { return ::statfs(systemPath(path), &status); }) != 0)
        throwErrno(errno, text("Cannot ask for the free space of the volume"), path);
    const auto blockSize = static_cast<std::uint64_t>(status.f_frsize > 0 ? status.f_frsize : status.f_bsize);
    VolumeInfo info;
    info.free = status.f_bavail * blockSize;
    info.total = status.f_blocks * blockSize;
    info.maxFileSize = kNoLimit;
    info.type = "unknown";
    const auto magic = static_cast<std::uint32_t>(status.f_type);
    const auto* known = std::ranges::find(kKnownTypes, magic, &KnownType::magic);
    if (known != kKnownTypes.end()) {
        info.type = known->name;
        info.remote = known->remote;
        info.maxFileSize =
            info.type == "ext4" ? extLimit(static_cast<std::uint64_t>(status.f_bsize)) : known->maxFileSize;
    }
    return info;
}

} // namespace strata::posix
