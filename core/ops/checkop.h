// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/ops/operation.h"

#include <vector>

namespace strata {

struct CheckParams {
    std::filesystem::path disk;
    OpenOptions open;
    bool data = true; ///< also inflate every compressed grain
};

struct CheckResult {
    bool consistent = true; ///< no issue of severity Error or Warning
    std::vector<Issue> issues;
};

/// Looks over the whole chain: descriptors, extents, headers, both table copies, grains past the end, overlapping,
/// inside metadata or misaligned, stream markers and footers, CIDs, capacities, unclean flags, leftover intents.
/// Opening is strict, checking is tolerant: it goes on after damage. Reads only.
class CheckOp : public Operation {
public:
    explicit CheckOp(CheckParams params) : params_(std::move(params)) {}
    std::string_view name() const override { return "check"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;
    const CheckResult& result() const { return result_; }

private:
    CheckParams params_;
    CheckResult result_;
};

} // namespace strata
