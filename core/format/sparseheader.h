// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/units.h"

#include <array>
#include <cstdint>

namespace strata {

inline constexpr std::uint32_t kSparseMagic = 0x564D444B; ///< "KDMV"
inline constexpr std::uint64_t kGdAtEnd = 0xFFFFFFFFFFFFFFFFU;
inline constexpr std::uint32_t kSparseFlagNewline = 1U << 0U;
inline constexpr std::uint32_t kSparseFlagRedundant = 1U << 1U;
inline constexpr std::uint32_t kSparseFlagZeroGrain = 1U << 2U;
inline constexpr std::uint32_t kSparseFlagCompressed = 1U << 16U;
inline constexpr std::uint32_t kSparseFlagMarkers = 1U << 17U;
inline constexpr std::uint64_t kEntriesPerTable = 512; ///< in every hosted file known
inline constexpr Sectors kDefaultGrain{128};
// Bytes from the start of the file, of the fields that may change (2.1).
inline constexpr std::uint64_t kSparseVersionAt = 4;
inline constexpr std::uint64_t kSparseFlagsAt = 8;
inline constexpr std::uint64_t kSparseUncleanAt = 72;
/// The first version whose header can announce zero grains.
inline constexpr std::uint32_t kSparseZeroGrainVersion = 2;

/// Header of a hosted sparse or stream extent ("KDMV"), version 1 to 3: vmdk-format 2.1. Fields as in the file.
struct SparseHeader {
    std::uint32_t version = 1;
    std::uint32_t flags = kSparseFlagNewline | kSparseFlagRedundant;
    Sectors capacity;
    Sectors grainSize = kDefaultGrain;
    Sectors descriptorOffset;
    Sectors descriptorSize;
    std::uint32_t entriesPerTable = kEntriesPerTable;
    std::uint64_t rgdOffset = 0; ///< sectors; 0: none
    std::uint64_t gdOffset = 0;  ///< sectors; kGdAtEnd: see footer
    Sectors overHead;
    bool unclean = false;
    bool newlineDamaged = false; ///< went through a text-mode transfer
    std::uint16_t compressAlgorithm = 0;

    bool compressed() const { return (flags & kSparseFlagCompressed) != 0; }
    bool markers() const { return (flags & kSparseFlagMarkers) != 0; }
    bool redundant() const { return (flags & kSparseFlagRedundant) != 0 && rgdOffset != 0; }
    bool zeroGrains() const { return (flags & kSparseFlagZeroGrain) != 0; }
    /// Number of grains and tables that `capacity` needs (2.4).
    std::uint64_t grainCount() const { return ceilDiv(capacity.count(), grainSize.count()); }
    std::uint64_t tableCount() const { return ceilDiv(grainCount(), entriesPerTable); }
    Sectors directorySectors() const { return Sectors(ceilDiv(tableCount() * 4, kSectorSize)); }
    bool operator==(const SparseHeader&) const = default;
};

/// True if the bytes begin with the magic "KDMV".
bool isSparseHeader(ByteSpan head);
/// Parses the 512 bytes of sector 0 (or of a footer) and checks each field by 2.4 against `fileSize` (bytes); the
/// errors carry the field's offset. capacity 0 is allowed only with an embedded descriptor (6.1 #6).
/// Errors: NotADisk, Corrupt, Truncated, NotSupported.
SparseHeader parseSparseHeader(ByteSpan sector, std::uint64_t fileSize);
std::array<std::byte, kSectorSize> encodeSparseHeader(const SparseHeader& header);

/// Where everything lies in the canonical layout of 2.5 for a new file. All positions in sectors.
struct SparseLayout {
    std::uint64_t descriptorSectors = 0;
    std::uint64_t tableCount = 0;
    std::uint64_t directorySectors = 0;
    std::uint64_t redundantDirectory = 0; ///< first redundant table follows it
    std::uint64_t directory = 0;          ///< first table follows it
    std::uint64_t overHead = 0;
    /// Sector of table `index` of the primary / redundant copy.
    std::uint64_t table(std::uint64_t index) const { return directory + directorySectors + index * 4; }
    std::uint64_t redundantTable(std::uint64_t index) const {
        return redundantDirectory + directorySectors + index * 4;
    }
};
/// `descriptorSectors` 20 for an embedded descriptor, 0 for a piece of a split set.
SparseLayout canonicalSparseLayout(Sectors capacity, Sectors grainSize, std::uint64_t descriptorSectors);

} // namespace strata
