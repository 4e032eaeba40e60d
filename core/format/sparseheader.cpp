// SPDX-License-Identifier: Apache-2.0
#include "core/format/sparseheader.h"

#include "core/base/error.h"

#include <charconv>
#include <string>

namespace strata {
namespace {

/// Directories up to 2^25 entries (qemu's limit); the file's size bounds them further.
constexpr std::uint64_t kMaxTables = std::uint64_t{1} << 25U;
constexpr std::uint64_t kMaxGrainSectors = std::uint64_t{1} << 21U;
constexpr std::uint32_t kKnownIncompatible = kSparseFlagCompressed | kSparseFlagMarkers;
/// Bytes 73..76 (vmdk-format 2.1): a text-mode transfer would have changed them.
constexpr std::array<std::byte, 4> kNewlineBytes{std::byte{0x0A}, std::byte{0x20}, std::byte{0x0D}, std::byte{0x0A}};

Error corrupt(Text what, std::uint64_t fieldOffset) {
    return Error(ErrorCode::Corrupt, std::move(what))
        .offset(fieldOffset)
        .advice(text("The header is damaged; run a check on the disk."));
}

std::string hex(std::uint32_t value) {
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    return std::string(digits.data(), end);
}

SparseHeader loadFields(ByteSpan s) {
    SparseHeader h;
    h.version = loadLe<std::uint32_t>(s, 4);
    h.flags = loadLe<std::uint32_t>(s, 8);
    h.capacity = Sectors(loadLe<std::uint64_t>(s, 12));
    h.grainSize = Sectors(loadLe<std::uint64_t>(s, 20));
    h.descriptorOffset = Sectors(loadLe<std::uint64_t>(s, 28));
    h.descriptorSize = Sectors(loadLe<std::uint64_t>(s, 36));
    h.entriesPerTable = loadLe<std::uint32_t>(s, 44);
    h.rgdOffset = loadLe<std::uint64_t>(s, 48);
    h.gdOffset = loadLe<std::uint64_t>(s, 56);
    h.overHead = Sectors(loadLe<std::uint64_t>(s, 64));
    h.unclean = s[72] != std::byte{0};
    h.compressAlgorithm = loadLe<std::uint16_t>(s, 77);
    h.newlineDamaged =
        (h.flags & kSparseFlagNewline) != 0 && std::memcmp(s.data() + 73, kNewlineBytes.data(), 4) != 0;
    return h;
}

void checkVersionAndFlags(const SparseHeader& h) {
    if (h.version == 0 || h.version > 3)
        throw Error(ErrorCode::NotSupported, text("The sparse header has version %1; known are 1 to 3", h.version))
            .offset(4);
    // The upper half of the flags is for changes that make older readers wrong (2.2).
    const std::uint32_t unknown = (h.flags & 0xFFFF0000U) & ~kKnownIncompatible;
    if (unknown != 0)
        throw Error(ErrorCode::NotSupported,
                    text("The sparse header asks for features nobody documented (flags 0x%1)", hex(h.flags)))
            .offset(8);
    if (h.markers() && !h.compressed())
        throw corrupt(text("The header has the marker flag without the compression flag"), 8);
    if (h.compressed() && h.compressAlgorithm != 1)
        throw Error(ErrorCode::NotSupported, text("Unknown compression algorithm %1", h.compressAlgorithm))
            .offset(77);
}

/// `sectors` of something at `offset` must end within the file.
void checkWithin(std::uint64_t offset, std::uint64_t sectors, std::uint64_t fileSectors, const Text& what,
                 std::uint64_t fieldOffset) {
    if (offset > fileSectors || sectors > fileSectors - offset)
        throw Error(ErrorCode::Truncated, what)
            .offset(fieldOffset)
            .advice(text("The file is shorter than its header says; was the copy cut off?"));
}

void checkGeometry(const SparseHeader& h) {
    const std::uint64_t grain = h.grainSize.count();
    if (!isPowerOfTwo(grain) || grain > kMaxGrainSectors)
        throw corrupt(text("The grain size of %1 sectors is not a power of two up to 2097152", grain), 20);
    if (h.entriesPerTable == 0 || h.entriesPerTable > kEntriesPerTable)
        throw corrupt(text("A grain table of %1 entries is not possible; usual are 512", h.entriesPerTable), 44);
    if (h.capacity.count() > kMaxSectors)
        throw corrupt(text("The capacity of %1 sectors is too large to be true", h.capacity.count()), 12);
    if (h.tableCount() > kMaxTables)
        throw corrupt(text("The disk would need %1 grain tables", h.tableCount()), 12);
}

void checkPositions(const SparseHeader& h, std::uint64_t fileSize) {
    // A last sector that is cut short still counts: only the tail grain may be affected (6.1 #23).
    const std::uint64_t fileSectors = ceilDiv(fileSize, kSectorSize);
    const bool describes = h.descriptorSize.count() != 0 && h.descriptorOffset.count() != 0;
    if (describes)
        checkWithin(h.descriptorOffset.count(), h.descriptorSize.count(), fileSectors,
                    text("The embedded descriptor lies past the end of the file"), 28);
    if (h.capacity.count() == 0) {
        if (!describes)
            throw corrupt(text("The header says that the disk has no sectors, and embeds no descriptor"), 12);
        return; // descriptor only (6.1 #6): no directories
    }
    const std::uint64_t directory = h.directorySectors().count();
    if (h.gdOffset != kGdAtEnd) {
        if (h.gdOffset == 0)
            throw corrupt(text("The header names no grain directory"), 56);
        checkWithin(h.gdOffset, directory, fileSectors, text("The grain directory lies past the end of the file"),
                    56);
    } else if (!h.compressed()) {
        throw corrupt(text("Only compressed files may have their grain directory at the end"), 56);
    }
    if (h.redundant())
        checkWithin(h.rgdOffset, directory, fileSectors,
                    text("The redundant grain directory lies past the end of the file"), 48);
}

} // namespace

bool isSparseHeader(ByteSpan head) { return head.size() >= 4 && loadLe<std::uint32_t>(head, 0) == kSparseMagic; }

SparseHeader parseSparseHeader(ByteSpan sector, std::uint64_t fileSize) {
    if (!isSparseHeader(sector))
        throw Error(ErrorCode::NotADisk, text("The file does not begin with a sparse disk header"));
    if (sector.size() < kSectorSize)
        throw Error(ErrorCode::Truncated, text("The sparse header is cut short: %1 of 512 bytes", sector.size()));
    const SparseHeader header = loadFields(sector);
    checkVersionAndFlags(header);
    checkGeometry(header);
    checkPositions(header, fileSize);
    return header;
}

std::array<std::byte, kSectorSize> encodeSparseHeader(const SparseHeader& header) {
    std::array<std::byte, kSectorSize> out{};
    const MutableByteSpan s(out);
    storeLe<std::uint32_t>(s, 0, kSparseMagic);
    storeLe<std::uint32_t>(s, 4, header.version);
    storeLe<std::uint32_t>(s, 8, header.flags);
    storeLe<std::uint64_t>(s, 12, header.capacity.count());
    storeLe<std::uint64_t>(s, 20, header.grainSize.count());
    storeLe<std::uint64_t>(s, 28, header.descriptorOffset.count());
    storeLe<std::uint64_t>(s, 36, header.descriptorSize.count());
    storeLe<std::uint32_t>(s, 44, header.entriesPerTable);
    storeLe<std::uint64_t>(s, 48, header.rgdOffset);
    storeLe<std::uint64_t>(s, 56, header.gdOffset);
    storeLe<std::uint64_t>(s, 64, header.overHead.count());
    out[72] = std::byte{header.unclean ? std::uint8_t{1} : std::uint8_t{0}};
    std::memcpy(out.data() + 73, kNewlineBytes.data(), kNewlineBytes.size());
    storeLe<std::uint16_t>(s, 77, header.compressAlgorithm);
    return out;
}

SparseLayout canonicalSparseLayout(Sectors capacity, Sectors grainSize, std::uint64_t descriptorSectors) {
    SparseLayout layout;
    layout.descriptorSectors = descriptorSectors;
    layout.tableCount = ceilDiv(ceilDiv(capacity.count(), grainSize.count()), kEntriesPerTable);
    layout.directorySectors = ceilDiv(layout.tableCount * 4, kSectorSize);
    const std::uint64_t copySectors = layout.directorySectors + layout.tableCount * 4;
    layout.redundantDirectory = 1 + descriptorSectors;
    layout.directory = layout.redundantDirectory + copySectors;
    layout.overHead = alignUp(layout.directory + copySectors, grainSize.count());
    return layout;
}

} // namespace strata
