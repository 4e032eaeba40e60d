// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include <string>

namespace strata::cli {

/// stratactl rename DISK NEWNAME
class RenameCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string disk_;
    std::string newName_;
    OpenArguments open_;
    bool dryRun_ = false;
};

} // namespace strata::cli
