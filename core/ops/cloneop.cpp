// SPDX-License-Identifier: Apache-2.0
#include "core/ops/cloneop.h"

#include "core/io/bytesink.h"
#include "core/ops/clonespec.h"
#include "core/ops/clonetargets.h"
#include "core/ops/compareop.h"
#include "core/ops/rawfile.h"

#include <algorithm>
#include <memory>

namespace strata {

/// The open source and what the copy of it shall be.
struct CloneOp::Source {
    std::unique_ptr<DiskChain> chain;
    DiskSpec spec;
};

CloneOp::CloneOp(CloneParams params) : params_(std::move(params)) { params_.open.mode = OpenMode::Read; }

CloneOp::~CloneOp() = default;

Text CloneOp::describe() const {
    if (params_.sink != nullptr)
        return text("Cloning “%1” to a pipe", params_.source.filename());
    return text("Cloning “%1” to “%2”", params_.source.filename(), params_.spec.path.filename());
}

CloneOp::Source CloneOp::openSource(FileSystem& fs) const {
    Source source;
    source.chain = params_.sourceIsRaw ? openRaw(fs, params_.source) : openDisk(fs, params_.source, params_.open);
    source.spec = cloneSpec(params_, *source.chain);
    return source;
}

namespace {

/// Every file that the chain is read from.
std::vector<FileId> filesOf(FileSystem& fs, const DiskChain& chain) {
    std::vector<FileId> ids;
    const auto add = [&](const std::filesystem::path& path) {
        if (path.empty())
            return;
        if (const auto status = fs.status(path))
            ids.push_back(status->id);
    };
    for (std::size_t index = 0; index < chain.linkCount(); ++index) {
        add(chain.link(index).path());
        for (const ExtentPlace& extent : chain.link(index).extents())
            add(extent.path);
    }
    return ids;
}

void requireNotSource(FileSystem& fs, const DiskChain& chain, const std::filesystem::path& target) {
    const auto status = fs.status(target);
    if (!status)
        return;
    const std::vector<FileId> ids = filesOf(fs, chain);
    if (std::find(ids.begin(), ids.end(), status->id) != ids.end())
        throw Error(ErrorCode::InvalidArgument, text("A disk cannot be cloned onto itself or its parents"))
            .at(target)
            .advice(text("Choose another name."));
}

void requireFree(FileSystem& fs, const std::filesystem::path& path) {
    if (fs.exists(path))
        throw Error(ErrorCode::AlreadyExists, text("There is already a file of this name"))
            .at(path)
            .advice(text("Choose another name, or ask to overwrite the disk."));
}

} // namespace

void CloneOp::requirePossible(FileSystem& fs, Source& source) const {
    if (params_.sink != nullptr) {
        if (!params_.raw && source.spec.type != CreateType::StreamOptimized)
            throw Error(ErrorCode::NotSupported,
                        text("Only raw images and streamOptimized disks can go through a pipe"));
        return;
    }
    const std::filesystem::path folder = folderOf(params_.spec.path);
    if (const auto status = fs.status(folder); !status || status->kind != FileKind::Directory)
        throw Error(ErrorCode::NotFound, text("The folder does not exist")).at(folder).advice(text("Make it first."));
    requireNotSource(fs, *source.chain, params_.spec.path);
    if (params_.raw) {
        if (!params_.overwrite)
            requireFree(fs, params_.spec.path);
        return;
    }
    const DiskPlan disk = planDisk(source.spec);
    for (const NewExtent& extent : disk.extents) {
        requireNotSource(fs, *source.chain, extent.path);
        if (!params_.overwrite)
            requireFree(fs, extent.path);
    }
    if (!params_.overwrite)
        requireFree(fs, params_.spec.path);
}

std::optional<Refusal> CloneOp::canRun(FileSystem& fs) {
    try {
        Source source = openSource(fs);
        requirePossible(fs, source);
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

Plan CloneOp::plan(OpContext& context) {
    Source source = openSource(context.fs);
    requirePossible(context.fs, source);
    Plan plan;
    plan.operation = name();
    for (std::size_t index = 0; index < source.chain->linkCount(); ++index)
        plan.sources.push_back(source.chain->link(index).path());
    if (params_.raw) {
        const CloneEstimate estimate = estimateRaw(*source.chain);
        plan.reads = estimate.guestBytes;
        plan.writes = params_.sink != nullptr ? estimate.fileBytes : estimate.guestBytes;
        plan.peakExtraSpace = params_.sink != nullptr ? 0 : estimate.guestBytes;
        if (params_.sink == nullptr) {
            plan.creates.push_back(params_.spec.path);
            requireRoomForFile(context.fs, params_.spec.path, estimate.fileBytes, estimate.guestBytes);
        }
        return plan;
    }
    const DiskPlan disk = planDisk(source.spec);
    const CloneEstimate estimate = estimateClone(*source.chain, disk);
    const ExtentType kind = disk.extents.front().line.type;
    const bool flat = kind == ExtentType::Flat || kind == ExtentType::Vmfs;
    plan.reads = estimate.guestBytes;
    plan.writes = flat && !disk.spec.preallocate ? estimate.guestBytes : estimate.fileBytes;
    if (params_.sink != nullptr)
        return plan;
    plan.peakExtraSpace = plan.writes;
    if (!disk.embedded)
        plan.creates.push_back(params_.spec.path);
    for (const NewExtent& extent : disk.extents)
        plan.creates.push_back(extent.path);
    // A compressed copy is nearly always much smaller than its bound: only what is sure is demanded.
    const bool stream = disk.spec.type == CreateType::StreamOptimized;
    requireRoom(context.fs, disk, folderOf(params_.spec.path), stream ? 0 : plan.peakExtraSpace);
    return plan;
}

void CloneOp::run(OpContext& context) {
    const Plan planned = plan(context);
    Source source = openSource(context.fs);
    requirePossible(context.fs, source);
    const bool verifies = params_.verify && params_.sink == nullptr;
    context.progress.setTotal(planned.reads * (verifies ? 2 : 1));
    context.progress.phase("Copying");
    result_.bytesRead = copy(source, context);
    if (verifies)
        verify(source, context);
    context.report.note(text("Copied %1 bytes of data", result_.bytesRead));
}

std::uint64_t CloneOp::copy(Source& source, OpContext& context) {
    if (params_.sink != nullptr)
        return copyToSink(source, context);
    return params_.raw ? copyToRawFile(source, context) : copyToDisk(source, context);
}

std::uint64_t CloneOp::copyToDisk(Source& source, OpContext& context) {
    NewDisk disk(context.fs, source.spec, params_.overwrite);
    std::uint64_t copied = 0;
    if (disk.streamWriter() != nullptr) {
        StreamTarget target(*disk.streamWriter(), source.chain->capacity(), params_.level);
        copied = copyOrdered(*source.chain, target, context);
    } else {
        DiskTarget target(disk);
        copied = copyPlaced(*source.chain, target, context);
    }
    checkpoint(context.stop);
    disk.commit();
    return copied;
}

std::uint64_t CloneOp::copyToRawFile(Source& source, OpContext& context) {
    RawFile image(context.fs, params_.spec.path, params_.overwrite);
    RawTarget target(image.file(), source.chain->capacity());
    const std::uint64_t copied = copyPlaced(*source.chain, target, context);
    checkpoint(context.stop);
    image.commit(source.chain->capacity().bytes());
    return copied;
}

std::uint64_t CloneOp::copyToSink(Source& source, OpContext& context) {
    if (params_.raw) {
        PipeTarget target(*params_.sink, source.chain->capacity());
        const std::uint64_t copied = copyOrdered(*source.chain, target, context);
        target.finish(context.stop);
        return copied;
    }
    const DiskPlan plan = planDisk(source.spec);
    StreamWriter writer(*params_.sink, source.chain->capacity(), plan.descriptor.encode());
    StreamTarget target(writer, source.chain->capacity(), params_.level);
    const std::uint64_t copied = copyOrdered(*source.chain, target, context);
    writer.finish();
    return copied;
}

/// Reads the copy back from the drive and holds it against the source. A copy that differs is not left behind.
void CloneOp::verify(Source& source, OpContext& context) {
    context.progress.phase("Verifying");
    OpenOptions options;
    options.trust = true; // we have just made these files
    const auto copy =
        params_.raw ? openRaw(context.fs, params_.spec.path) : openDisk(context.fs, params_.spec.path, options);
    const CompareResult compared = compareChains(*source.chain, *copy, false, context);
    if (!compared.equal)
        throw Error(ErrorCode::Corrupt,
                    text("The copy differs from the source, first at guest byte %1", compared.firstDifference))
            .at(params_.spec.path)
            .advice(text("Do not use the copy. Check the drive and its cable, then clone again."));
    result_.verified = true;
    context.report.note(text("Read back and compared: no difference"));
}

} // namespace strata
