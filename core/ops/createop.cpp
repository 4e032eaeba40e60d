// SPDX-License-Identifier: Apache-2.0
#include "core/ops/createop.h"

namespace strata {
namespace {

constexpr Sectors kHardToFill{(std::uint64_t{1} << 32U) - (std::uint64_t{1} << 20U)};

/// Bytes the new files take at once: metadata, and all of a flat disk whose space is reserved.
std::uint64_t spaceTaken(const DiskPlan& plan) {
    std::uint64_t bytes = plan.embedded ? 0 : plan.descriptor.encode().size();
    for (const NewExtent& extent : plan.extents) {
        const bool flat = extent.line.type == ExtentType::Flat || extent.line.type == ExtentType::Vmfs;
        if (!flat || plan.spec.preallocate)
            bytes = checkedAdd(bytes, extent.emptyBytes);
    }
    return bytes;
}

void requireFree(FileSystem& fs, const std::filesystem::path& path) {
    if (fs.exists(path))
        throw Error(ErrorCode::AlreadyExists, text("There is already a file of this name"))
            .at(path)
            .advice(text("Choose another name, or ask to overwrite the disk."));
}

/// Everything that can be known before the first byte is written.
void requirePossible(FileSystem& fs, const CreateParams& params, const DiskPlan& plan) {
    const std::filesystem::path folder = folderOf(params.spec.path);
    if (const auto status = fs.status(folder); !status || status->kind != FileKind::Directory)
        throw Error(ErrorCode::NotFound, text("The folder does not exist")).at(folder).advice(text("Make it first."));
    if (!params.overwrite) {
        requireFree(fs, params.spec.path);
        for (const NewExtent& extent : plan.extents)
            requireFree(fs, extent.path);
    }
    requireRoom(fs, plan, folder, spaceTaken(plan));
}

} // namespace

Text CreateOp::describe() const { return text("Creating “%1”", params_.spec.path.filename()); }

std::optional<Refusal> CreateOp::canRun(FileSystem& fs) {
    try {
        requirePossible(fs, params_, planDisk(params_.spec));
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

Plan CreateOp::plan(OpContext& context) {
    const DiskPlan disk = planDisk(params_.spec);
    requirePossible(context.fs, params_, disk);
    Plan plan;
    plan.operation = name();
    plan.writes = plan.peakExtraSpace = spaceTaken(disk);
    if (!disk.embedded)
        plan.creates.push_back(params_.spec.path);
    for (const NewExtent& extent : disk.extents)
        plan.creates.push_back(extent.path);
    if (disk.spec.type == CreateType::MonolithicSparse && disk.spec.capacity > kHardToFill)
        plan.warnings.push_back(
            text("One sparse file ends at 2 TB, tables included: the last part of this disk cannot "
                 "be filled. A split kind has no such limit."));
    return plan;
}

void CreateOp::run(OpContext& context) {
    const DiskPlan planned = planDisk(params_.spec);
    requirePossible(context.fs, params_, planned);
    context.progress.phase("Creating");
    context.progress.setTotal(spaceTaken(planned));
    NewDisk disk(context.fs, planned.spec, params_.overwrite);
    if (disk.streamWriter() == nullptr)
        for (std::size_t index = 0; index < disk.extentCount(); ++index) {
            checkpoint(context.stop);
            disk.extent(index);
        }
    checkpoint(context.stop);
    disk.commit();
    context.progress.add(spaceTaken(planned));
    context.report.note(text("Created “%1”", params_.spec.path.filename()));
}

} // namespace strata
