// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/disklink.h"

#include <cstdint>
#include <stop_token>

namespace strata {

/// How the stored grains of a link lie in its sparse files, compared with the order in which the guest numbers them.
struct Fragmentation {
    std::uint64_t grains = 0; ///< stored in sparse, uncompressed extents
    std::uint64_t pieces = 0; ///< stretches of the files that hold grains following each other for the guest, too
    std::uint64_t files = 0;  ///< extents that store any

    /// 0: all in order. 100: no grain lies behind the one it follows.
    double percent() const;
};

/// From the tables alone; no data is read. Flat and compressed extents do not count.
Fragmentation fragmentationOf(DiskLink& link, const std::stop_token& stop = {});
Fragmentation fragmentationOf(Extent& extent, const std::stop_token& stop = {});

} // namespace strata
