// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/ops/operation.h"

namespace strata {

struct GrowParams {
    std::filesystem::path disk;
    Sectors capacity;            ///< the new one
    bool updateGeometry = false; ///< also the cylinders, heads and sectors that the description tells
    OpenOptions open;
};

/// Gives a disk without parents and children a larger capacity, in place (durability.md 2.3). What was there keeps
/// its place; the new sectors read as zero. The disk gets a new content ID, since a child of it would see other
/// contents. Run again after a kill, it finishes; a disk that has the capacity already is left alone.
/// A redo log grows only to the capacity of its parent, where another tool made that larger under it; what builds on
/// the redo log comes next.
class GrowOp : public Operation {
public:
    explicit GrowOp(GrowParams params) : params_(std::move(params)) {}
    std::string_view name() const override { return "grow"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    /// `writes` and `peakExtraSpace` are upper bounds.
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;

private:
    GrowParams params_;
};

} // namespace strata
