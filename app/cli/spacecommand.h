// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include <string>

namespace strata::cli {

/// stratactl space DISK --type T
class SpaceCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string disk_;
    NewDiskArguments kind_;
    OpenArguments open_;
};

} // namespace strata::cli
