// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/machinecommand.h"

namespace strata::cli {

/// stratactl snapshot take VM NAME
class SnapshotTakeCommand : public MachineCommand {
protected:
    CLI::App* declareCommand(CLI::App& parent) override;
    std::unique_ptr<Operation> operation(Session& session) override;

private:
    std::string name_, description_;
};

} // namespace strata::cli
