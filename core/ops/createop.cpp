// SPDX-License-Identifier: Apache-2.0
#include "core/ops/createop.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

/// Entries of a sparse file are u32 sectors (vmdk-format 2.9).
constexpr std::uint64_t kLargestSparseFile = ((std::uint64_t{1} << 32U) - 1) * kSectorSize;
/// Limits of products that others than ours know nothing of (vmdk-format 1.13, C).
constexpr Sectors kLargestForWorkstation{(std::uint64_t{8} << 40U) / kSectorSize};
constexpr std::size_t kVirtualBoxExtents = 1000; ///< it reads 1100 lines of a descriptor

std::vector<Path> replacedFiles(FileSystem& fs, const CreateParams& params) {
    return params.overwrite && fs.exists(params.spec.path) ? filesOfDisk(fs, params.spec.path) : std::vector<Path>();
}

std::uint64_t spaceTaken(FileSystem& fs, const DiskPlan& plan) {
    return bytesOfEmptyDisk(plan, fs.volume(folderOf(plan.spec.path)));
}

/// Everything that can be known before the first byte is written.
void requirePossible(FileSystem& fs, const CreateParams& params, const DiskPlan& plan) {
    const Path folder = folderOf(params.spec.path);
    if (const auto status = fs.status(folder); !status || status->kind != FileKind::Directory)
        throw Error(ErrorCode::NotFound, text("The folder does not exist")).at(folder).advice(text("Make it first."));
    requireNamesFree(fs, plan, replacedFiles(fs, params));
    requireRoom(fs, plan, folder, spaceTaken(fs, plan));
}

void warnOfLimits(const DiskPlan& disk, std::vector<Text>& warnings) {
    const DiskSpec& spec = disk.spec;
    if (spec.type == CreateType::MonolithicSparse && disk.extents[0].largestBytes > kLargestSparseFile)
        warnings.push_back(text("One sparse file ends at 2 TB, tables included: the last part of this disk cannot "
                                "be filled. A split kind has no such limit."));
    if (spec.capacity > kLargestForWorkstation && spec.type != CreateType::Vmfs && spec.type != CreateType::VmfsThin)
        warnings.push_back(text("VMware Workstation and Fusion take disks of up to 8 TB."));
    if (disk.extents.size() > kVirtualBoxExtents)
        warnings.push_back(text("VirtualBox does not open disks of more than about 1000 files."));
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
    plan.writes = plan.peakExtraSpace = spaceTaken(context.fs, disk);
    plan.creates = filesOf(disk);
    for (const Path& old : replacedFiles(context.fs, params_)) {
        const auto again = std::ranges::find(plan.creates, old);
        if (again == plan.creates.end()) {
            plan.removes.push_back(old);
            continue;
        }
        plan.creates.erase(again);
        plan.changes.push_back(old);
    }
    warnOfLimits(disk, plan.warnings);
    return plan;
}

void CreateOp::run(OpContext& context) {
    const DiskPlan planned = planDisk(params_.spec);
    requirePossible(context.fs, params_, planned);
    const std::uint64_t total = spaceTaken(context.fs, planned);
    context.progress.phase("Creating");
    context.progress.setTotal(total);
    NewDisk disk(context.fs, planned.spec, params_.overwrite);
    if (disk.streamWriter() == nullptr)
        for (std::size_t index = 0; index < disk.extentCount(); ++index) {
            checkpoint(context);
            disk.extent(index);
            context.progress.add(total / (disk.extentCount() + 1));
        }
    checkpoint(context);
    disk.commit();
    context.progress.add(total - context.progress.snapshot().done);
    context.report.note(text("Created “%1”", params_.spec.path.filename()));
}

} // namespace strata
