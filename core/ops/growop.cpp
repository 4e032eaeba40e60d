// SPDX-License-Identifier: Apache-2.0
#include "core/ops/growop.h"

#include "core/disk/childlookup.h"
#include "core/disk/descriptorstore.h"
#include "core/disk/newdisk.h"
#include "core/io/vmwarelock.h"
#include "core/ops/growways.h"

namespace strata {
namespace {

constexpr Sectors kLargestDisk{(std::uint64_t{62} << 40U) / kSectorSize}; ///< of any product (vmdk-format 1.13)

/// Of the disk it builds on, as that is now, whatever its content ID.
Sectors capacityOfParent(FileSystem& fs, const std::filesystem::path& child, OpenOptions options) {
    options.mode = OpenMode::Read;
    options.followParents = true;
    options.ignoreCid = true;
    const std::unique_ptr<DiskChain> chain = openDisk(fs, child, options);
    return chain->link(chain->linkCount() - 2).capacity();
}

/// Only what another tool has caused is put right: it made the parent larger and forgot what builds on it.
void requireCatchingUp(FileSystem& fs, const GrowJob& job, const OpenOptions& options) {
    const Sectors parent = capacityOfParent(fs, job.place.path, options);
    if (parent <= job.oldCapacity())
        throw Error(ErrorCode::NotSupported,
                    text("The disk is the redo log of a snapshot; only a disk without parents can grow"))
            .at(job.place.path)
            .advice(text("Merge its snapshots first, or clone it: the clone can grow."));
    if (job.capacity != parent)
        throw Error(
            ErrorCode::NotSupported,
            text("The disk is a redo log: it can only become as large as its parent is, %1 bytes", parent.bytes()))
            .at(job.place.path);
}

void requireNoRelatives(FileSystem& fs, const GrowJob& job, const OpenOptions& options) {
    if (job.after.hasParent())
        return requireCatchingUp(fs, job, options);
    for (const FoundChild& child : findChildDisks(fs, job.place.path))
        throw Error(ErrorCode::NotSupported,
                    text("“%1” is a snapshot on top of this disk, and would no longer fit it", child.path.filename()))
            .at(job.place.path)
            .advice(text("Merge or discard the snapshots first."));
}

void requireSize(const GrowJob& job) {
    if (job.capacity < job.oldCapacity())
        throw Error(
            ErrorCode::InvalidArgument,
            text("The disk has %1 sectors already; growing cannot make it smaller", job.oldCapacity().count()))
            .at(job.place.path);
    if (job.capacity > kLargestDisk)
        throw Error(ErrorCode::InvalidArgument, text("VMware's disks end at 62 TB"))
            .at(job.place.path)
            .advice(text("Choose a smaller size."));
}

void updateGeometry(Descriptor& descriptor, Sectors capacity) {
    const AdapterType adapter =
        parseAdapterType(descriptor.ddb("adapterType").value_or("")).value_or(AdapterType::LsiLogic);
    const auto set = [&descriptor](const std::string& prefix, const Geometry& geometry) {
        descriptor.setDdb("geometry." + prefix + (prefix.empty() ? "cylinders" : "Cylinders"),
                          std::to_string(geometry.cylinders));
        descriptor.setDdb("geometry." + prefix + (prefix.empty() ? "heads" : "Heads"),
                          std::to_string(geometry.heads));
        descriptor.setDdb("geometry." + prefix + (prefix.empty() ? "sectors" : "Sectors"),
                          std::to_string(geometry.sectors));
    };
    set("", diskGeometry(capacity, adapter));
    if (descriptor.ddb("geometry.biosCylinders"))
        set("bios", biosGeometry(capacity));
}

GrowJob readJob(DiskLink& link, const GrowParams& params) {
    GrowJob job{link.place(), link.descriptor().encode(), link.descriptor(), link.extents(), params.capacity};
    if (job.extents.empty())
        throw Error(ErrorCode::NotSupported, text("The disk has no extents")).at(link.path());
    if (!job.after.hasParent()) // what builds on a redo log is as short as that was, and sees no change
        job.after.setCid(newContentId());
    if (params.updateGeometry)
        updateGeometry(job.after, params.capacity);
    return job;
}

bool isFlat(ExtentType type) { return type == ExtentType::Flat || type == ExtentType::Vmfs; }

std::unique_ptr<GrowWay> wayFor(DiskLink& link, GrowJob job) {
    const CreateType type = job.after.createType();
    if (type == CreateType::TwoGbMaxExtentSparse || type == CreateType::TwoGbMaxExtentFlat)
        return growSplit(std::move(job));
    const ExtentLine& line = job.extents.front().line;
    if (job.extents.size() == 1 && isFlat(line.type) && type != CreateType::StreamOptimized)
        return growFlat(std::move(job));
    if (job.extents.size() == 1 && line.type == ExtentType::Sparse && type == CreateType::MonolithicSparse
        && job.place.embedded && !link.capabilities().compressed)
        return growMonolithicSparse(std::move(job));
    if (job.extents.size() == 1 && line.type == ExtentType::VmfsSparse)
        return growCowd(std::move(job));
    throw Error(ErrorCode::NotSupported,
                text("A disk of the kind %1 cannot grow in place", job.after.createTypeText()))
        .at(job.place.path)
        .advice(text("Clone it to another kind; the clone can grow."));
}

/// The way, after everything that can be known before the first byte is written.
std::unique_ptr<GrowWay> prepare(FileSystem& fs, const GrowParams& params) {
    OpenOptions options = params.open;
    options.mode = OpenMode::Read;
    options.followParents = false;
    const std::unique_ptr<DiskLink> link = openLink(fs, params.disk, options);
    GrowJob job = readJob(*link, params);
    requireNoRelatives(fs, job, params.open);
    requireSize(job);
    requireNoVmwareLock(fs, job.place.path);
    requireDescriptorFits(job.place, job.after);
    return job.capacity == job.oldCapacity() ? nullptr : wayFor(*link, std::move(job));
}

/// A last grain that is not whole takes the room of one. What lies there behind the disk's end, from a grain that was
/// in that place before or from another program, must not become the guest's.
void emptyBehindEnd(DiskLink& link) {
    const std::shared_ptr<Extent> extent = link.extent(link.extents().size() - 1);
    const Capabilities capabilities = extent->capabilities();
    const Sectors grain = capabilities.granularity;
    if (!capabilities.allocates || grain == Sectors(0) || extent->capacity() % grain == Sectors(0))
        return;
    const Sectors within = extent->capacity() % grain;
    extent->map(extent->capacity() - within, within, [&](const Run& run) {
        if (run.kind != RunKind::Data)
            return true;
        File& file = *extent->file();
        const std::uint64_t end = run.fileOffset + run.length.bytes();
        const std::uint64_t room = std::min(end + (grain - within).bytes(), file.size());
        if (end < room) {
            file.writeAt(end, std::vector<std::byte>(room - end));
            file.sync();
        }
        return true;
    });
}

} // namespace

Text GrowOp::describe() const { return text("Growing “%1”", params_.disk.filename()); }

std::optional<Refusal> GrowOp::canRun(FileSystem& fs) {
    try {
        if (const std::unique_ptr<GrowWay> way = prepare(fs, params_)) {
            Plan plan;
            way->plan(fs, plan);
        }
    } catch (const Error& error) {
        return Refusal::of(error);
    }
    return std::nullopt;
}

Plan GrowOp::plan(OpContext& context) {
    Plan plan;
    plan.operation = name();
    if (const std::unique_ptr<GrowWay> way = prepare(context.fs, params_)) {
        way->plan(context.fs, plan);
        plan.warnings.push_back(text("Only the disk grows. Its partitions keep their sizes: make them larger in the "
                                     "guest afterwards, with its own disk management (Windows), or growpart and "
                                     "resize2fs or xfs_growfs (Linux)."));
    }
    return plan;
}

void GrowOp::run(OpContext& context) {
    requireRunnable(*this, context.fs);
    OpenOptions options = params_.open;
    options.mode = OpenMode::ReadWrite;
    options.followParents = false;
    const std::unique_ptr<DiskChain> chain = openDisk(context.fs, params_.disk, options);
    DiskLink& link = chain->leaf();
    GrowJob job = readJob(link, params_);
    if (job.capacity <= job.oldCapacity()) {
        context.report.note(text("The disk has this capacity already; nothing was written"));
        return;
    }
    context.progress.phase("Growing");
    emptyBehindEnd(link);
    wayFor(link, std::move(job))->run(link, context);
    context.report.note(
        text("The disk has %1 sectors now. Make its partitions larger in the guest.", params_.capacity.count()));
}

} // namespace strata
