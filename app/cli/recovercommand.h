// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include <string>

namespace strata::cli {

/// stratactl recover DIR|EXTENT
class RecoverCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string target_;
    std::string parent_;
    bool dryRun_ = false;
};

} // namespace strata::cli
