// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include <string>

namespace strata::cli {

/// stratactl delete DISK
class DeleteCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string disk_;
    OpenArguments open_;
    bool force_ = false;
    bool keep_ = false;
    bool dryRun_ = false;
};

} // namespace strata::cli
