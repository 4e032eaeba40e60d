// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/disklink.h"
#include "core/disk/graintable.h"
#include "core/ops/checkfindings.h"
#include "core/ops/operation.h"

#include <vector>

namespace strata {

/// What every part of a check works with.
struct CheckWork {
    OpContext& context;
    CheckFindings& findings;
    bool data = true; ///< inflate compressed grains
};

/// One extent's file, opened for the check.
struct CheckedExtent {
    const ExtentPlace& place;
    File& file;
    std::vector<std::byte> head; ///< first bytes, as many as a COWD header has

    const std::filesystem::path& path() const { return place.path; }
    /// Position on the disk of a grain of this extent, for people.
    std::string where(Sectors withinExtent, Sectors length) const {
        return guestBytes(place.start + withinExtent, length);
    }
};

/// Checks an extent by its kind, as openExtent() would tell it. Damage becomes findings; Error(Cancelled) passes.
void checkExtent(FileSystem& fs, const ExtentPlace& place, const CheckWork& work);

// One per kind of file (check<kind>.cpp).
void checkHostedSparse(const CheckedExtent& extent, const CheckWork& work);
void checkStream(const CheckedExtent& extent, const CheckWork& work);
void checkCowd(const CheckedExtent& extent, const CheckWork& work);
void checkSeSparse(const CheckedExtent& extent, const CheckWork& work);

/// Bytes that checking the extent reads at most.
std::uint64_t checkReads(FileSystem& fs, const ExtentPlace& place, bool data);

/// Goes over the tables of a file by the MiB: `visit(number of the table, its state, its entries)`; the entries mean
/// something only with TableState::Loaded. Stops at a requested stop.
void forEachTable(GrainTableSource& tables, const GrainTableShape& shape, const CheckWork& work,
                  FunctionRef<void(std::uint64_t, TableState, ByteSpan)> visit);

} // namespace strata
