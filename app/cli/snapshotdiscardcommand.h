// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/machinecommand.h"

namespace strata::cli {

/// stratactl snapshot discard VM SNAPSHOT
class SnapshotDiscardCommand : public MachineCommand {
protected:
    CLI::App* declareCommand(CLI::App& parent) override;
    std::unique_ptr<Operation> operation(Session& session) override;

private:
    bool subtree_ = false;
};

} // namespace strata::cli
