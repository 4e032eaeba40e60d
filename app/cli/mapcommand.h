// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include <string>

namespace strata::cli {

/// stratactl map DISK: which ranges hold data, where, and in which link.
class MapCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    struct Range {
        Sectors start, length;
    };
    Range range(Sectors capacity) const;

    std::string disk_, start_, length_;
    OpenArguments open_;
    bool chain_ = false;
};

} // namespace strata::cli
