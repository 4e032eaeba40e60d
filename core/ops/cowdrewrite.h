// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sectorranges.h"
#include "core/disk/disklink.h"
#include "core/ops/operation.h"

namespace strata {

class ExtentWriter;

/// Writes a COWD extent anew in the guest's order. The format has one copy of its tables, so grains are not moved in
/// place: the new file is made beside the old one, synced, and takes its name in one step. What the link's
/// description says stays true, and so does its content ID.
class CowdRewrite {
public:
    /// `extent` at `place`, open, with nothing unwritten; of no use after run(). `dropZeros`: leave out grains that
    /// hold only zeros; never in a child, since the format has no mark for them and the parent would show.
    CowdRewrite(FileSystem& fs, const ExtentPlace& place, Extent& extent, bool dropZeros);

    /// Bytes of the new file. Exact; reads all data if zeros are dropped.
    std::uint64_t sizeAfter(OpContext& context);
    /// `size`: as sizeAfter() told. Error(NoSpace) before anything is written if there is no room for it beside the
    /// old file. Cancel leaves the old one.
    void run(OpContext& context, std::uint64_t size);

private:
    using Visit = FunctionRef<void(SectorRange range)>;
    void forEachKept(OpContext& context, Visit visit);
    void copy(Sectors start, Sectors length, ExtentWriter& writer);
    void requireSame(OpContext& context);

    FileSystem& fs_;
    std::filesystem::path path_; ///< links resolved: the file is replaced, not a link to it
    ExtentLine line_;
    Extent& extent_;
    Sectors grain_;
    bool dropZeros_;
};

} // namespace strata
