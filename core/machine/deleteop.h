// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/ops/operation.h"

namespace strata {

struct DeleteParams {
    std::filesystem::path disk;
    bool force = false; ///< although others build on it, or a machine uses it
    bool keep = false;  ///< the files only get other names: undeleteOp() brings them back
    OpenOptions open;
};

/// Deletes the files of one link: its description, its extents beside it, its change tracking file. Parents and
/// children stay; by the user's choice its files do, too, under names that no program opens. A file that another disk
/// consists of, too, stays. All at once: at a kill the disk is whole, or gone when the folder is next opened.
class DeleteOp : public Operation {
public:
    explicit DeleteOp(DeleteParams params) : params_(std::move(params)) {}
    std::string_view name() const override { return "delete"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;

private:
    DeleteParams params_;
};

} // namespace strata
