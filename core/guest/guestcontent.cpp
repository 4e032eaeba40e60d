// SPDX-License-Identifier: Apache-2.0
#include "core/guest/guestcontent.h"

#include "core/guest/utf16.h"

#include <algorithm>
#include <array>
#include <bit>

namespace strata {
namespace {

template<class T>
T loadBe(ByteSpan bytes, std::size_t offset) {
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        value = static_cast<T>(value << 8U) | static_cast<T>(bytes[offset + i]);
    return value;
}

/// A field of text that ends with zeros or blanks.
std::string fieldAt(ByteSpan bytes, std::size_t offset, std::size_t length) {
    std::string text(asText(bytes.subspan(offset, length)));
    text.resize(std::min(text.find('\0'), text.size()));
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text;
}

/// count * unit; nothing where no disk is that large.
std::optional<std::uint64_t> product(std::uint64_t count, std::uint64_t unit) {
    std::uint64_t bytes = 0;
    if (__builtin_mul_overflow(count, unit, &bytes))
        return std::nullopt;
    return bytes;
}

std::optional<std::uint64_t> inUse(std::optional<std::uint64_t> whole, std::optional<std::uint64_t> free) {
    if (!whole || !free || *free > *whole)
        return std::nullopt;
    return *whole - *free;
}

/// A stretch of the disk; reads stay within it.
struct Volume {
    const GuestDisk& disk;
    std::uint64_t start, length;

