// SPDX-License-Identifier: Apache-2.0
#include "core/ops/defragmentop.h"

#include "core/io/vmwarelock.h"
#include "core/ops/cowdrewrite.h"
#include "core/ops/sparseparts.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

bool isScattered(const Fragmentation& order) { return order.pieces > order.files; }

std::unique_ptr<DiskLink> openForReading(FileSystem& fs, const DefragmentParams& params) {
    OpenOptions options = params.open;
    options.mode = OpenMode::Read;
    options.followParents = false;
    std::unique_ptr<DiskLink> link = openLink(fs, params.disk, options);
    requireMovableGrains(*link, text("The grains of a compressed disk cannot be put in order in place"),
                         text("The grains of this kind of sparse file cannot be put in order in place"),
                         text("Clone it: the clone is in order."));
    requireNoVmwareLock(fs, link->path());
    return link;
}

/// At most half of what is free, so that nobody else is starved; one grain at the least.
std::uint64_t windowFor(FileSystem& fs, const Path& file, std::uint64_t wanted) {
    return std::min(wanted, fs.volume(file).free / 2);
}

void writeAnew(FileSystem& fs, const ExtentPlace& place, Extent& extent, OpContext& context) {
    CowdRewrite rewrite(fs, place, extent, false);
    rewrite.run(context, rewrite.sizeAfter(context));
}

void defragment(FileSystem& fs, DiskLink& link, std::size_t index, std::uint64_t windowBytes, OpContext& context) {
    const ExtentPlace& place = link.extents()[index];
    if (place.line.type == ExtentType::Zero)
        return;
    const std::shared_ptr<Extent> extent = link.extent(index);
    if (isCowd(place)) {
        if (isScattered(fragmentationOf(*extent, context.stop)))
            writeAnew(fs, place, *extent, context);
        return;
    }
    HostedSparseExtent* sparse = hostedSparse(*extent);
    if (sparse == nullptr)
        return;
    const std::uint64_t misplaced = sparse->misplacedBytes(context.stop);
    if (misplaced == 0 && !sparse->header().unclean)
        return;
    context.progress.addTotal(misplaced);
    sparse->defragment(
        windowFor(fs, place.path, windowBytes),
        [&](std::uint64_t bytes) {
            checkpoint(context);
            context.progress.add(bytes);
        },
        context.stop);
}

void planInPlace(OpContext& context, const ExtentPlace& place, HostedSparseExtent& sparse, std::uint64_t windowBytes,
                 Plan& plan) {
    const std::uint64_t misplaced = sparse.misplacedBytes(context.stop);
    if (misplaced == 0)
        return;
    plan.reads += 2 * misplaced;
    plan.writes += 2 * misplaced;
    plan.peakExtraSpace = std::max(plan.peakExtraSpace, windowFor(context.fs, place.path, windowBytes));
    plan.changes.push_back(place.path);
}

/// COWD has one copy of its tables, so it is written anew.
void planAnew(OpContext& context, const ExtentPlace& place, Extent& extent, Plan& plan) {
    if (!isScattered(fragmentationOf(extent, context.stop)))
        return;
    const std::uint64_t size = CowdRewrite(context.fs, place, extent, false).sizeAfter(context);
    plan.reads += size;
    plan.writes += size;
    plan.peakExtraSpace = std::max(plan.peakExtraSpace, size);
    plan.changes.push_back(place.path);
}

std::uint64_t percentOf(const Fragmentation& order) { return static_cast<std::uint64_t>(order.percent() + 0.5); }

} // namespace

Text DefragmentOp::describe() const { return text("Defragmenting “%1”", params_.disk.filename()); }

std::optional<Refusal> DefragmentOp::canRun(FileSystem& fs) {
    try {
        openForReading(fs, params_);
    } catch (const Error& error) {
        return Refusal::of(error);
    }
    return std::nullopt;
}

Plan DefragmentOp::plan(OpContext& context) {
    const std::unique_ptr<DiskLink> link = openForReading(context.fs, params_);
    Plan plan;
    plan.operation = name();
    bool sparseAtAll = false;
    for (std::size_t i = 0; i < link->extents().size(); ++i) {
        const ExtentPlace& place = link->extents()[i];
        if (place.line.type == ExtentType::Zero)
            continue;
        const std::shared_ptr<Extent> extent = link->extent(i);
        sparseAtAll = sparseAtAll || !isFlat(place);
        if (isCowd(place))
            planAnew(context, place, *extent, plan);
        else if (HostedSparseExtent* sparse = hostedSparse(*extent))
            planInPlace(context, place, *sparse, params_.windowBytes, plan);
    }
    if (!sparseAtAll)
        plan.warnings.push_back(text("A flat disk is always in order: there is nothing to do."));
    else if (plan.writes == 0)
        plan.warnings.push_back(text("All grains are in order: there is nothing to do."));
    return plan;
}

void DefragmentOp::run(OpContext& context) {
    {
        const std::unique_ptr<DiskLink> link = openForReading(context.fs, params_);
        result_.before = result_.after = fragmentationOf(*link, context.stop);
    }
    OpenOptions options = params_.open;
    options.mode = OpenMode::ReadWrite;
    const std::unique_ptr<DiskChain> chain = openDisk(context.fs, params_.disk, options);
    DiskLink& link = chain->leaf();
    context.progress.phase("Defragmenting");
    try {
        for (std::size_t i = 0; i < link.extents().size(); ++i)
            defragment(context.fs, link, i, params_.windowBytes, context);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::Cancelled)
            chain->close(); // what was done so far is whole
        throw;
    }
    chain->close();
    result_.after = fragmentationOf(*openForReading(context.fs, params_)); // files may have been replaced
    context.report.note(
        result_.before.pieces == result_.after.pieces
            ? text("All grains are in order")
            : text("Fragmentation went from %1 % to %2 %", percentOf(result_.before), percentOf(result_.after)));
}

} // namespace strata
