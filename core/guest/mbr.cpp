// SPDX-License-Identifier: Apache-2.0
#include "core/guest/tables.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace strata {
namespace {

constexpr std::size_t kEntries = 446;
constexpr std::size_t kEntrySize = 16;
constexpr unsigned kFirstLogical = 5;
constexpr unsigned kMostLogical = 128;

struct TypeName {
    std::uint8_t type;
    const char* name;
};
constexpr TypeName kTypes[] = {
    {0x01, "FAT12"},
    {0x04, "FAT16"},
    {0x06, "FAT16"},
    {0x07, "NTFS or exFAT"},
    {0x0B, "FAT32"},
    {0x0C, "FAT32"},
    {0x0E, "FAT16"},
    {0x27, "Windows recovery"},
    {0x42, "Dynamic disk"},
    {0x82, "Linux swap"},
    {0x83, "Linux"},
    {0x8E, "Linux LVM"},
    {0xA5, "FreeBSD"},
    {0xA6, "OpenBSD"},
    {0xA9, "NetBSD"},
    {0xAF, "HFS+"},
    {0xBF, "Solaris"},
    {0xEE, "GPT protective"},
    {0xEF, "EFI system"},
    {0xFB, "VMFS"},
    {0xFC, "VMware core dump"},
    {0xFD, "Linux RAID"},
};

struct Entry {
    bool active;
    std::uint8_t type;
    std::uint32_t start, length;
};

Entry entryOf(ByteSpan record, std::size_t index) {
    const std::size_t at = kEntries + index * kEntrySize;
    return {record[at] == std::byte{0x80}, static_cast<std::uint8_t>(record[at + 4]),
            loadLe<std::uint32_t>(record, at + 8), loadLe<std::uint32_t>(record, at + 12)};
}

bool isRecord(ByteSpan record) { return loadLe<std::uint16_t>(record, 510) == 0xAA55; }
bool isExtended(std::uint8_t type) { return type == 0x05 || type == 0x0F || type == 0x85; }

Partition partitionOf(const Entry& entry, unsigned number, Sectors base) {
    Partition partition;
    partition.number = number;
    partition.start = base + Sectors(entry.start);
    partition.length = Sectors(entry.length);
    partition.active = entry.active;
    std::array<char, 8> code{};
    std::snprintf(code.data(), code.size(), "0x%02x", static_cast<unsigned>(entry.type));
    partition.typeId = code.data();
    const auto* known = std::ranges::find(kTypes, entry.type, &TypeName::type);
    partition.type = known != std::end(kTypes) ? known->name : partition.typeId;
    return partition;
}

/// Each logical partition stands in a record of its own that names the next one, counted from `whole`.
void addLogical(const GuestDisk& disk, PartitionTable& table, const Entry& whole) {
    Sectors at(whole.start);
    for (unsigned number = kFirstLogical; number < kFirstLogical + kMostLogical; ++number) {
        const auto record = disk.bytes(at.bytes(), kSectorSize);
        if (!record || !isRecord(*record)) {
            table.problems.push_back(text("The chain of logical partitions breaks off at sector %1", at.count()));
            return;
        }
        if (const Entry logical = entryOf(*record, 0); logical.type != 0 && logical.length != 0)
            addPartition(disk, table, partitionOf(logical, number, at));
        const Entry next = entryOf(*record, 1);
        if (!isExtended(next.type) || next.start == 0)
            return;
        const Sectors following = Sectors(whole.start) + Sectors(next.start);
        if (following <= at) { // it must go up, or it could go round
            table.problems.push_back(text("The chain of logical partitions turns back at sector %1", at.count()));
            return;
        }
        at = following;
    }
    table.problems.push_back(text("There are more than %1 logical partitions", kMostLogical));
}

} // namespace

bool readMbr(const GuestDisk& disk, PartitionTable& table) {
    const auto record = disk.bytes(0, kSectorSize);
    if (!record || !isRecord(*record))
        return false;
    PartitionTable found;
    found.scheme = PartitionScheme::Mbr;
    for (unsigned index = 0; index < 4; ++index) {
        const auto state = static_cast<std::uint8_t>((*record)[kEntries + index * kEntrySize]);
        if (state != 0 && state != 0x80)
            return false; // boot code without a table
        const Entry entry = entryOf(*record, index);
        if (entry.type == 0 || entry.length == 0)
            continue;
        if (isExtended(entry.type))
            addLogical(disk, found, entry);
        else
            addPartition(disk, found, partitionOf(entry, index + 1, Sectors()));
    }
    if (found.partitions.empty() && found.problems.empty())
        return false;
    table = std::move(found);
    return true;
}

} // namespace strata
