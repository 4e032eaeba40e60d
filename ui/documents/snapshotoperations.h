// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshotops.h"

#include <functional>
#include <memory>
#include <vector>

namespace strata::ui {

/// What can be done to a machine's snapshots (core/machine/snapshotops.h), as functions, so that tests can put others
/// in their place. All are called on workers.
struct SnapshotOperations {
    template<class Params>
    using Make = std::function<std::unique_ptr<Operation>(Params)>;

    Make<TakeSnapshotParams> take;
    Make<GoToParams> goTo;
    Make<MergeSnapshotParams> merge;
    Make<DiscardParams> discard;
    Make<DescribeParams> describe;
    Make<UndoParams> undo;
    Make<MachineParams> purge;
    Make<GhostParams> adopt;
    Make<GhostParams> discardGhost;
    std::function<std::vector<ChangedRange>(const CompareStatesParams&, OpContext&)> compare;
};

/// The real ones.
SnapshotOperations coreSnapshotOperations();

} // namespace strata::ui
