// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/ops/fragmentation.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace strata {

/// A stretch of a link's files, in the files' own order.
struct FileColumn {
    double filled = 0; ///< 0..1: how much of it stores data of the guest; the rest is tables or unused
    double lowest = 1; ///< 0..1: where in the guest that data belongs; lowest > highest where there is none
    double highest = 0;

    bool isEmpty() const { return lowest > highest; }
};

/// The sparse files of a link, one after the other, drawn in columns of the same size: the other way round than an
/// AllocationMap, which goes by the guest's addresses.
struct FileOrder {
    std::uint64_t bytes = 0; ///< length of the files together
    Fragmentation order;
    std::vector<FileColumn> now;     ///< empty: no file of the link has an order of its own (flat, compressed)
    std::vector<FileColumn> ordered; ///< what defragmenting makes of it; tables, which take little, are left out
};

/// Reads tables only; memory is that of the columns, however large the disk. Errors as openDisk(), Cancelled.
FileOrder readFileOrder(FileSystem& fs, const std::filesystem::path& disk, const OpenOptions& open,
                        std::size_t columns, const std::stop_token& stop);

} // namespace strata
