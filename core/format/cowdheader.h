// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/units.h"

#include <array>
#include <cstdint>
#include <string>

namespace strata {

inline constexpr std::uint64_t kCowdHeaderBytes = 2048;
inline constexpr std::uint64_t kCowdEntriesPerTable = 4096;
inline constexpr std::uint64_t kCowdTableSectors = 32;

/// Header of an ESX vmfsSparse extent ("COWD"): vmdk-format 4.2. Positions in sectors.
struct CowdHeader {
    std::uint32_t version = 1;
    std::uint32_t flags = 3;
    Sectors capacity;
    Sectors grainSize{1};
    std::uint32_t gdOffset = 4;
    std::uint32_t directoryEntries = 0;
    std::uint32_t freeSector = 0;
    std::uint32_t cylinders = 0, heads = 0, sectors = 0; ///< base disks only
    std::uint32_t savedGeneration = 0;
    bool unclean = false;

    std::uint64_t tableCount() const { return ceilDiv(capacity.count(), kCowdEntriesPerTable * grainSize.count()); }
    bool operator==(const CowdHeader&) const = default;
};

bool isCowdHeader(ByteSpan head);
/// Errors: NotADisk, Corrupt, Truncated, NotSupported (hosted legacy version 3).
CowdHeader parseCowdHeader(ByteSpan bytes, std::uint64_t fileSize);
/// A fresh header: everything we do not use is zero.
std::array<std::byte, kCowdHeaderBytes> encodeCowdHeader(const CowdHeader& header);
/// Byte positions of the two fields that change while writing.
inline constexpr std::uint64_t kCowdFreeSectorAt = 28;
inline constexpr std::uint64_t kCowdUncleanAt = 1648;

} // namespace strata
