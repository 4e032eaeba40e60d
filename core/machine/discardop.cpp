// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/machine/machineoperation.h"
#include "core/machine/presentstate.h"

#include <algorithm>
#include <set>

namespace strata {
namespace {

using Path = std::filesystem::path;

/// Takes links out of use, with every unlisted disk that builds on them if `withUnlisted`. Refuses where the present
/// state or a snapshot that stays builds on one.
class Discarder {
public:
    Discarder(FileSystem& fs, MachineChange& change, std::vector<std::uint32_t> leaving, bool withUnlisted)
        : fs_(fs), change_(change), users_(fs, change.before()), leaving_(std::move(leaving)),
          withUnlisted_(withUnlisted) {}

    /// Collects; nothing is changed before discardAll().
    void add(const Path& link) {
        if (!users_.isFrozen(link, leaving_) && !users_.isPresent(link) && !users_.isDiscarded(link))
            links_.insert(link);
    }
    void discardAll() {
        for (const Path& link : std::set<Path>(links_))
            followUsers(link);
        for (const Path& link : users_.neededOnlyBy({links_.begin(), links_.end()}, leaving_)) {
            change_.warn(
                text("“%1”, which no snapshot names, is not needed any more and discarded, too", link.filename()));
            links_.insert(link);
        }
        for (const Path& link : links_) {
            if (fs_.exists(link) && !isRedoLog(fs_, link, change_.before().open))
                change_.warn(text("“%1” is a whole disk, not only changes to one", link.filename()));
            change_.discard(link);
        }
    }

private:
    void followUsers(const Path& link) {
        if (!fs_.exists(link))
            return; // it was lost; only the lists forget it
        for (const Path& child : users_.living(link)) {
            if (links_.contains(child))
                continue;
            if (users_.isPresent(child))
                throw Error(ErrorCode::NotSupported,
                            text("The present state of the machine builds on “%1”", link.filename()))
                    .at(child)
                    .advice(text("Go to another snapshot first, or merge this one."));
            if (users_.isFrozen(child, leaving_))
                throw Error(ErrorCode::NotSupported, text("Another snapshot builds on “%1”", link.filename()))
                    .at(child)
                    .advice(text("Merge the snapshot instead, or discard it with everything that builds on it."));
            if (!withUnlisted_ || child.parent_path() != link.parent_path())
                throw Error(ErrorCode::NotSupported,
                            text("A disk that no snapshot names builds on “%1”", link.filename()))
                    .at(child)
                    .advice(text("Adopt or discard that disk first."));
            change_.warn(text("“%1”, which no snapshot names, builds on it and is discarded, too", child.filename()));
            links_.insert(child);
            followUsers(child);
        }
    }

    FileSystem& fs_;
    MachineChange& change_;
    LinkUsers users_;
    std::vector<std::uint32_t> leaving_;
    bool withUnlisted_;
    std::set<Path> links_;
};

/// The snapshot and, if wanted, all that build on it; parents first.
std::vector<SnapshotRecord> snapshotsOf(const MachineState& state, const SnapshotRecord& top, bool subtree) {
    std::vector<SnapshotRecord> found{top};
    const std::vector<SnapshotRecord> all = state.vmsd.snapshots();
    for (std::size_t next = 0; next < found.size(); ++next)
        for (const SnapshotRecord& record : all)
            if (record.parent == found[next].uid)
                found.push_back(record);
    if (found.size() > 1 && !subtree)
        throw Error(ErrorCode::NotSupported, text("%1 snapshots build on “%2”", found.size() - 1, top.name))
            .at(state.list)
            .advice(text("Merge the snapshot instead, or discard it with everything that builds on it."));
    return found;
}

class DiscardSnapshotOp final : public MachineOperation {
public:
    explicit DiscardSnapshotOp(DiscardParams params) : MachineOperation(params), params_(std::move(params)) {}

    std::string_view name() const override { return "discard"; }
    Text describe() const override { return text("Discarding snapshot #%1", params_.snapshot); }

protected:
    void prepare(FileSystem& fs, MachineChange& change) override {
        const MachineState& state = change.before();
        const SnapshotRecord top = requireSnapshot(state, params_.snapshot);
        top_ = top.name;
        const std::vector<SnapshotRecord> leaving = snapshotsOf(state, top, params_.subtree);
        std::vector<std::uint32_t> uids;
        for (const SnapshotRecord& record : leaving) {
            if (record.uid == state.vmsd.current())
                throw Error(ErrorCode::NotSupported,
                            text("The present state of the machine builds on snapshot “%1”", record.name))
                    .at(state.list)
                    .advice(text("Go to another snapshot first, or merge this one."));
            uids.push_back(record.uid);
        }
        Discarder discarder(fs, change, uids, params_.subtree);
        for (const SnapshotRecord& record : leaving)
            for (const SnapshotDiskRecord& disk : record.disks)
                discarder.add(state.fileOf(fs, disk));
        discarder.discardAll();
        for (const SnapshotRecord& record : leaving)
            if (!record.stateFile.empty())
                change.warn(
                    text("“%1” belongs to snapshot “%2” and stays in the folder", record.stateFile, record.name));
        std::ranges::for_each(uids.rbegin(), uids.rend(), [&](std::uint32_t uid) { change.vmsd().remove(uid); });
    }
    std::vector<std::string> request() const override {
        return {std::to_string(params_.snapshot), params_.subtree ? "subtree" : "one"};
    }
    Text doneMessage() const override {
        return text("Discarded snapshot “%1”; its files stay until they are purged", top_);
    }

private:
    DiscardParams params_;
    std::string top_;
};

class DiscardGhostOp final : public MachineOperation {
public:
    explicit DiscardGhostOp(GhostParams params) : MachineOperation(params), params_(std::move(params)) {}

    std::string_view name() const override { return "discard-unlisted"; }
    Text describe() const override { return text("Discarding %1 unlisted files", params_.files.size()); }

protected:
    void prepare(FileSystem& fs, MachineChange& change) override {
        if (params_.files.empty())
            throw Error(ErrorCode::InvalidArgument, text("There is nothing to discard"));
        const LinkUsers users(fs, change.before());
        Discarder discarder(fs, change, {}, false);
        for (const Path& file : params_.files) {
            const Path link = fs.canonical(file);
            if (users.isFrozen(link) || users.isPresent(link))
                throw Error(ErrorCode::NotSupported, text("The disk is in use: a snapshot or the machine names it"))
                    .at(link);
            if (users.isDiscarded(link))
                throw Error(ErrorCode::InvalidArgument, text("The disk is discarded already")).at(link);
            openLink(fs, link, change.before().open); // not a disk: nothing that may be discarded here
            discarder.add(link);
        }
        discarder.discardAll();
    }
    std::vector<std::string> request() const override {
        std::vector<std::string> names;
        for (const Path& file : params_.files)
            names.push_back(file.native());
        return names;
    }
    Text doneMessage() const override {
        return text("Discarded %1 unlisted disks; their files stay until they are purged", params_.files.size());
    }

private:
    GhostParams params_;
};

} // namespace

std::unique_ptr<Operation> discardSnapshotOp(DiscardParams params) {
    return std::make_unique<DiscardSnapshotOp>(std::move(params));
}

std::unique_ptr<Operation> discardGhostOp(GhostParams params) {
    return std::make_unique<DiscardGhostOp>(std::move(params));
}

} // namespace strata
