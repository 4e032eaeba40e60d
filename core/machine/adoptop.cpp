// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/machine/machineoperation.h"
#include "core/machine/presentstate.h"

#include <algorithm>
#include <map>

namespace strata {
namespace {

using Path = std::filesystem::path;
using Chain = std::vector<Path>; ///< from a link to its base

Chain chainOf(FileSystem& fs, const Path& link, const OpenOptions& options) {
    const std::unique_ptr<DiskChain> opened = openDisk(fs, link, options);
    Chain chain;
    for (std::size_t i = opened->linkCount(); i-- > 0;)
        chain.push_back(fs.canonical(opened->link(i).path()));
    return chain;
}

/// Where the chains of a machine's snapshots run, so that a link finds its place between them.
class History {
public:
    History(FileSystem& fs, const MachineState& state) : fs_(fs), state_(state), snapshots_(state.vmsd.snapshots()) {
        for (const SnapshotRecord& snapshot : snapshots_)
            for (const SnapshotDiskRecord& disk : snapshot.disks)
                owner_.emplace(state.fileOf(fs, disk), snapshot.uid);
        for (const PresentDisk& disk : state.disks)
            present_.emplace(disk.node, chainOf(fs, disk.path, state.open));
    }

    /// The device whose disk this is a state of: their chains have a link in common.
    std::string nodeOf(const Chain& chain) const {
        for (const auto& [node, present] : present_)
            if (share(chain, present))
                return node;
        for (const SnapshotRecord& snapshot : snapshots_)
            for (const SnapshotDiskRecord& disk : snapshot.disks)
                if (std::ranges::find(chain, state_.fileOf(fs_, disk)) != chain.end())
                    return disk.node;
        throw Error(ErrorCode::NotSupported, text("The disk is a state of none of the machine's disks"))
            .at(chain.front())
            .advice(text("Add it to the machine as a disk of its own, or attach it to the link it was made from."));
    }
    /// The snapshot that the chain's first link builds on; 0 if none.
    std::uint32_t below(const Chain& chain) const {
        for (std::size_t i = 1; i < chain.size(); ++i)
            if (const auto owner = owner_.find(chain[i]); owner != owner_.end())
                return owner->second;
        return 0;
    }
    void add(const Path& link, std::uint32_t uid) { owner_[link] = uid; }

    /// The snapshots, and the present state, whose place has changed by what was added.
    void settle(VmsdFile& vmsd) const {
        for (const SnapshotRecord& snapshot : snapshots_)
            for (const SnapshotDiskRecord& disk : snapshot.disks)
                if (const Path link = state_.fileOf(fs_, disk); fs_.exists(link))
                    if (const std::uint32_t uid = below(chainOf(fs_, link, state_.open)); isNew(uid)) {
                        vmsd.setParent(snapshot.uid, uid);
                        break;
                    }
        for (const auto& [node, chain] : present_)
            if (const std::uint32_t uid = below(chain); isNew(uid))
                vmsd.setCurrent(uid);
    }

private:
    static bool share(const Chain& a, const Chain& b) {
        return std::ranges::any_of(a, [&b](const Path& link) { return std::ranges::find(b, link) != b.end(); });
    }
    bool isNew(std::uint32_t uid) const { return uid != 0 && !state_.vmsd.find(uid); }

    FileSystem& fs_;
    const MachineState& state_;
    std::vector<SnapshotRecord> snapshots_;
    std::map<Path, std::uint32_t> owner_;
    std::map<std::string, Chain> present_;
};

class AdoptOp final : public MachineOperation {
public:
    explicit AdoptOp(GhostParams params) : MachineOperation(params), params_(std::move(params)) {}

    std::string_view name() const override { return "adopt"; }
    Text describe() const override { return text("Adopting %1 unlisted disks", params_.files.size()); }

protected:
    void prepare(FileSystem& fs, MachineChange& change) override;
    std::vector<std::string> request() const override {
        std::vector<std::string> words{params_.snapshotName};
        for (const Path& file : params_.files)
            words.push_back(file.native());
        return words;
    }
    Text doneMessage() const override { return text("Listed as snapshot “%1”", params_.snapshotName); }

private:
    static void requireUnlisted(const LinkUsers& users, const Path& link);

    GhostParams params_;
};

void AdoptOp::requireUnlisted(const LinkUsers& users, const Path& link) {
    if (users.isFrozen(link))
        throw Error(ErrorCode::InvalidArgument, text("A snapshot names this disk already")).at(link);
    if (users.isPresent(link))
        throw Error(ErrorCode::InvalidArgument, text("The machine runs on this disk"))
            .at(link)
            .advice(text("Take a snapshot instead."));
    if (users.isDiscarded(link))
        throw Error(ErrorCode::InvalidArgument, text("The disk was discarded"))
            .at(link)
            .advice(text("Undo the step that discarded it."));
}

void AdoptOp::prepare(FileSystem& fs, MachineChange& change) {
    const MachineState& state = change.before();
    if (params_.files.empty())
        throw Error(ErrorCode::InvalidArgument, text("There is nothing to adopt"));
    const LinkUsers users(fs, state);
    History history(fs, state);
    SnapshotRecord record = recordOfPresent(state, params_.snapshotName, {});
    record.disks.clear();
    record.parent = 0;
    for (const Path& file : params_.files) {
        const Path link = fs.canonical(findDescriptor(fs, file));
        requireUnlisted(users, link);
        const Chain chain = chainOf(fs, link, state.open);
        const std::string node = history.nodeOf(chain);
        if (std::ranges::find(record.disks, node, &SnapshotDiskRecord::node) != record.disks.end())
            throw Error(ErrorCode::InvalidArgument, text("Two of the disks are states of the one at %1", node))
                .at(link)
                .advice(text("Adopt them one after the other."));
        const std::uint32_t parent = history.below(chain);
        if (!record.disks.empty() && parent != record.parent)
            change.warn(text("The disks build on different snapshots; the first one counts"));
        else
            record.parent = parent;
        record.disks.push_back({node, state.nameOf(link), {}});
        record.createdUs = std::max<std::int64_t>(0, fs.status(link)->modifiedNs / 1000);
    }
    for (const SnapshotDiskRecord& disk : record.disks)
        history.add(state.fileOf(fs, disk), record.uid);
    change.vmsd().add(record);
    history.settle(change.vmsd());
}

} // namespace

std::unique_ptr<Operation> adoptOp(GhostParams params) { return std::make_unique<AdoptOp>(std::move(params)); }

} // namespace strata
