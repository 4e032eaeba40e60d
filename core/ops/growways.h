// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/disklink.h"
#include "core/ops/operation.h"

#include <memory>

namespace strata {

/// What growing starts from and leads to.
struct GrowJob {
    DescriptorPlace place;
    std::string before; ///< text of the descriptor as it was read
    Descriptor after;   ///< with the new content ID and geometry, still with the old extents
    std::vector<ExtentPlace> extents;
    Sectors capacity; ///< the new one

    Sectors oldCapacity() const { return extents.back().start + extents.back().line.sectors; }
};

/// How disks of one kind become larger.
class GrowWay {
public:
    GrowWay() = default;
    GrowWay(const GrowWay&) = delete;
    GrowWay& operator=(const GrowWay&) = delete;
    virtual ~GrowWay() = default;

    /// Adds files and bytes. Throws what run() would refuse: FileTooLarge, AlreadyExists, InvalidArgument.
    virtual void plan(FileSystem& fs, Plan& plan) = 0;
    /// `link` is open for writing, with its files locked. At a kill or error the disk reads as before, or as after.
    virtual void run(DiskLink& link, OpContext& context) = 0;
};

/// One flat file is made longer.
std::unique_ptr<GrowWay> growFlat(GrowJob job);
/// Further pieces are put behind the last one, which keeps its size, as VMware does (vmdk-format 1.11).
std::unique_ptr<GrowWay> growSplit(GrowJob job);
/// The tables at the front of the one file become longer; grains in their way move to its end.
std::unique_ptr<GrowWay> growMonolithicSparse(GrowJob job);
/// A COWD file gets a longer directory at its end, if the one in front has no room left.
std::unique_ptr<GrowWay> growCowd(GrowJob job);

} // namespace strata
