// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/snapshotoperations.h"

namespace strata::ui {

SnapshotOperations coreSnapshotOperations() {
    SnapshotOperations all;
    all.take = takeSnapshotOp;
    all.goTo = goToSnapshotOp;
    all.merge = mergeSnapshotOp;
    all.discard = discardSnapshotOp;
    all.describe = describeSnapshotOp;
    all.undo = undoOp;
    all.purge = purgeOp;
    all.adopt = adoptOp;
    all.discardGhost = discardGhostOp;
    all.compare = compareStates;
    return all;
}

} // namespace strata::ui
