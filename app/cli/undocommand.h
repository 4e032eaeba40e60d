// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/machinecommand.h"

namespace strata::cli {

/// stratactl undo VM|DISK
class UndoCommand : public MachineCommand {
protected:
    CLI::App* declareCommand(CLI::App& parent) override;
    std::unique_ptr<Operation> operation(Session& session) override;

private:
    bool evenIfWritten_ = false;
    bool purge_ = false;
};

} // namespace strata::cli
