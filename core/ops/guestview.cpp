// SPDX-License-Identifier: Apache-2.0
#include "core/ops/guestview.h"

namespace strata {

GuestDisk guestView(DiskChain& chain) {
    return {chain.capacity(), [&chain](Sectors start, MutableByteSpan out) { chain.read(start, out); }};
}

PartitionTable readDiskPartitions(FileSystem& fs, const std::filesystem::path& disk, OpenOptions options) {
    options.mode = OpenMode::Read;
    const std::unique_ptr<DiskChain> chain = openDisk(fs, disk, options);
    return readPartitions(guestView(*chain));
}

} // namespace strata