    std::optional<std::vector<std::byte>> bytes(std::uint64_t offset, std::size_t count) const {
        if (offset > length || count > length - offset)
            return std::nullopt;
        return disk.bytes(start + offset, count);
    }
};

bool isSectorSize(std::uint32_t bytes) { return std::has_single_bit(bytes) && bytes >= 512 && bytes <= 4096; }

/// The label of NTFS stands in the fourth record of its master file table, in an attribute of type 0x60.
std::string ntfsLabel(const Volume& volume, ByteSpan boot, std::uint64_t cluster) {
    constexpr std::uint32_t kVolumeName = 0x60;
    constexpr std::uint32_t kEnd = 0xFFFFFFFF;
    const auto code = static_cast<std::int8_t>(boot[0x40]);
    const std::uint64_t record = code > 0      ? static_cast<std::uint64_t>(code) * cluster
                                 : code >= -16 ? std::uint64_t{1} << static_cast<unsigned>(-code)
                                               : 0;
    const auto table = product(loadLe<std::uint64_t>(boot, 0x30), cluster);
    if (!table || record < 512 || record > 65536)
        return {};
    const auto bytes = volume.bytes(*table + 3 * record, record);
    if (!bytes || !standsAt(*bytes, 0, "FILE"))
        return {};
    for (std::size_t at = loadLe<std::uint16_t>(*bytes, 0x14); at + 24 <= bytes->size();) {
        const auto type = loadLe<std::uint32_t>(*bytes, at);
        const auto length = loadLe<std::uint32_t>(*bytes, at + 4);
        if (type == kEnd || length < 24 || length > bytes->size() - at)
            break;
        const std::size_t size = loadLe<std::uint32_t>(*bytes, at + 0x10);
        const std::size_t offset = loadLe<std::uint16_t>(*bytes, at + 0x14);
        if (type == kVolumeName && (*bytes)[at + 8] == std::byte{0} && offset <= length && size <= length - offset)
            return utf16ToUtf8(ByteSpan(*bytes).subspan(at + offset, size));
        at += length;
    }
    return {};
}

std::optional<GuestContent> ntfs(const Volume& volume, ByteSpan boot) {
    const std::uint32_t sector = loadLe<std::uint16_t>(boot, 0x0B);
    const auto perCluster = static_cast<std::uint8_t>(boot[0x0D]);
    if (!standsAt(boot, 3, "NTFS    ") || !isSectorSize(sector) || perCluster == 0)
        return std::nullopt;
    // Above 128 it is a negative power of two.
    const std::uint64_t sectors = perCluster <= 128 ? perCluster : std::uint64_t{1} << (256U - perCluster);
    const auto cluster = product(sectors, sector);
    return GuestContent{"ntfs", cluster ? ntfsLabel(volume, boot, *cluster) : std::string(),
                        product(loadLe<std::uint64_t>(boot, 0x28), sector), std::nullopt};
}

std::optional<GuestContent> exfat(ByteSpan boot) {
    const auto shift = static_cast<unsigned>(boot[0x6C]);
    if (!standsAt(boot, 3, "EXFAT   ") || shift < 9 || shift > 12)
        return std::nullopt;
    const auto size = product(loadLe<std::uint64_t>(boot, 0x48), std::uint64_t{1} << shift);
    return GuestContent{"exfat", {}, size, std::nullopt};
}

std::optional<GuestContent> fat(const Volume& volume, ByteSpan boot) {
    const std::uint32_t sector = loadLe<std::uint16_t>(boot, 0x0B);
    const auto perCluster = static_cast<std::uint8_t>(boot[0x0D]);
    const auto copies = static_cast<std::uint8_t>(boot[0x10]);
    if (!isSectorSize(sector) || !std::has_single_bit(perCluster) || copies < 1 || copies > 2)
        return std::nullopt;
    const bool large = standsAt(boot, 0x52, "FAT32   ");
    if (!large && !standsAt(boot, 0x36, "FAT12   ") && !standsAt(boot, 0x36, "FAT16   "))
        return std::nullopt;
    const std::uint32_t few = loadLe<std::uint16_t>(boot, 0x13);
    GuestContent found;
    found.type = large ? "fat32" : standsAt(boot, 0x36, "FAT12   ") ? "fat12" : "fat16";
    found.label = fieldAt(boot, large ? 0x47 : 0x2B, 11);
    if (found.label == "NO NAME")
        found.label.clear();
    found.size = product(few != 0 ? few : loadLe<std::uint32_t>(boot, 0x20), sector);
    if (large)
        if (const auto hint = volume.bytes(std::uint64_t{loadLe<std::uint16_t>(boot, 0x30)} * sector, 512);
            hint && standsAt(*hint, 0, "RRaA") && loadLe<std::uint32_t>(*hint, 488) != 0xFFFFFFFF)
            found.used =
                inUse(found.size, product(loadLe<std::uint32_t>(*hint, 488), std::uint64_t{perCluster} * sector));
    return found;
}

std::optional<GuestContent> ext(ByteSpan super) {
    constexpr std::uint32_t kJournal = 0x4;          // compatible features
    constexpr std::uint32_t kExtents = 0x40;         // incompatible
    constexpr std::uint32_t k64Bit = 0x80;           // incompatible
    constexpr std::uint32_t kFlexibleGroups = 0x200; // incompatible
    const auto shift = loadLe<std::uint32_t>(super, 24);
    if (loadLe<std::uint16_t>(super, 56) != 0xEF53 || shift > 6)
        return std::nullopt;
    const auto incompatible = loadLe<std::uint32_t>(super, 96);
    const bool four = (incompatible & (kExtents | k64Bit | kFlexibleGroups)) != 0;
    const bool wide = (incompatible & k64Bit) != 0;
    const auto count = [&](std::size_t low, std::size_t high) {
        return loadLe<std::uint32_t>(super, low)
               | (wide ? std::uint64_t{loadLe<std::uint32_t>(super, high)} << 32U : std::uint64_t{0});
    };
    GuestContent found;
    found.type = four ? "ext4" : (loadLe<std::uint32_t>(super, 92) & kJournal) != 0 ? "ext3" : "ext2";
    found.label = fieldAt(super, 120, 16);
    const std::uint64_t block = std::uint64_t{1024} << shift;
    found.size = product(count(4, 0x150), block);
    found.used = inUse(found.size, product(count(12, 0x158), block));
    return found;
}

std::optional<GuestContent> xfs(ByteSpan super) {
    const std::uint64_t block = loadBe<std::uint32_t>(super, 4);
    if (!standsAt(super, 0, "XFSB") || !std::has_single_bit(block) || block < 512 || block > 65536)
        return std::nullopt;
    GuestContent found{"xfs", fieldAt(super, 108, 12), product(loadBe<std::uint64_t>(super, 8), block), {}};
    found.used = inUse(found.size, product(loadBe<std::uint64_t>(super, 144), block));
    return found;
}

std::optional<GuestContent> btrfs(ByteSpan super) {
    if (!standsAt(super, 0x40, "_BHRfS_M"))
        return std::nullopt;
    GuestContent found{"btrfs", fieldAt(super, 0x12B, 256), loadLe<std::uint64_t>(super, 0x70), {}};
    if (const auto used = loadLe<std::uint64_t>(super, 0x78); used <= *found.size)
        found.used = used;
    return found;
}

/// What is told by a word at a fixed place.
struct Signature {
    std::uint64_t offset;
    std::string_view word;
    const char* type;
    std::uint64_t label; ///< its offset; 0: none
    std::size_t labelLength;
};
using namespace std::string_view_literals;
constexpr Signature kSignatures[] = {
    {3, "-FVE-FS-"sv, "bitlocker", 0, 0},
    {3, "ReFS\0\0\0\0"sv, "refs", 0, 0},
    {0, "LUKS\xBA\xBE\0\x02"sv, "luks", 24, 48},
    {0, "LUKS\xBA\xBE"sv, "luks", 0, 0},
    {32, "NXSB"sv, "apfs", 0, 0},
    {1024, "H+"sv, "hfsplus", 0, 0},
    {1024, "HX"sv, "hfsplus", 0, 0},
    {536, "LVM2 001"sv, "lvm2", 0, 0},
    {4086, "SWAPSPACE2"sv, "swap", 1052, 16},
    {32769, "CD001"sv, "iso9660", 32808, 32},
    {0x100000, "\x0D\xD0\x01\xC0"sv, "vmfs", 0, 0},
};

std::optional<GuestContent> bySignature(const Volume& volume) {
    for (const Signature& signature : kSignatures) {
        const auto word = volume.bytes(signature.offset, signature.word.size());
        if (!word || !standsAt(*word, 0, signature.word))
            continue;
        GuestContent found{signature.type, {}, {}, {}};
        if (signature.labelLength > 0)
            if (const auto label = volume.bytes(signature.label, signature.labelLength))
                found.label = fieldAt(*label, 0, label->size());
        return found;
    }
    return std::nullopt;
}

} // namespace

std::optional<GuestContent> recognizeContent(const GuestDisk& disk, std::uint64_t start, std::uint64_t length) {
    const Volume volume{disk, start, length};
    if (const auto boot = volume.bytes(0, 512)) {
        if (auto found = ntfs(volume, *boot))
            return found;
        if (auto found = exfat(*boot))
            return found;
        if (auto found = xfs(*boot))
            return found;
        if (auto found = fat(volume, *boot))
            return found;
    }
    if (const auto super = volume.bytes(1024, 1024))
        if (auto found = ext(*super))
            return found;
    if (const auto super = volume.bytes(0x10000, 1024))
        if (auto found = btrfs(*super))
            return found;
    return bySignature(volume);
}

} // namespace strata
