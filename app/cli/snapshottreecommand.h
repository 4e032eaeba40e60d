// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include <string>

namespace strata::cli {

/// stratactl snapshot tree VM: a machine's history with what each state costs.
class SnapshotTreeCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string machine_;
    OpenArguments open_;
    bool noSizes_ = false;
};

} // namespace strata::cli
