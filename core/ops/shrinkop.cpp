// SPDX-License-Identifier: Apache-2.0
#include "core/ops/shrinkop.h"

#include "core/io/vmwarelock.h"
#include "core/ops/cowdrewrite.h"
#include "core/ops/sparseparts.h"
#include "core/ops/zeroscan.h"

#include <algorithm>

namespace strata {
namespace {

/// What is worth a hole in a flat file.
constexpr Sectors kFlatUnit{128};

Sectors unitOf(const Extent& extent, const ExtentPlace& place) {
    return isFlat(place) ? kFlatUnit : extent.capabilities().granularity;
}

void requireShrinkable(DiskLink& link) {
    requireMovableGrains(link, text("A compressed disk has no room to give back in place"),
                         text("This kind of sparse file cannot be shrunk in place"),
                         text("Clone it: zeros are left out."));
}

std::unique_ptr<DiskLink> openForReading(FileSystem& fs, const ShrinkParams& params) {
    OpenOptions options = params.open;
    options.mode = OpenMode::Read;
    options.followParents = false;
    std::unique_ptr<DiskLink> link = openLink(fs, params.disk, options);
    requireShrinkable(*link);
    requireNoVmwareLock(fs, link->path());
    return link;
}

/// A flat extent's zeros become holes: the same content, whatever a power cut leaves of it.
void punch(Extent& extent, const ExtentPlace& place, OpContext& context) {
    File& file = *extent.file();
    bool punched = false;
    forEachWindow(extent, kFlatUnit, [&](SectorRange window) {
        for (const SectorRange& range : findStoredZeros(extent, kFlatUnit, window, context)) {
            checkpoint(context);
            file.punchHole((place.line.offset + range.start).bytes(), range.length.bytes());
            punched = true;
        }
    });
    if (punched)
        file.sync();
}

void shrinkSparse(HostedSparseExtent& extent, bool hasParent, OpContext& context) {
    bool tidy = !extent.header().unclean;
    const Sectors grain = extent.header().grainSize;
    forEachWindow(extent, grain, [&](SectorRange window) {
        for (const SectorRange& range : findStoredZeros(extent, grain, window, context)) {
            checkpoint(context);
            extent.writeZeros(range.start, range.length, hasParent);
            tidy = false;
        }
    });
    if (tidy && extent.compactedSize(context.stop) >= extent.file()->size())
        return;
    extent.compact(
        [&](std::uint64_t bytes) {
            checkpoint(context);
            context.progress.addTotal(bytes);
            context.progress.add(bytes);
        },
        context.stop);
}

void shrinkCowd(FileSystem& fs, const ExtentPlace& place, Extent& extent, bool hasParent, OpContext& context) {
    CowdRewrite rewrite(fs, place, extent, !hasParent);
    const std::uint64_t size = rewrite.sizeAfter(context);
    if (size < extent.file()->size())
        rewrite.run(context, size);
}

void shrinkExtent(FileSystem& fs, DiskLink& link, std::size_t index, OpContext& context) {
    const ExtentPlace& place = link.extents()[index];
    if (place.line.type == ExtentType::Zero)
        return;
    const std::shared_ptr<Extent> extent = link.extent(index);
    context.progress.addTotal(storedBytes(*extent));
    if (HostedSparseExtent* sparse = hostedSparse(*extent))
        shrinkSparse(*sparse, link.hasParent(), context);
    else if (isCowd(place))
        shrinkCowd(fs, place, *extent, link.hasParent(), context);
    else
        punch(*extent, place, context);
}

std::uint64_t storedZeros(Extent& extent, Sectors unit, OpContext& context) {
    std::uint64_t bytes = 0;
    forEachWindow(extent, unit, [&](SectorRange window) {
        bytes += sectorsIn(findStoredZeros(extent, unit, window, context)).bytes();
    });
    return bytes;
}

/// Adds what one extent would give back.
void planExtent(FileSystem& fs, DiskLink& link, std::size_t index, OpContext& context, Plan& plan) {
    const ExtentPlace& place = link.extents()[index];
    if (place.line.type == ExtentType::Zero)
        return;
    const std::shared_ptr<Extent> extent = link.extent(index);
    const std::uint64_t stored = storedBytes(*extent);
    context.progress.addTotal(stored);
    plan.reads += stored;
    const std::uint64_t before = plan.frees;
    if (isCowd(place)) {
        const std::uint64_t size = CowdRewrite(fs, place, *extent, !link.hasParent()).sizeAfter(context);
        if (const std::uint64_t now = extent->file()->size(); size < now) {
            plan.reads += stored;
            plan.frees += now - size;
            plan.writes += size;
            plan.peakExtraSpace = std::max(plan.peakExtraSpace, size);
        }
    } else {
        const std::uint64_t zeros = storedZeros(*extent, unitOf(*extent, place), context);
        std::uint64_t unused = 0; // places that nothing refers to already
        if (HostedSparseExtent* sparse = hostedSparse(*extent))
            unused = sparse->file()->size() - std::min(sparse->file()->size(), sparse->compactedSize(context.stop));
        plan.frees += zeros + unused;
        plan.writes += isFlat(place) ? 0 : std::min(zeros + unused, stored - zeros);
    }
    if (plan.frees > before)
        plan.changes.push_back(place.path);
}

} // namespace

Text ShrinkOp::describe() const { return text("Shrinking “%1”", params_.disk.filename()); }

std::optional<Refusal> ShrinkOp::canRun(FileSystem& fs) {
    try {
        openForReading(fs, params_);
    } catch (const Error& error) {
        return Refusal::of(error);
    }
    return std::nullopt;
}

Plan ShrinkOp::plan(OpContext& context) {
    const std::unique_ptr<DiskLink> link = openForReading(context.fs, params_);
    Plan plan;
    plan.operation = name();
    context.progress.phase("Looking for zeros");
    for (std::size_t i = 0; i < link->extents().size(); ++i)
        planExtent(context.fs, *link, i, context, plan);
    if (plan.frees == 0)
        plan.warnings.push_back(text("There is nothing to give back: no stored grain holds only zeros. In the guest, "
                                     "delete what is not needed and overwrite its free space with zeros, then shrink "
                                     "again."));
    return plan;
}

void ShrinkOp::run(OpContext& context) {
    openForReading(context.fs, params_);
    OpenOptions options = params_.open;
    options.mode = OpenMode::ReadWrite;
    const std::unique_ptr<DiskChain> chain = openDisk(context.fs, params_.disk, options);
    DiskLink& link = chain->leaf();
    result_.before = allocatedBytes(context.fs, link);
    context.progress.phase("Shrinking");
    try {
        for (std::size_t i = 0; i < link.extents().size(); ++i)
            shrinkExtent(context.fs, link, i, context);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::Cancelled)
            chain->close(); // what was done so far is whole
        throw;
    }
    chain->close();
    result_.after = allocatedBytes(context.fs, link);
    context.report.note(result_.after < result_.before ? text("Gave back %1 bytes", result_.before - result_.after)
                                                       : text("There was nothing to give back"));
}

} // namespace strata
