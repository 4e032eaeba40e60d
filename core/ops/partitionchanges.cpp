// SPDX-License-Identifier: Apache-2.0
#include "core/ops/partitionchanges.h"

namespace strata {

PartitionChanges changesByPartition(const PartitionTable& table, const SectorSet& changed) {
    PartitionChanges changes;
    SectorSet outside = changed;
    for (const Partition& partition : table.partitions) {
        const SectorSet own{{.start = partition.start, .length = partition.length}};
        changes.partitions.push_back({partition, sectorsIn(intersect(changed, own))});
        outside = subtract(outside, own);
    }
    changes.outside = sectorsIn(outside);
    return changes;
}

} // namespace strata
