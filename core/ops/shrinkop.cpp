// SPDX-License-Identifier: Apache-2.0
#include "core/ops/shrinkop.h"

#include "core/io/vmwarelock.h"
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

std::uint64_t sumOf(const std::vector<SectorRange>& ranges) {
    std::uint64_t bytes = 0;
    for (const SectorRange& range : ranges)
        bytes += range.length.bytes();
    return bytes;
}

/// A flat extent's zeros become holes: the same content, whatever a power cut leaves of it.
void punch(Extent& extent, const ExtentPlace& place, const std::vector<SectorRange>& zeros, OpContext& context) {
    File& file = *extent.file();
    for (const SectorRange& range : zeros) {
        checkpoint(context.stop);
        file.punchHole((place.line.offset + range.start).bytes(), range.length.bytes());
    }
    if (!zeros.empty())
        file.sync();
}

void shrinkSparse(HostedSparseExtent& extent, const std::vector<SectorRange>& zeros, bool hasParent,
                  OpContext& context) {
    for (const SectorRange& range : zeros) {
        checkpoint(context.stop);
        extent.writeZeros(range.start, range.length, hasParent);
    }
    const bool tidy = !extent.header().unclean && extent.compactedSize() >= extent.file()->size();
    if (zeros.empty() && tidy)
        return;
    extent.compact([&](std::uint64_t bytes) {
        checkpoint(context.stop);
        context.progress.addTotal(bytes);
        context.progress.add(bytes);
    });
}

void shrinkExtent(DiskLink& link, std::size_t index, OpContext& context) {
    const ExtentPlace& place = link.extents()[index];
    if (place.line.type == ExtentType::Zero)
        return;
    const std::shared_ptr<Extent> extent = link.extent(index);
    context.progress.addTotal(storedBytes(*extent));
    const std::vector<SectorRange> zeros = findStoredZeros(*extent, unitOf(*extent, place), context);
    if (HostedSparseExtent* sparse = hostedSparse(*extent))
        shrinkSparse(*sparse, zeros, link.hasParent(), context);
    else
        punch(*extent, place, zeros, context);
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
    for (std::size_t i = 0; i < link->extents().size(); ++i) {
        const ExtentPlace& place = link->extents()[i];
        if (place.line.type == ExtentType::Zero)
            continue;
        const std::shared_ptr<Extent> extent = link->extent(i);
        const std::uint64_t stored = storedBytes(*extent);
        context.progress.addTotal(stored);
        const std::uint64_t zeros = sumOf(findStoredZeros(*extent, unitOf(*extent, place), context));
        std::uint64_t unused = 0; // places that nothing refers to already
        if (HostedSparseExtent* sparse = hostedSparse(*extent))
            unused = sparse->file()->size() - std::min(sparse->file()->size(), sparse->compactedSize());
        plan.reads += stored;
        plan.frees += zeros + unused;
        plan.writes += isFlat(place) ? 0 : std::min(zeros + unused, stored - zeros);
        if (zeros + unused > 0)
            plan.changes.push_back(place.path);
    }
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
            shrinkExtent(link, i, context);
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
