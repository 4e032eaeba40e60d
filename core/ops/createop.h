// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/newdisk.h"
#include "core/ops/operation.h"
#include "core/ops/target.h"

namespace strata {

struct CreateParams {
    DiskSpec spec;
    bool overwrite = false;
};

/// Makes an empty disk. plan() is exact: sizes are those of the metadata that is written and of space that is
/// reserved (on file systems without holes, of the whole files); blocks of the file system come on top.
class CreateOp : public Operation {
public:
    explicit CreateOp(CreateParams params) : params_(std::move(params)) {}
    std::string_view name() const override { return "create"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;

private:
    CreateParams params_;
};

} // namespace strata
