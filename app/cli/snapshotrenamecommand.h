// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/machinecommand.h"

#include <optional>

namespace strata::cli {

/// stratactl snapshot rename VM SNAPSHOT
class SnapshotRenameCommand : public MachineCommand {
protected:
    CLI::App* declareCommand(CLI::App& parent) override;
    std::unique_ptr<Operation> operation(Session& session) override;

private:
    std::optional<std::string> name_, description_;
};

} // namespace strata::cli
