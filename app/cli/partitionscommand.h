// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include <string>

namespace strata::cli {

/// stratactl partitions DISK: the guest's partition table, file systems and labels.
class PartitionsCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string disk_;
    OpenArguments open_;
};

} // namespace strata::cli
