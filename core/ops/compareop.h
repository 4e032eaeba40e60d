// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/ops/operation.h"

#include <vector>

namespace strata {

struct CompareParams {
    std::filesystem::path a, b;
    bool aIsRaw = false, bIsRaw = false;
    OpenOptions open;
    bool map = false; ///< collect all differing ranges, not only the first
};

struct CompareResult {
    bool equal = true;
    std::uint64_t firstDifference = 0; ///< guest byte; meaningful if !equal
    std::uint64_t differingBytes = 0;  ///< exact
    struct Range {
        std::uint64_t start = 0, length = 0;
    };
    std::vector<Range> ranges; ///< bytes, sector-aligned, ascending, joined; with `map`
};

/// Compares what two disks read as. A shorter disk reads as zero past its end, and capacities are compared, too:
/// different capacities with equal contents are equal (as qemu-img compare without -s), noted in the report.
class CompareOp : public Operation {
public:
    explicit CompareOp(CompareParams params) : params_(std::move(params)) {}
    std::string_view name() const override { return "compare"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;
    const CompareResult& result() const { return result_; }

private:
    CompareParams params_;
    CompareResult result_;
};

/// The same over open chains; used by --verify. Threads: 0 = one per core.
CompareResult compareChains(DiskChain& a, DiskChain& b, bool map, OpContext& context);

} // namespace strata
