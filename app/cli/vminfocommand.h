// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"

#include <string>

namespace strata::cli {

/// stratactl vm info VM: what lies in a machine's folder.
class VmInfoCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string machine_;
};

} // namespace strata::cli
