// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/machinestate.h"
#include "core/machine/snapshotsizes.h"
#include "core/ops/operation.h"
#include "tests/support/machinemodel.h"
#include "tests/support/machines.h"

#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace strata::test {

/// Random steps on a machine beside a model of it: takes, journeys, merges, discards, adoptions, undoes, purges,
/// edits of the lists by others and writes into the present disks. A step depends on its number and on what is there
/// only, so that a history can be played again without some of its steps.
class MachineHistory {
public:
    /// Makes the machine. `exact`: forecasts of space must come true to the byte; not where a real volume decides
    /// what it allocates for a flat disk.
    MachineHistory(FileSystem& fs, const MachineSpec& spec, std::uint64_t seed, bool exact = true);

    /// One step; empty, or what is wrong behind it.
    std::string step(int number);
    std::string purgeAll();
    MachineState state() const { return readMachineState(fs_, fs_.canonical(config_), {}); }
    /// How often each operation was done.
    const std::map<std::string, int>& done() const { return done_; }
    /// What was done, a line for each step.
    const std::string& story() const { return story_; }

private:
    /// What undo would bring back.
    struct Memory {
        MachineModel before;
        bool movedPresent = false;
        bool lost = false; ///< somebody else changed the list behind the step
    };

    std::uint64_t random(std::uint64_t below) { return random_() % below; }
    std::uint32_t anySnapshot();
    template<class P>
    P params() const {
        P made;
        made.machine = config_.parent_path();
        return made;
    }
    bool run(const std::unique_ptr<Operation>& operation);
    void remember(Memory memory);
    std::string play();
    std::string write();
    std::string take();
    std::string goTo();
    std::string merge();
    std::string compareMerge(const SnapshotRecord& record, std::uint64_t heldBefore, bool cheapest,
                             const std::optional<NodeSizes>& forecast);
    void followMergedLinks(const MachineState& was, const SnapshotRecord& record);
    std::string discard();
    void noteWholeDisks(const MachineState& was, const MachineModel& before);
    std::set<std::filesystem::path> namedLinks() const;
    std::string describe();
    std::string undo();
    std::string purge();
    std::string forgetInList();
    std::string adopt();
    std::string discardGhost();
    std::optional<SnapshotNode> anyGhost();
    std::uint32_t nearestListed(const MachineState& in, const std::filesystem::path& link) const;
    SnapshotTree sizedTree() const;

    FileSystem& fs_;
    std::filesystem::path config_;
    std::uint64_t seed_;
    bool exact_;
    std::mt19937_64 random_;
    MachineModel model_;
    std::vector<Memory> memory_;
    Plan plan_;
    std::map<std::string, int> done_;
    std::string story_;
};

} // namespace strata::test
