// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/disk/unfinishedchange.h"
#include "core/io/vmwarelock.h"
#include "core/machine/linkmerges.h"
#include "core/machine/machineoperation.h"
#include "core/machine/mergechoice.h"
#include "core/machine/presentstate.h"
#include "core/ops/usagewalk.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

/// A link that is to be merged, and what builds on it.
struct Candidate {
    std::string node;
    Path link;
    std::vector<Path> children;
};

class MergeSnapshotOp final : public Operation {
public:
    explicit MergeSnapshotOp(MergeSnapshotParams params) : params_(std::move(params)) {}

    std::string_view name() const override { return "merge"; }
    Text describe() const override { return text("Merging snapshot #%1", params_.snapshot); }
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;

private:
    std::string requestKey() const {
        return UndoJournal::keyOf(
            name(), {std::to_string(params_.snapshot), std::to_string(static_cast<int>(params_.route))});
    }
    /// Everything that was found out and decided.
    struct Work {
        MachineState state;
        SnapshotRecord snapshot;
        std::vector<LinkMergeSpec> merges;
        std::vector<Text> warnings;
    };
    Work prepare(FileSystem& fs, const Path& config, const std::stop_token& stop);
    std::vector<Candidate> candidates(FileSystem& fs, Work& work) const;
    static void requireFree(FileSystem& fs, const LinkUsers& users, const Candidate& candidate);
    std::optional<MergeDirection> direction(FileSystem& fs, const Work& work, const Candidate& candidate,
                                            const std::stop_token& stop) const;
    void changeLists(FileSystem& fs, const Work& work, VmxFile& vmx, VmsdFile& vmsd) const;
    void keepLinks(OpContext& context, Work& work);

    MergeSnapshotParams params_;
};

std::vector<Candidate> MergeSnapshotOp::candidates(FileSystem& fs, Work& work) const {
    const LinkUsers users(fs, work.state);
    std::vector<Candidate> found;
    for (const SnapshotDiskRecord& record : work.snapshot.disks) {
        Candidate candidate{record.node, work.state.fileOf(fs, record), {}};
        if (users.isFrozen(candidate.link, {work.snapshot.uid}) || users.isPresent(candidate.link)) {
            work.warnings.push_back(
                text("“%1” stays as it is: something else uses it, too", candidate.link.filename()));
            continue;
        }
        candidate.children = users.living(candidate.link);
        if (candidate.children.empty()) {
            work.warnings.push_back(
                text("Nothing builds on “%1”; it stays in the folder, unlisted", candidate.link.filename()));
            continue;
        }
        requireFree(fs, users, candidate);
        found.push_back(std::move(candidate));
    }
    if (found.empty() && work.warnings.size() == work.snapshot.disks.size()
        && work.state.vmsd.current() != work.snapshot.uid
        && std::ranges::none_of(work.state.vmsd.snapshots(),
                                [&work](const SnapshotRecord& record) { return record.parent == work.snapshot.uid; }))
        throw Error(ErrorCode::NotSupported, text("Nothing builds on snapshot “%1”, so there is nothing to merge it "
                                                  "into",
                                                  work.snapshot.name))
            .at(work.state.list)
            .advice(text("Discard it instead."));
    return found;
}

/// Whatever builds on a link that changes or vanishes must be part of the merge, and nobody may be using it: a
/// running linked clone, say.
void MergeSnapshotOp::requireFree(FileSystem& fs, const LinkUsers& users, const Candidate& candidate) {
    for (const FoundChild& child : users.livingChildren(candidate.link))
        if (!child.cidMatches)
            throw Error(ErrorCode::ParentMismatch, text("“%1” builds on “%2”, which was changed since",
                                                        child.path.filename(), candidate.link.filename()))
                .at(child.path)
                .advice(text("Attach that disk again, or discard it."));
    std::vector<Path> links = candidate.children;
    links.push_back(candidate.link);
    for (const Path& link : links) {
        requireNoVmwareLock(fs, link);
        if (const std::vector<Path> discarded = users.discarded(link); !discarded.empty())
            throw Error(ErrorCode::NotSupported, text("A discarded disk still builds on “%1”", link.filename()))
                .at(discarded.front())
                .advice(text("Purge what was discarded first, or undo the step that discarded it."));
    }
}

/// nullopt: the link stays.
std::optional<MergeDirection> MergeSnapshotOp::direction(FileSystem& fs, const Work& work, const Candidate& candidate,
                                                         const std::stop_token& stop) const {
    std::vector<std::unique_ptr<DiskLink>> links;
    links.push_back(openLink(fs, candidate.link, work.state.open));
    for (const Path& child : candidate.children)
        links.push_back(openLink(fs, child, work.state.open));
    MergeCosts costs;
    UsageWalk walk = walkOver(links, stop);
    while (walk.next())
        costs.add(walk[0], walk.all().subspan(1));
    switch (chooseMerge(links.front()->hasParent(), candidate.children.size(), costs, params_.route).way) {
    case MergeWay::IntoParent: return MergeDirection::IntoParent;
    case MergeWay::IntoChildren: return MergeDirection::IntoChildren;
    case MergeWay::Keep: break;
    }
    return std::nullopt;
}

