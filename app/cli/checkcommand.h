// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "core/ops/checkop.h"

#include <string>

namespace strata::cli {

/// stratactl check DISK: exit code 0 for a sound disk, 3 for a damaged one.
class CheckCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    CheckResult look(Session& session) const;
    void tell(Session& session, const CheckResult& result) const;

    std::string disk_;
    OpenArguments open_;
    bool fast_ = false;
};

} // namespace strata::cli
