// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/json.h"
#include "core/machine/snapshotops.h"

#include <cstdint>
#include <memory>
#include <string>

namespace strata::cli {

/// What the commands that change a machine's snapshots have in common: VM, --trust, --dry-run, and how the result is
/// told: {"operation", ..., "current": uid}.
class MachineCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) final;
    int run(Session& session) final;

protected:
    /// Adds the command with its own arguments; `VM` is the first one, by declareMachine().
    virtual CLI::App* declareCommand(CLI::App& parent) = 0;
    virtual std::unique_ptr<Operation> operation(Session& session) = 0;

    void declareMachine(CLI::App& app);
    /// SNAPSHOT
    void declareSnapshot(CLI::App& app);

    MachineParams machine() const;
    template<class P>
    P parameters() const {
        P params;
        static_cast<MachineParams&>(params) = machine();
        return params;
    }
    /// uid of the snapshot that the user named.
    std::uint32_t snapshot(Session& session) const;

private:
    bool finishedEarlier(Session& session) const;
    void tellResult(Session& session, const struct Outcome& outcome) const;

    std::string machine_;
    std::string snapshot_;
    OpenArguments open_;
    bool dryRun_ = false;
};

} // namespace strata::cli
