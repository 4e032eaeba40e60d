// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guest/partitions.h"

namespace strata {

/// Reads a GUID partition table into `table`; false if there is none (UEFI 2.10, chapter 5).
bool readGpt(const GuestDisk& disk, PartitionTable& table);
/// Reads a master boot record with its logical partitions into `table`; false if there is none.
bool readMbr(const GuestDisk& disk, PartitionTable& table);

/// Adds it if it lies on the disk; else says so in the table's problems.
void addPartition(const GuestDisk& disk, PartitionTable& table, Partition partition);

} // namespace strata
