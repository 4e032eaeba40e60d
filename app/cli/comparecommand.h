// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "core/ops/compareop.h"

#include <string>

namespace strata::cli {

/// stratactl compare A B: exit code 0 for the same contents, 3 for different ones.
class CompareCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    void tell(Session& session, const CompareResult& result) const;

    std::string a_, b_;
    OpenArguments open_;
    bool rawA_ = false;
    bool rawB_ = false;
    bool map_ = false;
    unsigned threads_ = 0;
};

} // namespace strata::cli
