// SPDX-License-Identifier: Apache-2.0
#include "core/disk/descriptorstore.h"
#include "core/disk/requirefree.h"
#include "core/io/intent.h"
#include "core/ops/attachop.h"
#include "core/ops/mergecopy.h"
#include "core/ops/rawfile.h"
#include "core/ops/sourceguard.h"
#include "core/ops/usagewalk.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

/// What the parents hold together, as if it were one link without parents; and the leaf. Both of `chain`.
UsageWalk parentsAndLeaf(DiskChain& chain, const std::stop_token& stop) {
    UsageSource parents;
    parents.shape.capacity = chain.capacity();
    parents.map = [&chain](Sectors start, Sectors length, RunSink sink) {
        chain.map(start, length, [&](Run run) {
            if (run.kind != RunKind::Data || run.link + 1 == chain.linkCount())
                run.kind = RunKind::Hole;
            return sink(run);
        });
    };
    return UsageWalk({std::move(parents), usageSource(chain.leaf(), stop)}, stop);
}

LinkMergeCost costOf(UsageWalk parentsAndLeaf) {
    LinkMergeCost cost;
    while (parentsAndLeaf.next())
        cost += mergeIntoChildrenCost(parentsAndLeaf[0], parentsAndLeaf.all().subspan(1));
    return cost;
}

/// The marker of an earlier run that was cut off; Error(Interrupted) for one of another operation.
std::optional<IntentInfo> earlierRun(FileSystem& fs, const Path& disk) {
    const std::optional<IntentInfo> intent = findIntent(fs, disk);
    if (!intent || (!intent->damaged && intent->state == IntentState::Redo))
        return std::nullopt;
    if (intent->damaged || intent->op != IntentOp::FlattenDisk)
        throwInterrupted(*intent);
    return intent;
}

class FlattenOp final : public Operation {
public:
    explicit FlattenOp(FlattenParams params) : params_(std::move(params)) {}

    std::string_view name() const override { return "flatten"; }
    Text describe() const override { return text("Copying the parents of “%1” into it", params_.disk.filename()); }
    std::optional<Refusal> canRun(FileSystem& fs) override {
        try {
            const std::unique_ptr<DiskChain> chain = openDisk(fs, params_.disk, options(OpenMode::Read, false));
            requirePossible(*chain);
            earlierRun(fs, chain->leaf().path());
            requireFree(fs, chain->leaf().path());
            return std::nullopt;
        } catch (const Error& error) {
            return Refusal::of(error);
        }
    }
    /// Exact.
    Plan plan(OpContext& context) override {
        const std::unique_ptr<DiskChain> chain = openDisk(context.fs, params_.disk, options(OpenMode::Read, false));
        requirePossible(*chain);
        const LinkMergeCost cost = costOf(parentsAndLeaf(*chain, context.stop));
        Plan plan;
        plan.operation = name();
        plan.reads = cost.reads;
        plan.writes = cost.writes;
        plan.peakExtraSpace = cost.extra;
        for (const Path& file : filesOf(*chain))
            (belongsTo(chain->leaf(), file) ? plan.changes : plan.sources).push_back(file);
        return plan;
    }
    void run(OpContext& context) override;

private:
    OpenOptions options(OpenMode mode, bool resumed) const {
        OpenOptions options = params_.open;
        options.mode = mode;
        options.underMarker = resumed;
        return options;
    }

    static bool belongsTo(const DiskLink& link, const Path& file) {
        return file == link.path()
               || std::ranges::any_of(link.extents(), [&](const ExtentPlace& extent) { return extent.path == file; });
    }

    static void requirePossible(DiskChain& chain) {
        if (chain.linkCount() < 2)
            throw Error(ErrorCode::NotSupported, text("The disk has no parents")).at(chain.leaf().path());
        Descriptor alone = chain.leaf().descriptor();
        alone.removeParent();
        requireDescriptorFits(chain.leaf().place(), alone);
    }

    static IntentInfo mark(FileSystem& fs, DiskLink& leaf) {
        IntentBuilder marker(fs, leaf.path(), IntentOp::FlattenDisk);
        for (const ExtentPlace& extent : leaf.extents())
            if (!extent.path.empty())
                marker.touches(extent.path, Sectors::covering(fs.status(extent.path)->size).count());
        return marker.commitMarker().info();
    }

    FlattenParams params_;
};

/// Every grain reads the same before and after it is copied, so the disk is whole at any moment; that it needs no
/// parents any more is said last, in one step.
void FlattenOp::run(OpContext& context) {
    FileSystem& fs = context.fs;
    const Path disk = findDescriptor(fs, params_.disk);
    std::optional<IntentInfo> marker = earlierRun(fs, disk);
    if (marker)
        context.report.note(text("Going on where an earlier run was cut off"));
    const std::unique_ptr<DiskChain> chain = openDisk(fs, disk, options(OpenMode::ReadWrite, marker.has_value()));
    requirePossible(*chain);
    context.progress.phase("Copying");
    const LinkMergeCost cost = costOf(parentsAndLeaf(*chain, context.stop));
    requireRoomForFile(fs, disk, 0, cost.extra);
    context.progress.addTotal(cost.writes);
    const DescriptorPlace place = chain->leaf().place();
    Descriptor alone = chain->leaf().descriptor();
    alone.removeParent();
    if (!marker)
        marker = mark(fs, chain->leaf());
    try {
        UsageWalk walk = parentsAndLeaf(*chain, context.stop);
        const auto next = [&] { return walk.next() ? std::optional(workIntoChild(walk[0], walk[1])) : std::nullopt; };
        const auto source = [&](Sectors start, MutableByteSpan out) { chain->read(start, out); };
        writeMerged(*chain, walk[1], next, source, context);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::Cancelled || error.code() == ErrorCode::NoSpace)
            dropMarker(fs, *marker); // what was copied is closed and sound
        throw;
    }
    IntentBuilder last(fs, disk, IntentOp::FlattenDisk);
    last.replaces(*marker);
    storeDescriptor(last, fs, place, alone);
    last.run();
    context.report.note(text("“%1” needs no other disk any more", disk.filename()));
}

} // namespace

std::unique_ptr<Operation> flattenOp(FlattenParams params) { return std::make_unique<FlattenOp>(std::move(params)); }

} // namespace strata
