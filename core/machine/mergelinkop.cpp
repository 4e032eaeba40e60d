// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/disk/unfinishedchange.h"
#include "core/io/vmwarelock.h"
#include "core/io/vmwarelockset.h"
#include "core/machine/linkmerges.h"
#include "core/machine/machineoperation.h"
#include "core/machine/presentstate.h"

namespace strata {
namespace {

using Path = std::filesystem::path;

class MergeLinkOp final : public Operation {
public:
    explicit MergeLinkOp(MergeLinkParams params) : params_(std::move(params)) {}

    std::string_view name() const override { return "merge-link"; }
    Text describe() const override { return text("Merging “%1” into its parent", params_.child.filename()); }
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;

private:
    struct Work {
        Path child, parent;
        Path first; ///< the .vmx, or the parent where there is no machine
        std::optional<MachineState> state;
    };
    Path child(FileSystem& fs) const { return fs.canonical(findDescriptor(fs, params_.child)); }
    /// The .vmx beside the disk, if there is just one that can be meant.
    static std::optional<Path> configBeside(FileSystem& fs, const Path& disk);
    Work prepare(FileSystem& fs) const;
    void requireAlone(FileSystem& fs, const Work& work) const;
    LinkMerges mergesFor(FileSystem& fs, const Work& work) const;
    static std::string requestFor(const Path& child) {
        return UndoJournal::keyOf("merge-link", {child.filename().native()});
    }

    MergeLinkParams params_;
};

std::optional<Path> MergeLinkOp::configBeside(FileSystem& fs, const Path& disk) {
    try {
        return findMachineConfig(fs, folderOf(disk));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NotFound)
            throw;
        return std::nullopt;
    }
}

MergeLinkOp::Work MergeLinkOp::prepare(FileSystem& fs) const {
    Work work;
    work.child = child(fs);
    OpenOptions open = params_.open;
    open.mode = OpenMode::Read;
    const std::unique_ptr<DiskChain> chain = openDisk(fs, work.child, open);
    if (chain->linkCount() < 2)
        throw Error(ErrorCode::NotSupported, text("The disk has no parent, so there is nothing to merge it into"))
            .at(work.child);
    work.parent = fs.canonical(chain->link(chain->linkCount() - 2).path());
    work.first = work.parent;
    if (const std::optional<Path> config = configBeside(fs, work.child)) {
        work.first = *config;
        work.state = readMachineState(fs, *config, params_.open);
    }
    if (!LinkMerges::findMarker(fs, work.first, requestFor(work.child)) && work.state)
        requireChangeable(fs, *work.state);
    requireAlone(fs, work);
    return work;
}

void MergeLinkOp::requireAlone(FileSystem& fs, const Work& work) const {
    for (const Path& link : {work.child, work.parent})
        requireNoVmwareLock(fs, link);
    for (const FoundChild& other : findChildDisks(fs, work.parent))
        if (fs.canonical(other.path) != work.child)
            throw Error(ErrorCode::NotSupported,
                        text("Another disk, “%1”, builds on the parent, too", other.path.filename()))
                .at(work.parent)
                .advice(text("Merge or remove that one first."));
    if (!work.state)
        return;
    const LinkUsers users(fs, *work.state);
    if (users.isFrozen(work.parent))
        throw Error(ErrorCode::NotSupported, text("A snapshot of the virtual machine keeps the parent as it is"))
            .at(work.parent)
            .advice(text("Merge the snapshot instead: that does it for all disks of the machine."));
    for (const Path& link : {work.child, work.parent})
        if (users.isDiscarded(link) || !users.discarded(link).empty())
            throw Error(ErrorCode::NotSupported, text("A discarded disk still builds on “%1”", link.filename()))
                .at(link)
                .advice(text("Purge what was discarded first, or undo the step that discarded it."));
}

LinkMerges MergeLinkOp::mergesFor(FileSystem& fs, const Work& work) const {
    LinkMerges merges(fs, work.first, requestFor(work.child), work.state ? work.state->open : params_.open);
    merges.add({work.parent, {work.child}, MergeDirection::IntoParent});
    return merges;
}

std::optional<Refusal> MergeLinkOp::canRun(FileSystem& fs) {
    try {
        const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(fs, params_.child);
        FileSystem& files = view ? *view : fs;
        if (files.exists(params_.child) || !view)
            prepare(files);
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

Plan MergeLinkOp::plan(OpContext& context) {
    const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(context.fs, params_.child);
    FileSystem& fs = view ? *view : context.fs;
    Plan plan;
    plan.operation = name();
    if (view && !fs.exists(params_.child))
        return plan; // all that is left is to finish it
    const Work work = prepare(fs);
    LinkMerges merges = mergesFor(fs, work);
    const LinkMergeCost cost = merges.cost(context.stop);
    plan.reads = cost.reads;
    plan.writes = cost.writes;
    plan.peakExtraSpace = cost.extra;
    plan.changes = merges.changes();
    plan.removes = merges.removes();
    plan.warnings = {text("A merge cannot be undone")};
    plan.frees = cost.freed;
    return plan;
}

void MergeLinkOp::run(OpContext& context) {
    checkpoint(context);
    FileSystem& fs = context.fs;
    const bool cutOff = findIntent(fs, params_.child).has_value();
    finishInterruptedChange(fs, params_.child, true);
    if (cutOff && !fs.exists(params_.child)) {
        context.report.note(text("Finished an earlier change that had been cut off"));
        return;
    }
    const Work work = prepare(fs);
    const VmwareLockSet guards(fs, {{work.first, VmwareLockKind::Exclusive},
                                    {work.parent, VmwareLockKind::Exclusive},
                                    {work.child, VmwareLockKind::Exclusive}});
    std::unique_ptr<File> lock;
    if (work.state)
        lock = fs.open(work.first, OpenMode::ReadWrite, LockMode::Exclusive);
    LinkMerges merges = mergesFor(fs, work);
    const LinkMergeCost cost = merges.cost(context.stop);
    merges.run(context, [&](IntentBuilder& intent) {
        if (!work.state)
            return;
        VmxFile vmx = work.state->vmx;
        VmsdFile vmsd = work.state->vmsd;
        renameLink(fs, *work.state, work.child, work.parent, vmx, vmsd);
        addMergedLists(intent, *work.state, vmx, vmsd);
    });
    context.report.note(text("Merged “%1” into “%2”: %3 bytes were written, %4 are freed", work.child.filename(),
                             work.parent.filename(), cost.writes, cost.freed));
}

} // namespace

std::unique_ptr<Operation> mergeLinkOp(MergeLinkParams params) {
    return std::make_unique<MergeLinkOp>(std::move(params));
}

} // namespace strata
