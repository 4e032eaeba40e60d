// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "core/ops/repairop.h"

#include <string>
#include <vector>

namespace strata::cli {

/// stratactl check DISK [--repair]: exit code 0 for a sound disk (after the repair), 3 for a damaged one.
class CheckCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    CheckResult look(Session& session) const;
    int repair(Session& session) const;
    void finishCutOff(Session& session) const;
    CheckParams parameters() const;
    static void tell(Session& session, const CheckResult& result, const std::vector<Issue>& repaired);

    std::string disk_;
    OpenArguments open_;
    bool fast_ = false;
    bool repair_ = false;
    bool dropUnreadable_ = false;
    bool dryRun_ = false;
};

} // namespace strata::cli
