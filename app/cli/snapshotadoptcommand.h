// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/machinecommand.h"

#include <vector>

namespace strata::cli {

/// stratactl snapshot adopt VM NAME FILE...
class SnapshotAdoptCommand : public MachineCommand {
protected:
    CLI::App* declareCommand(CLI::App& parent) override;
    std::unique_ptr<Operation> operation(Session& session) override;

private:
    std::string name_;
    std::vector<std::string> files_;
};

} // namespace strata::cli
