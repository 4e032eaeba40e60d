// SPDX-License-Identifier: Apache-2.0
#include "core/guest/partitions.h"

#include "core/guest/tables.h"

#include <algorithm>

namespace strata {

const char* partitionSchemeName(PartitionScheme scheme) {
    switch (scheme) {
    case PartitionScheme::Mbr: return "mbr";
    case PartitionScheme::Gpt: return "gpt";
    case PartitionScheme::FileSystem: return "whole-disk";
    case PartitionScheme::None: break;
    }
    return "none";
}

PartitionTable readPartitions(const GuestDisk& disk) {
    PartitionTable table;
    // The boot sector of a file system ends like a master boot record: it is asked first.
    if (std::optional<GuestContent> whole = recognizeContent(disk, 0, disk.capacity().bytes());
        whole && whole->type != "iso9660") { // which may have a table before it
        Partition only;
        only.length = disk.capacity();
        only.content = std::move(whole);
        table.scheme = PartitionScheme::FileSystem;
        table.partitions.push_back(std::move(only));
        return table;
    }
    if (!readGpt(disk, table))
        readMbr(disk, table);
    std::ranges::stable_sort(table.partitions, {},
                             [](const Partition& partition) { return partition.start.count(); });
    for (Partition& partition : table.partitions)
        partition.content = recognizeContent(disk, partition.start.bytes(), partition.length.bytes());
    return table;
}

} // namespace strata
