// SPDX-License-Identifier: Apache-2.0
#pragma once

// Everything that can be done to a machine's snapshots. Each concerns all disks of the machine as one step: at any
// kill the machine is as it was before or as it will be after, or the same operation run again finishes it; .vmx and
// .vmsd never disagree. All refuse for a machine that runs, is suspended or locked (Error(Locked), naming the
// holder). Independent disks take no part.

#include "core/disk/diskopener.h"
#include "core/ops/operation.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace strata {

struct MachineParams {
    std::filesystem::path machine; ///< a .vmx, .vmsd or the folder
    OpenOptions open;
};

struct TakeSnapshotParams : MachineParams {
    std::string snapshotName;
    std::string description;
};
/// Freezes the present links under a name and goes on in new empty children.
std::unique_ptr<Operation> takeSnapshotOp(TakeSnapshotParams params);

/// What becomes of the present state when the machine goes to another one.
enum class PresentState {
    KeepIfData, ///< a snapshot of the present state is taken if it holds data of its own (branch's default)
    Keep,       ///< always taken
    Discard,    ///< recoverable with undo until purged
    Refuse,     ///< Error(InvalidArgument) if it holds data: the user must choose
};
struct GoToParams : MachineParams {
    std::uint32_t snapshot = 0; ///< uid
    PresentState present = PresentState::Refuse;
    std::string keepName; ///< of the snapshot that keeps the present state; empty: a name made of the time
    bool branch = false;  ///< for words only: "branch" instead of "go to"
};
/// New empty children of a snapshot's links become the present state.
std::unique_ptr<Operation> goToSnapshotOp(GoToParams params);

/// Where a merged node's data goes when several others build on it.
enum class MergeRoute {
    Cheapest,       ///< least space afterwards, then fewest bytes moved
    CopyToChildren, ///< every child gets a copy of what it lacks
    KeepShared,     ///< the link stays, without a snapshot
};
struct MergeSnapshotParams : MachineParams {
    std::uint32_t snapshot = 0;
    MergeRoute route = MergeRoute::Cheapest;
};
/// Removes the snapshot and keeps its data for what builds on it.
std::unique_ptr<Operation> mergeSnapshotOp(MergeSnapshotParams params);

struct DiscardParams : MachineParams {
    std::uint32_t snapshot = 0; ///< uid
    bool subtree = false;       ///< with everything that builds on it
};
/// Removes a snapshot and its data from the tree; the files stay until undo or purge.
std::unique_ptr<Operation> discardSnapshotOp(DiscardParams params);

struct DescribeParams : MachineParams {
    std::uint32_t snapshot = 0;
    std::optional<std::string> snapshotName;
    std::optional<std::string> description;
};
std::unique_ptr<Operation> describeSnapshotOp(DescribeParams params);

struct UndoParams : MachineParams {
    bool evenIfWritten = false; ///< gives up what the present state has been written since
};
/// Takes the last step (take, go to, branch, discard, rename, adopt) back. Error(NotFound) if there is none.
std::unique_ptr<Operation> undoOp(UndoParams params);

/// Deletes for good what was discarded, and forgets the steps that could have brought it back.
std::unique_ptr<Operation> purgeOp(MachineParams params);

struct GhostParams : MachineParams {
    std::vector<std::filesystem::path> files; ///< the links of the ghost node
    std::string snapshotName;                 ///< adopt
};
/// Lists unlisted links as a snapshot.
std::unique_ptr<Operation> adoptOp(GhostParams params);
/// Discards unlisted links; recoverable like a discarded snapshot.
std::unique_ptr<Operation> discardGhostOp(GhostParams params);

struct MergeLinkParams {
    std::filesystem::path child;
    OpenOptions open;
};
/// Merges one redo log into its parent; children of it, .vmx and .vmsd beside it name the parent afterwards. Refused
/// while another disk builds on the parent.
std::unique_ptr<Operation> mergeLinkOp(MergeLinkParams params);

/// One changed stretch between two states of a disk.
struct ChangedRange {
    std::string node;         ///< "scsi0:0"
    std::uint64_t start = 0;  ///< bytes, guest
    std::uint64_t length = 0; ///< bytes
};
struct CompareStatesParams : MachineParams {
    std::uint32_t a = 0; ///< uid; 0: the present state
    std::uint32_t b = 0;
};
/// What differs between two states, byte by byte where both hold data; links they share are not read. Sorted by
/// device and start; the figures in the sum of lengths are whole sectors.
std::vector<ChangedRange> compareStates(const CompareStatesParams& params, OpContext& context);

} // namespace strata