MergeSnapshotOp::Work MergeSnapshotOp::prepare(FileSystem& fs, const Path& config, const std::stop_token& stop) {
    MachineState state = readMachineState(fs, config, params_.open);
    const std::optional<IntentInfo> marker = LinkMerges::findMarker(fs, config, requestKey());
    if (!marker)
        requireChangeable(fs, state);
    SnapshotRecord snapshot = requireSnapshot(state, params_.snapshot);
    Work work{std::move(state), std::move(snapshot), {}, {}};
    const std::vector<Candidate> found = candidates(fs, work);
    // A merge that goes on keeps to what was decided: its figures have changed since.
    const std::vector<MergeDirection> decided =
        marker ? LinkMerges::directionsOf(*marker) : std::vector<MergeDirection>();
    std::size_t next = 0;
    for (const Candidate& candidate : found) {
        std::optional<MergeDirection> way;
        if (!marker)
            way = direction(fs, work, candidate, stop);
        else if (std::ranges::any_of(marker->files,
                                     [&](const IntentInfo::Touched& file) { return file.path == candidate.link; })
                 && next < decided.size())
            way = decided[next++];
        if (way)
            work.merges.push_back({candidate.link, candidate.children, *way});
        else
            work.warnings.push_back(
                text("“%1” stays without a snapshot, since %2 disks build on it: copying it to each "
                     "would take more space",
                     candidate.link.filename(), candidate.children.size()));
    }
    return work;
}

std::optional<Refusal> MergeSnapshotOp::canRun(FileSystem& fs) {
    try {
        const Path config = findMachineConfig(fs, params_.machine);
        const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(fs, config);
        prepare(view ? *view : fs, config, {});
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

Plan MergeSnapshotOp::plan(OpContext& context) {
    const Path config = findMachineConfig(context.fs, params_.machine);
    const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(context.fs, config);
    FileSystem& fs = view ? *view : context.fs;
    const Work work = prepare(fs, config, context.stop);
    LinkMerges merges(fs, config, requestKey(), work.state.open);
    for (const LinkMergeSpec& spec : work.merges)
        merges.add(spec);
    Plan plan;
    plan.operation = name();
    const LinkMergeCost cost = merges.cost(context.stop);
    plan.reads = cost.reads;
    plan.writes = cost.writes;
    plan.peakExtraSpace = cost.extra;
    plan.frees = cost.freed;
    plan.changes = merges.changes();
    plan.removes = merges.removes();
    plan.changes.push_back(config);
    plan.changes.push_back(work.state.list);
    plan.warnings = work.warnings;
    if (!merges.empty()) {
        plan.warnings.push_back(text("A merge cannot be undone, and neither can the steps before it"));
    }
    return plan;
}

void MergeSnapshotOp::changeLists(FileSystem& fs, const Work& work, VmxFile& vmx, VmsdFile& vmsd) const {
    vmsd.remove(work.snapshot.uid);
    for (const LinkMergeSpec& spec : work.merges)
        if (spec.direction == MergeDirection::IntoParent)
            renameLink(fs, work.state, spec.children.front(), spec.link, vmx, vmsd);
}

/// Only the list forgets the snapshot.
void MergeSnapshotOp::keepLinks(OpContext& context, Work& work) {
    MachineChange change(context.fs, work.state, std::string(name()));
    for (Text& warning : work.warnings)
        change.warn(std::move(warning));
    change.vmsd().remove(work.snapshot.uid);
    change.commit(context, requestKey());
}

void MergeSnapshotOp::run(OpContext& context) {
    checkpoint(context);
    FileSystem& fs = context.fs;
    const Path config = findMachineConfig(fs, params_.machine);
    const bool cutOff = findIntent(fs, config).has_value();
    finishInterruptedChange(fs, config, true);
    if (cutOff && !readMachineState(fs, config, params_.open).vmsd.find(params_.snapshot)) {
        context.report.note(text("Finished an earlier change that had been cut off"));
        return;
    }
    const std::unique_ptr<File> lock = fs.open(config, OpenMode::ReadWrite, LockMode::Exclusive);
    Work work = prepare(fs, config, context.stop);
    const VmwareLockSet guards = holdForVmware(fs, work.state);
    if (work.merges.empty())
        return keepLinks(context, work);
    for (const Text& warning : work.warnings)
        context.report.warning(warning);
    LinkMerges merges(fs, config, requestKey(), work.state.open);
    for (const LinkMergeSpec& spec : work.merges)
        merges.add(spec);
    const LinkMergeCost cost = merges.cost(context.stop);
    merges.run(context, [&](IntentBuilder& intent) {
        VmxFile vmx = work.state.vmx;
        VmsdFile vmsd = work.state.vmsd;
        changeLists(fs, work, vmx, vmsd);
        addMergedLists(intent, work.state, vmx, vmsd);
    });
    context.report.note(text("Merged snapshot “%1”: %2 bytes were written, %3 are freed", work.snapshot.name,
                             cost.writes, cost.freed));
}

} // namespace

std::unique_ptr<Operation> mergeSnapshotOp(MergeSnapshotParams params) {
    return std::make_unique<MergeSnapshotOp>(std::move(params));
}

} // namespace strata
