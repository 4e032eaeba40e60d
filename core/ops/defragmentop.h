// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/ops/fragmentation.h"
#include "core/ops/operation.h"

namespace strata {

struct DefragmentParams {
    std::filesystem::path disk; ///< only this link is changed
    OpenOptions open;
    /// Moved between two flushes, and the room taken meanwhile; less where the volume has less.
    std::uint64_t windowBytes = std::uint64_t{64} << 20U;
};

struct DefragmentResult {
    Fragmentation before;
    Fragmentation after;
};

/// Puts the grains of a link's sparse files into the order in which the guest numbers them, in place
/// (durability.md 2.3): the guest reads the same at any moment, so the content ID stays, a kill or a cancel leaves a
/// valid disk, and running it again goes on. COWD files are written anew beside the old one. A flat link has nothing
/// to put in order: nothing is written.
class DefragmentOp : public Operation {
public:
    explicit DefragmentOp(DefragmentParams params) : params_(std::move(params)) {}
    std::string_view name() const override { return "defragment"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    /// Reads tables only. `writes` is an upper bound: a grain moves twice if its home is taken.
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;
    const DefragmentResult& result() const { return result_; }

private:
    DefragmentParams params_;
    DefragmentResult result_;
};

} // namespace strata
