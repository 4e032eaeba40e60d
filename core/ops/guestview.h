// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/guest/partitions.h"

namespace strata {

/// The chain as core/guest reads it; the chain must outlive it.
GuestDisk guestView(DiskChain& chain);

/// Opens the disk for reading, looks at its partitions, closes it. Throws what opening and reading throw.
PartitionTable readDiskPartitions(FileSystem& fs, const std::filesystem::path& disk, OpenOptions options);

} // namespace strata
