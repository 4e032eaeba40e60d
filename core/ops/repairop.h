// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/checkop.h"

#include <vector>

namespace strata {

struct FileFindings;

struct RepairResult {
    CheckResult before;
    CheckResult after;
    std::vector<Issue> repaired; ///< of `before`, what is not in `after`
};

/// Repairs what can be repaired of one link without changing what the disk reads as: changes that were cut off are
/// finished, leftovers and stale locks deleted, lost tables found again, copies of tables that differ made equal by
/// the rule of durability.md 2.4, grains that share a place given one each, zero grains announced, a COWD file's next
/// free sector moved behind its data, the unclean mark taken away where nothing worse stays. Everything else stays,
/// and is in `after`; but by the user's word (`dropUnreadable`) what cannot be read is given up: it reads as not
/// stored, that is as the parent has it or as zeros, and a grain that the file cuts short ends in zeros. Parents are
/// looked at, never written. What is changed within files goes to `disk`.undo first (see undoRepairOp()), then
/// through one intent: a power cut leaves the disk as it was or repaired, and reading the same. The plan's warnings
/// say what would be done and what cannot be, by guest address.
class RepairOp : public Operation {
public:
    explicit RepairOp(CheckParams params, bool dropUnreadable = false)
        : params_(std::move(params)), dropUnreadable_(dropUnreadable) {}
    std::string_view name() const override { return "repair"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;
    const RepairResult& result() const { return result_; }

private:
    CheckResult look(OpContext& context) const;
    std::filesystem::path disk(FileSystem& fs) const;

    bool isLasting(const Issue& issue) const;
    FileFindings findingsOf(const CheckResult& found, const std::filesystem::path& path) const;

    CheckParams params_;
    bool dropUnreadable_;
    RepairResult result_;
};

} // namespace strata
