// SPDX-License-Identifier: Apache-2.0
#include "core/format/streammarker.h"

namespace strata {

Sectors StreamMarker::extentInFile() const {
    if (isGrain())
        return Sectors::covering(kGrainMarkerBytes + std::uint64_t{size});
    return Sectors(checkedAdd(1, value));
}

StreamMarker parseStreamMarker(ByteSpan bytes) {
    StreamMarker marker;
    marker.value = loadLe<std::uint64_t>(bytes, 0);
    marker.size = loadLe<std::uint32_t>(bytes, 8);
    if (marker.size == 0)
        marker.type = loadLe<std::uint32_t>(bytes, 12);
    return marker;
}

std::array<std::byte, kSectorSize> encodeMetadataMarker(MarkerType type, std::uint64_t sectorsFollowing) {
    std::array<std::byte, kSectorSize> out{};
    const MutableByteSpan s(out);
    storeLe<std::uint64_t>(s, 0, sectorsFollowing);
    storeLe<std::uint32_t>(s, 12, static_cast<std::uint32_t>(type));
    return out;
}

std::array<std::byte, kGrainMarkerBytes> encodeGrainMarker(Sectors lba, std::uint32_t compressedBytes) {
    std::array<std::byte, kGrainMarkerBytes> out{};
    const MutableByteSpan s(out);
    storeLe<std::uint64_t>(s, 0, lba.count());
    storeLe<std::uint32_t>(s, 8, compressedBytes);
    return out;
}

} // namespace strata
