// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "core/ops/guestio.h"

#include <string>

namespace strata::cli {

/// stratactl read DISK --offset O --length L: the bytes a guest would read.
class ReadCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string disk_, offset_ = "0", length_, output_ = "-";
    OpenArguments open_;
    bool overwrite_ = false;
};

/// stratactl write DISK --offset O: puts bytes where a guest would.
class WriteCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string disk_, offset_ = "0", length_, input_ = "-";
    OpenArguments open_;
    bool dryRun_ = false;
};

} // namespace strata::cli
