// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/checkop.h"

#include <vector>

namespace strata {

struct RepairResult {
    CheckResult before;
    CheckResult after;
    std::vector<Issue> repaired; ///< of `before`, what is not in `after`
};

/// Repairs what can be repaired of one link without changing what the disk reads as: changes that were cut off are
/// finished, leftovers and stale locks deleted, copies of tables that differ made equal by the rule of durability.md
/// 2.4, zero grains announced, a COWD file's next free sector moved behind its data, the unclean mark taken away
/// where nothing worse stays. Everything else stays, and is in `after`. Parents are looked at, never written. What is
/// changed within files goes to `disk`.undo first (see undoRepairOp()), then through one intent: a power cut leaves
/// the disk as it was or repaired, and reading the same. The plan's warnings say what would be done and what cannot
/// be, by guest address.
class RepairOp : public Operation {
public:
    explicit RepairOp(CheckParams params) : params_(std::move(params)) {}
    std::string_view name() const override { return "repair"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;
    const RepairResult& result() const { return result_; }

private:
    CheckResult look(OpContext& context) const;
    std::filesystem::path disk(FileSystem& fs) const;

    CheckParams params_;
    RepairResult result_;
};

} // namespace strata
