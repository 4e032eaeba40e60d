// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include <string>

namespace strata::cli {

/// stratactl snapshot compare VM A B: what changed between two states of a machine.
class SnapshotCompareCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string machine_, a_, b_;
    OpenArguments open_;
    unsigned threads_ = 0;
};

} // namespace strata::cli
