// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sectorranges.h"
#include "core/disk/diskopener.h"
#include "core/ops/fragmentation.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

namespace strata {

/// What a stretch of a disk consists of, in sectors. The rest of it is a hole.
struct AllocationCell {
    std::uint64_t own = 0;               ///< stored in the link itself
    std::uint64_t inherited = 0;         ///< stored in a parent
    std::uint64_t zeros = 0;             ///< marked as zero
    std::uint64_t pieces = 0;            ///< stretches of the link's file that the own part lies in
    std::optional<std::uint64_t> offset; ///< bytes, of the first own data in its file
    std::uint32_t extent = 0;            ///< where `offset` is: index in the link
};

struct AllocationParams {
    std::filesystem::path disk;
    OpenOptions open;
    bool chain = false;    ///< with what the parents hold
    SectorRange range;     ///< length 0: the whole disk
    std::size_t cells = 1; ///< so many at the most; each a whole number of grains
};

/// A disk drawn in cells of the same size.
struct AllocationMap {
    Sectors capacity;
    SectorRange range;
    Sectors perCell{1};
    std::vector<AllocationCell> cells;
    std::vector<std::filesystem::path> extents; ///< of the link
    Fragmentation order;                        ///< of the whole link

    /// Sectors of a cell; the last one may be shorter.
    SectorRange rangeOf(std::size_t cell) const;
};

/// Reads tables only. Memory is that of the cells, however large the disk. Errors as openDisk(), Cancelled.
AllocationMap readAllocationMap(FileSystem& fs, const AllocationParams& params, const std::stop_token& stop);

} // namespace strata
