// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include <string>

namespace strata::cli {

/// stratactl attach PARENT CHILD [--fix-cid]
class AttachCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string parent_, child_;
    OpenArguments open_;
    bool fixCid_ = false;
    bool dryRun_ = false;
};

} // namespace strata::cli
