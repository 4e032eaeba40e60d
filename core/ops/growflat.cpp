// SPDX-License-Identifier: Apache-2.0
#include "core/disk/descriptorstore.h"
#include "core/ops/growways.h"

#include <algorithm>

namespace strata {
namespace {

/// The file is made longer and synced, then the description says so in one atomic step. A file that is longer than
/// its description says is legal, so a kill in between leaves the old disk.
class GrowFlat : public GrowWay {
public:
    explicit GrowFlat(GrowJob job) : job_(std::move(job)) {}

    void plan(FileSystem& fs, Plan& plan) override {
        const FileStatus status = requireStatus(fs);
        const std::uint64_t growth = newSize() - std::min(newSize(), status.size);
        const VolumeInfo volume = fs.volume(file());
        if (newSize() > volume.maxFileSize)
            throw Error(ErrorCode::FileTooLarge,
                        text("The file would grow to %1 bytes; this file system (%2) holds files of up to %3 bytes",
                             newSize(), volume.type, volume.maxFileSize))
                .at(file())
                .advice(text("Clone the disk to a split kind, or to another folder."));
        plan.peakExtraSpace = isThick(status) ? growth : 0;
        if (plan.peakExtraSpace > volume.free)
            throw Error(ErrorCode::NoSpace,
                        text("%1 bytes are needed, %2 are free", plan.peakExtraSpace, volume.free))
                .at(file())
                .advice(text("Free some space first."));
        plan.writes = job_.before.size();
        plan.changes = {file(), job_.place.path};
    }

    void run(DiskLink& link, OpContext& context) override {
        const FileStatus status = requireStatus(context.fs);
        link.close();
        lengthen(context, status);
        checkpoint(context);
        std::vector<ExtentLine> lines{job_.extents.front().line};
        lines.front().sectors = job_.capacity;
        job_.after.setExtents(lines);
        storeDescriptor(context.fs, job_.place, job_.after, job_.before, IntentLocks::CallerHolds);
    }

private:
    const std::filesystem::path& file() const { return job_.extents.front().path; }
    std::uint64_t oldSize() const { return (job_.extents.front().line.offset + job_.oldCapacity()).bytes(); }
    std::uint64_t newSize() const { return (job_.extents.front().line.offset + job_.capacity).bytes(); }
    /// All its space is taken: so shall be that of the new part.
    bool isThick(const FileStatus& status) const { return status.size > 0 && status.allocated >= status.size; }

    FileStatus requireStatus(FileSystem& fs) const {
        if (const std::optional<FileStatus> status = fs.status(file()))
            return *status;
        throw Error(ErrorCode::MissingExtent, text("A file of the disk is missing")).at(file());
    }

    /// What lies behind the old end, from a try that was cut off or from a stranger, must not become the guest's.
    void lengthen(OpContext& context, const FileStatus& status) {
        const std::unique_ptr<File> extent = context.fs.open(file(), OpenMode::ReadWrite);
        const std::uint64_t size = extent->size();
        if (size > oldSize())
            extent->punchHole(oldSize(), std::min(size, newSize()) - oldSize());
        if (isThick(status))
            extent->allocate(oldSize(), newSize() - oldSize());
        if (extent->size() < newSize())
            extent->truncate(newSize());
        extent->sync();
    }

    GrowJob job_;
};

} // namespace

std::unique_ptr<GrowWay> growFlat(GrowJob job) { return std::make_unique<GrowFlat>(std::move(job)); }

} // namespace strata
