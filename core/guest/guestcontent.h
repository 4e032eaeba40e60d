// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guest/guestdisk.h"

#include <optional>
#include <string>

namespace strata {

/// What a stretch of a guest's disk holds: a file system, or a container of one.
struct GuestContent {
    std::string type;                  ///< "ntfs", "ext4", "lvm2", "bitlocker" ...
    std::string label;                 ///< UTF-8, as it stands in the file system; empty if none, or not looked for
    std::optional<std::uint64_t> size; ///< bytes the file system covers
    std::optional<std::uint64_t> used; ///< bytes in use, where a header says so
};

/// Recognises what begins at byte `start` and is `length` bytes long, by signatures and the sanity of what stands
/// around them. Reads a few KiB and nothing that an untrusted number makes large; nullopt for what is not known.
/// Sources of the layouts: the kernel's documentation of ext4 and XFS, the btrfs on-disk format page, Microsoft's
/// exFAT and FAT specifications, the LUKS and LVM2 format documents.
std::optional<GuestContent> recognizeContent(const GuestDisk& disk, std::uint64_t start, std::uint64_t length);

} // namespace strata
