// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/machinechange.h"
#include "core/machine/snapshotops.h"
#include "core/ops/operation.h"

#include <string>
#include <string_view>
#include <vector>

namespace strata {

/// What all operations on a machine's lists have in common: the machine is read, asked whether it may be changed, and
/// locked; the operation says what changes; that becomes a plan or happens as one step.
class MachineOperation : public Operation {
public:
    explicit MachineOperation(MachineParams machine) : machine_(std::move(machine)) {}

    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    /// Run again after a kill it finishes the step and does nothing else.
    void run(OpContext& context) override;

protected:
    /// Collects what changes. Reads only; throws why it is not possible.
    virtual void prepare(FileSystem& fs, MachineChange& change) = 0;
    /// Everything the result depends on, to know the same request again.
    virtual std::vector<std::string> request() const = 0;
    /// For the report, when it is done.
    virtual Text doneMessage() const = 0;

    const std::filesystem::path& machine() const { return machine_.machine; }

private:
    Plan planNow(FileSystem& fs);
    std::string requestKey() const;

    MachineParams machine_;
};

/// A new snapshot's record of the links that the machine runs on now; `uid` and `parent` as they are next.
SnapshotRecord recordOfPresent(const MachineState& state, const std::string& name, const std::string& description);

/// Error(NotFound) in words for people.
SnapshotRecord requireSnapshot(const MachineState& state, std::uint32_t uid);

} // namespace strata
