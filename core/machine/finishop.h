// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/io/intent.h"
#include "core/ops/operation.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace strata {

struct FinishParams {
    std::filesystem::path target; ///< as for findCutOff()
    bool rollBack = false;        ///< instead, where that is possible
    OpenOptions open;
};

/// An operation that was cut off in a folder, and what can be done about it.
struct CutOff {
    IntentInfo intent;
    bool canFinish = false;
    /// Only what has changed nothing yet that anybody reads: a committed change is always finished.
    bool canRollBack = false;
    Text what;                  ///< "Merging snapshots was cut off before it was finished"
    std::filesystem::path file; ///< the disk or .vmx that it began with
};
/// `target`: a folder, or a disk or .vmx that it may concern.
std::vector<CutOff> findCutOff(FileSystem& fs, const std::filesystem::path& target, const OpenOptions& open);

/// Goes on with whatever was cut off there: finishes committed changes, and runs the operation again that a
/// marker stands for. Or rolls back what can be.
class FinishOp : public Operation {
public:
    explicit FinishOp(FinishParams params) : params_(std::move(params)) {}
    std::string_view name() const override { return "finish"; }
    Text describe() const override;
    /// Refuses if nothing was cut off there (NotFound), or what was cannot be finished from here (Interrupted).
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;

private:
    FinishParams params_;
};

} // namespace strata
