// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/lostdisk.h"
#include "core/ops/operation.h"

#include <filesystem>
#include <vector>

namespace strata {

struct RecoverParams {
    std::filesystem::path target; ///< a folder, a piece of a lost disk, the name of its description, or a monolithic
                                  ///< file that cannot be opened
    std::filesystem::path parent; ///< for one lost disk: what it builds on, if that is not clear
};

/// Makes lost descriptions of disks anew: for pieces that no description names, and for monolithic files whose header
/// or description is damaged. Data is never written. What is known comes from the pieces' own headers, the disks
/// around and the machine's lists, and is told as evidence; what is not clear is not guessed but left, with the
/// choices. A damaged description is kept as `disk`.damaged; within a monolithic file the last repair's undo takes it
/// back. Each disk is whole or untouched after a power cut.
class RecoverOp : public Operation {
public:
    explicit RecoverOp(RecoverParams params) : params_(std::move(params)) {}
    std::string_view name() const override { return "recover"; }
    Text describe() const override;
    /// Refuses if nothing is lost there.
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;

    /// After plan() or run(): all that was lost, with evidence; those with a problem are as they were.
    const std::vector<LostDisk>& disks() const { return disks_; }

private:
    void look(FileSystem& fs);

    RecoverParams params_;
    std::vector<LostDisk> disks_;
};

} // namespace strata
