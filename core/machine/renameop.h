// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/ops/operation.h"

namespace strata {

struct RenameParams {
    std::filesystem::path disk;
    std::filesystem::path newName; ///< a bare name, or a path in the same folder; ".vmdk" is added if it is missing
    OpenOptions open;
};

/// Gives a disk another name: its description, its pieces with VMware's endings, its change tracking file; and in the
/// same step the hints of its children, the machine's .vmx, .vmsd and undo journal. Content IDs stay. At every moment
/// at least one whole disk is there, also for other programs (durability.md 2.3, "rename split disk"). Run again
/// after a kill it finishes. A disk with its description inside names itself in it; that line changes first, since no
/// program needs it to find the data.
class RenameOp : public Operation {
public:
    explicit RenameOp(RenameParams params) : params_(std::move(params)) {}
    std::string_view name() const override { return "rename-disk"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;
    const std::filesystem::path& newName() const { return params_.newName; }

private:
    RenameParams params_;
};

} // namespace strata
