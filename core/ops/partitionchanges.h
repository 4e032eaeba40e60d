// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sectorranges.h"
#include "core/guest/partitions.h"

#include <vector>

namespace strata {

/// How much of a partition changed.
struct PartitionChange {
    Partition partition;
    Sectors changed;
};

struct PartitionChanges {
    std::vector<PartitionChange> partitions; ///< all of the table, in its order
    Sectors outside;                         ///< changed in no partition: tables, boot code, gaps
};

/// Shares what changed on a disk out among its partitions. Where a table lets partitions overlap, each has its own.
PartitionChanges changesByPartition(const PartitionTable& table, const SectorSet& changed);

} // namespace strata
