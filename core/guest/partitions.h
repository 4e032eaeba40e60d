// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/text.h"
#include "core/guest/guestcontent.h"

#include <optional>
#include <string>
#include <vector>

namespace strata {

/// One partition. Its content was looked for at its beginning, not searched.
struct Partition {
    unsigned number = 0; ///< as Linux counts: 1-4, logical ones from 5
    Sectors start, length;
    std::string type;   ///< what the table calls it: "Linux", "EFI system" ...; its code where that is not known
    std::string typeId; ///< "0x83", or the GUID in lower case
    std::string name;   ///< GPT only
    bool active = false;
    std::optional<GuestContent> content;
};

enum class PartitionScheme {
    None,       ///< nothing that is known
    Mbr,        ///< a master boot record, perhaps with logical partitions
    Gpt,        ///< a GUID partition table
    FileSystem, ///< no table: one file system on the whole disk
};
const char* partitionSchemeName(PartitionScheme scheme); ///< "none", "mbr", "gpt", "whole-disk"

struct PartitionTable {
    PartitionScheme scheme = PartitionScheme::None;
    std::vector<Partition> partitions; ///< in the order of the disk
    std::vector<Text> problems;        ///< what is wrong with the table, in words
};

/// Reads a guest's partition table; for hostile ones, too: entries outside the disk become problems, chains of
/// logical partitions end, nothing large is read. A damaged primary GPT is read from its copy at the end of the disk.
/// Throws only what reading the disk throws.
PartitionTable readPartitions(const GuestDisk& disk);

} // namespace strata
