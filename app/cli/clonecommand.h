// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "core/ops/cloneop.h"
#include "core/ops/spool.h"

#include <memory>
#include <string>

namespace strata::cli {

struct Outcome;

/// stratactl clone SRC DST
class CloneCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override;
    int run(Session& session) override;

private:
    bool fromStandardInput() const { return source_ == "-"; }
    bool toStandardOutput() const { return destination_ == "-"; }
    std::unique_ptr<Spool> spoolStandardInput(Session& session) const;
    void requireSensible(const Session& session) const;
    CloneParams parameters(Session& session, const std::filesystem::path& source) const;
    void tellResult(Session& session, const CloneParams& params, const CloneOp& operation,
                    const Outcome& outcome) const;

    std::string source_, destination_;
    std::string from_ = "vmdk";
    std::string level_ = "balanced";
    NewDiskArguments kind_;
    OpenArguments open_;
    unsigned threads_ = 0;
    bool keepIdentity_ = false;
    bool overwrite_ = false;
    bool verify_ = false;
    bool dryRun_ = false;
};

} // namespace strata::cli
