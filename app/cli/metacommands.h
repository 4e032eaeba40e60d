// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include <string>

namespace strata::cli {

/// stratactl meta list DISK: the disk data base of one link.
class MetaListCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string disk_;
    OpenArguments open_;
};

/// stratactl meta get DISK KEY
class MetaGetCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string disk_, key_;
    OpenArguments open_;
};

/// stratactl meta set DISK KEY VALUE
class MetaSetCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    std::string disk_, key_, value_;
    OpenArguments open_;
    bool force_ = false;
    bool dryRun_ = false;
};

} // namespace strata::cli
