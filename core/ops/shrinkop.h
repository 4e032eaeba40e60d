// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/ops/operation.h"

#include <vector>

namespace strata {

struct ShrinkParams {
    std::filesystem::path disk; ///< only this link is changed
    OpenOptions open;
};

struct ShrinkResult {
    std::uint64_t before = 0; ///< bytes that the link's extents take on their volume
    std::uint64_t after = 0;
};

/// Gives the room of grains that hold only zeros, and of places in the file that nothing refers to, back to the
/// volume, in place (durability.md 2.3): the guest reads the same at any moment, so the content ID stays, a kill or a
/// cancel leaves a valid disk, and running it again goes on. Needs no free space. Flat files get holes. COWD files,
/// which have one copy of their tables, are written anew beside the old one, which stays until then.
class ShrinkOp : public Operation {
public:
    explicit ShrinkOp(ShrinkParams params) : params_(std::move(params)) {}
    std::string_view name() const override { return "shrink"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    /// Reads all data of the link to see what is zero; `frees` is exact for sparse files, and whole blocks of zeros
    /// for flat ones. `writes` is what moves at the most.
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;
    const ShrinkResult& result() const { return result_; }

private:
    ShrinkParams params_;
    ShrinkResult result_;
};

} // namespace strata
