// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/machine/machineoperation.h"
#include "core/machine/presentstate.h"

#include <chrono>
#include <ctime>

namespace strata {
namespace {

using Path = std::filesystem::path;

std::string nameMadeOfTheTime() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S UTC", &utc);
    return {text.data(), length};
}

/// A disk of the present state that the step is about.
struct Move {
    PresentDisk disk;
    Path target; ///< link of the snapshot
};

class GoToSnapshotOp final : public MachineOperation {
public:
    explicit GoToSnapshotOp(GoToParams params) : MachineOperation(params), params_(std::move(params)) {}

    std::string_view name() const override { return params_.branch ? "branch" : "goto"; }
    Text describe() const override {
        return params_.branch ? text("Branching from snapshot #%1", params_.snapshot)
                              : text("Going to snapshot #%1", params_.snapshot);
    }

protected:
    void prepare(FileSystem& fs, MachineChange& change) override;
    std::vector<std::string> request() const override {
        return {std::to_string(params_.snapshot), std::to_string(static_cast<int>(params_.present)),
                params_.keepName};
    }
    Text doneMessage() const override { return text("The machine is at snapshot “%1” now", target_); }

private:
    std::vector<Move> moves(FileSystem& fs, MachineChange& change, const SnapshotRecord& snapshot) const;
    bool keeps(FileSystem& fs, const MachineState& state, const std::vector<Move>& moves) const;
    void discardPresent(FileSystem& fs, MachineChange& change, const std::vector<Move>& moves) const;

    GoToParams params_;
    std::string target_;
};

std::vector<Move> GoToSnapshotOp::moves(FileSystem& fs, MachineChange& change, const SnapshotRecord& snapshot) const {
    const MachineState& state = change.before();
    std::vector<Move> found;
    for (const SnapshotDiskRecord& record : snapshot.disks) {
        if (const PresentDisk* disk = state.findDisk(record.node))
            found.push_back({*disk, state.fileOf(fs, record)});
        else
            change.warn(text("The snapshot has a disk at %1, but the virtual machine has none there now; that disk "
                             "stays as it is",
                             record.node));
    }
    if (found.empty())
        throw Error(ErrorCode::NotSupported, text("The snapshot has none of the virtual machine's disks"))
            .at(state.list);
    return found;
}

bool GoToSnapshotOp::keeps(FileSystem& fs, const MachineState& state, const std::vector<Move>& moves) const {
    if (params_.present == PresentState::Keep || params_.present == PresentState::Discard)
        return params_.present == PresentState::Keep;
    const LinkUsers users(fs, state);
    for (const Move& move : moves) {
        // What a snapshot names is kept anyway.
        if (users.isFrozen(move.disk.path) || !holdsData(fs, move.disk.path, state.open))
            continue;
        if (params_.present == PresentState::Refuse)
            throw Error(ErrorCode::InvalidArgument,
                        text("The present state holds data that is in no snapshot (%1)", move.disk.node))
                .at(move.disk.path)
                .advice(text("Keep it as a snapshot, or say that it may be discarded."));
        return true;
    }
    return false;
}

/// Only what nobody else needs: a link that a snapshot names or a disk builds on stays where it is, and so does a
/// base.
void GoToSnapshotOp::discardPresent(FileSystem& fs, MachineChange& change, const std::vector<Move>& moves) const {
    const MachineState& state = change.before();
    const LinkUsers users(fs, state);
    std::vector<Path> discarded;
    for (const Move& move : moves) {
        const Path& link = move.disk.path;
        if (users.isFrozen(link))
            continue;
        if (!isRedoLog(fs, link, state.open) || !users.living(link).empty())
            change.warn(text("“%1” is not discarded: it is a whole disk, or others build on it", link.filename()));
        else
            discarded.push_back(link);
    }
    std::vector<Path> orphans = users.neededOnlyBy(discarded);
    // The machine is going to build on these.
    std::erase_if(orphans, [&moves](const Path& link) {
        return std::ranges::any_of(moves, [&link](const Move& move) { return move.target == link; });
    });
    for (const Path& link : orphans)
        change.warn(
            text("“%1”, which no snapshot names, is not needed any more and discarded, too", link.filename()));
    discarded.insert(discarded.end(), orphans.begin(), orphans.end());
    for (const Path& link : discarded)
        change.discard(link);
}

void GoToSnapshotOp::prepare(FileSystem& fs, MachineChange& change) {
    const MachineState& state = change.before();
    const SnapshotRecord snapshot = requireSnapshot(state, params_.snapshot);
    target_ = snapshot.name;
    const std::vector<Move> moved = moves(fs, change, snapshot);
    std::vector<WantedChild> wanted;
    for (const Move& move : moved)
        wanted.push_back({move.disk.node, move.target});
    const bool keep = keeps(fs, state, moved);
    if (keep)
        change.vmsd().add(
            recordOfPresent(state, params_.keepName.empty() ? nameMadeOfTheTime() : params_.keepName, {}));
    else
        discardPresent(fs, change, moved);
    for (const PresentDisk& disk : state.disks) {
        if (std::ranges::any_of(moved, [&disk](const Move& move) { return move.disk.node == disk.node; }))
            continue;
        change.warn(text("The disk at %1 is not part of the snapshot; it stays as it is", disk.node));
        if (keep) // its present link is frozen now, so it goes on in a child, too
            wanted.push_back({disk.node, disk.path});
    }
    change.goOnIn(wanted);
    change.vmsd().setCurrent(snapshot.uid);
}

} // namespace

std::unique_ptr<Operation> goToSnapshotOp(GoToParams params) {
    return std::make_unique<GoToSnapshotOp>(std::move(params));
}

} // namespace strata
