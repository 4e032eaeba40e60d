// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/units.h"

#include <array>
#include <cstdint>

namespace strata {

inline constexpr std::size_t kGrainMarkerBytes = 12; ///< u64 LBA, u32 size; data follows at once

enum class MarkerType : std::uint32_t {
    EndOfStream = 0,
    GrainTable = 1,
    GrainDirectory = 2,
    Footer = 3,
    Progress = 4
};

/// A marker of a streamOptimized file (vmdk-format 3.1), as found at a sector boundary.
struct StreamMarker {
    std::uint64_t value = 0; ///< grain: LBA in sectors; metadata: number of sectors that follow
    std::uint32_t size = 0;  ///< grain: bytes of compressed data; 0: metadata marker
    std::uint32_t type = 0;  ///< metadata only; may be unknown

    bool isGrain() const { return size != 0; }
    bool is(MarkerType t) const { return size == 0 && type == static_cast<std::uint32_t>(t); }
    /// Sectors from this marker to what follows it; at least 1; checked.
    Sectors extentInFile() const;
};

/// `bytes`: at least 16.
StreamMarker parseStreamMarker(ByteSpan bytes);
std::array<std::byte, kSectorSize> encodeMetadataMarker(MarkerType type, std::uint64_t sectorsFollowing);
std::array<std::byte, kGrainMarkerBytes> encodeGrainMarker(Sectors lba, std::uint32_t compressedBytes);

} // namespace strata
