// SPDX-License-Identifier: Apache-2.0
#include "core/guest/tables.h"
#include "core/guest/utf16.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <zlib.h>

namespace strata {
namespace {

constexpr std::size_t kHeader = 92;
constexpr std::uint32_t kMostEntries = 1024;

struct TypeName {
    std::string_view id;
    const char* name;
};
constexpr TypeName kTypes[] = {
    {"c12a7328-f81f-11d2-ba4b-00a0c93ec93b", "EFI system"},
    {"21686148-6449-6e6f-744e-656564454649", "BIOS boot"},
    {"e3c9e316-0b5c-4db8-817d-f92df00215ae", "Microsoft reserved"},
    {"ebd0a0a2-b9e5-4433-87c0-68b6b72699c7", "Microsoft basic data"},
    {"de94bba4-06d1-4d40-a16a-bfd50179d6ac", "Windows recovery"},
    {"5808c8aa-7e8f-42e0-85d2-e1e90434cfb3", "LDM metadata"},
    {"af9b60a0-1431-4f62-bc68-3311714a69ad", "LDM data"},
    {"0fc63daf-8483-4772-8e79-3d69d8477de4", "Linux"},
    {"0657fd6d-a4ab-43c4-84e5-0933c84b4f4f", "Linux swap"},
    {"e6d6d379-f507-44c2-a23c-238f2a3df928", "Linux LVM"},
    {"4f68bce3-e8cd-4db1-96e7-fbcaf984b709", "Linux root"},
    {"bc13c2ff-59e6-4262-a352-b275fd6f7172", "Linux boot"},
    {"933ac7e1-2eb4-4f13-b844-0e14e2aef915", "Linux home"},
    {"a19d880f-05fc-4d3b-a006-743f0f84911e", "Linux RAID"},
    {"48465300-0000-11aa-aa11-00306543ecac", "HFS+"},
    {"7c3457ef-0000-11aa-aa11-00306543ecac", "APFS"},
    {"aa31e02a-400f-11db-9590-000c2911d1b8", "VMFS"},
    {"9d275380-40ad-11db-bf97-000c2911d1b8", "VMware core dump"},
};

std::string guidAt(ByteSpan bytes, std::size_t at) {
    std::array<char, 40> words{};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned>(bytes[at + i]); };
    std::snprintf(words.data(), words.size(), "%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                  loadLe<std::uint32_t>(bytes, at), static_cast<unsigned>(loadLe<std::uint16_t>(bytes, at + 4)),
                  static_cast<unsigned>(loadLe<std::uint16_t>(bytes, at + 6)), byte(8), byte(9), byte(10), byte(11),
                  byte(12), byte(13), byte(14), byte(15));
    return words.data();
}

std::uint32_t crcOf(ByteSpan bytes) {
    return static_cast<std::uint32_t>(
        ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

struct Header {
    std::uint64_t entries = 0; ///< sector of the first entry
    std::uint32_t count = 0, size = 0, entriesCrc = 0;
};

/// nullopt where there is no header, or its checksum tells that it is damaged.
std::optional<Header> headerAt(const GuestDisk& disk, Sectors at) {
    auto bytes = disk.bytes(at.bytes(), kSectorSize);
    if (!bytes || !standsAt(*bytes, 0, "EFI PART"))
        return std::nullopt;
    const auto length = loadLe<std::uint32_t>(*bytes, 12);
    const auto crc = loadLe<std::uint32_t>(*bytes, 16);
    if (length < kHeader || length > bytes->size())
        return std::nullopt;
    storeLe<std::uint32_t>(*bytes, 16, 0);
    const Header header{loadLe<std::uint64_t>(*bytes, 72), loadLe<std::uint32_t>(*bytes, 80),
                        loadLe<std::uint32_t>(*bytes, 84), loadLe<std::uint32_t>(*bytes, 88)};
    const bool sane = header.count <= kMostEntries && header.size >= 128 && header.size <= 1024
                      && header.entries < disk.capacity().count();
    return crcOf(ByteSpan(*bytes).first(length)) == crc && sane ? std::optional(header) : std::nullopt;
}

std::optional<std::vector<std::byte>> entriesOf(const GuestDisk& disk, const Header& header) {
    auto bytes = disk.bytes(Sectors(header.entries).bytes(), std::size_t{header.count} * header.size);
    return bytes && crcOf(*bytes) == header.entriesCrc ? std::move(bytes) : std::nullopt;
}

Partition partitionAt(ByteSpan entries, std::size_t at, unsigned number) {
    Partition partition;
    partition.number = number;
    partition.typeId = guidAt(entries, at);
    const auto* known = std::ranges::find(kTypes, partition.typeId, &TypeName::id);
    partition.type = known != std::end(kTypes) ? known->name : partition.typeId;
    const auto first = loadLe<std::uint64_t>(entries, at + 32);
    const auto last = loadLe<std::uint64_t>(entries, at + 40);
    partition.start = Sectors(first);
    partition.length = Sectors(last >= first && last - first != UINT64_MAX ? last - first + 1 : 0);
    partition.name = utf16ToUtf8(entries.subspan(at + 56, 72));
    return partition;
}

} // namespace

void addPartition(const GuestDisk& disk, PartitionTable& table, Partition partition) {
    const std::uint64_t whole = disk.capacity().count();
    if (partition.length.count() == 0 || partition.start.count() >= whole
        || partition.length.count() > whole - partition.start.count())
        table.problems.push_back(text("Partition %1 does not lie on the disk", partition.number));
    else
        table.partitions.push_back(std::move(partition));
}

bool readGpt(const GuestDisk& disk, PartitionTable& table) {
    if (disk.capacity().count() < 3)
        return false;
    std::optional<Header> header = headerAt(disk, Sectors(1));
    auto entries = header ? entriesOf(disk, *header) : std::nullopt;
    if (!entries) {
        header = headerAt(disk, disk.capacity() - Sectors(1));
        entries = header ? entriesOf(disk, *header) : std::nullopt;
        if (!entries)
            return false;
        table.problems.push_back(
            text("The partition table at the beginning is damaged; its copy at the end was read"));
    }
    table.scheme = PartitionScheme::Gpt;
    for (unsigned index = 0; index < header->count; ++index) {
        const std::size_t at = std::size_t{index} * header->size;
        if (!isAllZero(ByteSpan(*entries).subspan(at, 16)))
            addPartition(disk, table, partitionAt(*entries, at, index + 1));
    }
    return true;
}

} // namespace strata
