// SPDX-License-Identifier: Apache-2.0
#include "core/ops/cloneop.h"

#include "core/io/bytesink.h"
#include "core/io/vmwarelock.h"
#include "core/ops/cloneestimate.h"
#include "core/ops/clonespec.h"
#include "core/ops/clonetargets.h"
#include "core/ops/compareop.h"
#include "core/ops/compareruns.h"
#include "core/ops/rawfile.h"
#include "core/ops/sourceguard.h"

#include <algorithm>
#include <memory>

namespace strata {

using Path = std::filesystem::path;

/// The open source and what the copy of it shall be.
struct CloneOp::Source {
    std::unique_ptr<DiskChain> chain;
    std::optional<DiskPlan> plan; ///< none for a raw image
    CloneEstimate estimate;       ///< once asked for
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
    if (!params_.raw)
        source.plan = planDisk(cloneSpec(params_, *source.chain));
    return source;
}

namespace {

bool contains(const std::vector<Path>& paths, const Path& path) {
    return std::find(paths.begin(), paths.end(), path) != paths.end();
}

void requirePipePossible(const CloneParams& params) {
    if (!params.raw && params.spec.type != CreateType::StreamOptimized)
        throw Error(ErrorCode::NotSupported, text("Only raw images and streamOptimized disks can go through a pipe"))
            .advice(text("Choose one of them, or write to a file."));
    if (params.verify)
        throw Error(ErrorCode::InvalidArgument, text("What went into a pipe cannot be read back to verify it"))
            .advice(text("Write to a file, or compare the disks afterwards."));
}

/// What the copy replaces if it is allowed to: the disk or image of its name.
std::vector<Path> replacedFiles(FileSystem& fs, const CloneParams& params) {
    if (!params.overwrite || params.sink != nullptr || !fs.exists(params.spec.path))
        return {};
    return params.raw ? std::vector{params.spec.path} : filesOfDisk(fs, params.spec.path);
}

/// A file is told by its identity: links and other spellings lead to the same one.
void requireNoneOfSource(FileSystem& fs, const DiskChain& chain, const std::vector<Path>& targets) {
    std::vector<FileId> sources;
    for (const Path& path : filesOf(chain))
        if (const auto status = fs.status(path))
            sources.push_back(status->id);
    for (const Path& target : targets)
        if (const auto status = fs.status(target);
            status && std::find(sources.begin(), sources.end(), status->id) != sources.end())
            throw Error(ErrorCode::InvalidArgument, text("A disk cannot be cloned onto itself or its parents"))
                .at(target)
                .advice(text("Choose another name."));
}

void requireNotInUse(FileSystem& fs, const std::vector<Path>& replaced) {
    for (const Path& path : replaced) {
        requireNoVmwareLock(fs, path);
        fs.open(path, OpenMode::ReadWrite, LockMode::Exclusive);
    }
}

std::uint64_t sizeOf(FileSystem& fs, const std::vector<Path>& files) {
    std::uint64_t bytes = 0;
    for (const Path& file : files)
        if (const auto status = fs.status(file))
            bytes += status->size;
    return bytes;
}

/// What a filter of the host did to the bytes is not undone by copying them.
void warnOfFilters(const DiskChain& chain, std::vector<Text>& warnings) {
    for (std::size_t index = 0; index < chain.linkCount(); ++index)
        if (!chain.link(index).descriptor().ddb("iofilters").value_or("").empty())
            warnings.push_back(text("“%1” is filtered by its host and may be encrypted: the copy holds the bytes as "
                                    "they are stored",
                                    chain.link(index).path().filename()));
}

} // namespace

std::vector<Path> CloneOp::newFiles(const Source& source) const {
    std::vector<Path> files;
    if (params_.sink != nullptr)
        return files;
    if (!source.plan || !source.plan->embedded)
        files.push_back(params_.spec.path);
    if (source.plan)
        for (const NewExtent& extent : source.plan->extents)
            files.push_back(extent.path);
    return files;
}

void CloneOp::requirePossible(FileSystem& fs, const Source& source) const {
    if (params_.sink != nullptr) {
        requirePipePossible(params_);
        return;
    }
    const Path folder = folderOf(params_.spec.path);
    if (const auto status = fs.status(folder); !status || status->kind != FileKind::Directory)
        throw Error(ErrorCode::NotFound, text("The folder does not exist")).at(folder).advice(text("Make it first."));
    const std::vector<Path> replaced = replacedFiles(fs, params_);
    const std::vector<Path> files = newFiles(source);
    requireNoneOfSource(fs, *source.chain, files);
    requireNoneOfSource(fs, *source.chain, replaced);
    for (const Path& file : files)
        if (!contains(replaced, file) && fs.exists(file))
            throw Error(ErrorCode::AlreadyExists, text("There is already a file of this name"))
                .at(file)
                .advice(text("Choose another name, or ask to overwrite the disk."));
    requireNotInUse(fs, replaced);
}

std::optional<Refusal> CloneOp::canRun(FileSystem& fs) {
    try {
        requirePossible(fs, openSource(fs));
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

void CloneOp::requireRoomFor(FileSystem& fs, const Source& source) const {
    if (params_.sink != nullptr)
        return;
    if (!source.plan) {
        requireRoomForFile(fs, params_.spec.path, source.chain->capacity().bytes(), source.estimate.writtenBytes);
        return;
    }
    // A compressed copy is nearly always much smaller than its bound: only what is sure is demanded.
    const bool stream = source.plan->spec.type == CreateType::StreamOptimized;
    requireRoom(fs, *source.plan, folderOf(params_.spec.path), stream ? 0 : source.estimate.writtenBytes);
}

void CloneOp::listFiles(FileSystem& fs, const Source& source, Plan& plan) const {
    plan.sources = filesOf(*source.chain);
    const std::vector<Path> replaced = replacedFiles(fs, params_);
    const std::vector<Path> files = newFiles(source);
    for (const Path& file : files)
        (contains(replaced, file) ? plan.changes : plan.creates).push_back(file);
    for (const Path& file : replaced)
        if (!contains(files, file))
            plan.removes.push_back(file);
}

Plan CloneOp::plan(OpContext& context) {
    Source source = openSource(context.fs);
    requirePossible(context.fs, source);
    source.estimate = source.plan ? estimateClone(*source.chain, *source.plan, context.stop)
                                  : estimateRaw(*source.chain, context.stop);
    requireRoomFor(context.fs, source);
    Plan plan;
    plan.operation = name();
    plan.reads = source.estimate.guestBytes;
    plan.writes = source.estimate.writtenBytes;
    if (params_.sink == nullptr)
        plan.peakExtraSpace = plan.writes;
    else if (params_.raw)
        plan.writes = source.chain->capacity().bytes();
    listFiles(context.fs, source, plan);
    plan.warnings = SourceGuard(context.fs, *source.chain).warnings();
    warnOfFilters(*source.chain, plan.warnings);
    return plan;
}

void CloneOp::run(OpContext& context) {
    Source source = openSource(context.fs);
    requirePossible(context.fs, source);
    const SourceGuard guard(context.fs, *source.chain);
    for (const Text& warning : guard.warnings())
        context.report.warning(warning);
    source.estimate = source.plan ? estimateClone(*source.chain, *source.plan, context.stop)
                                  : estimateRaw(*source.chain, context.stop);
    requireRoomFor(context.fs, source);
    // Verifying reads both sides; how much the copy holds is not known before.
    context.progress.setTotal(context.progress.snapshot().done
                              + source.estimate.guestBytes * (params_.verify ? 3 : 1));
    context.progress.phase("Copying");
    if (params_.sink != nullptr)
        result_.bytesRead = copyToSink(source, context);
    else
        result_.bytesRead = source.plan ? copyToDisk(source, context) : copyToRawFile(source, context);
    context.report.note(text("Copied %1 bytes of data", result_.bytesRead));
    if (result_.verified)
        context.report.note(text("Read back and compared: no difference"));
}

std::uint64_t CloneOp::copyToDisk(Source& source, OpContext& context) {
    NewDisk disk(context.fs, source.plan->spec, params_.overwrite);
    std::uint64_t copied = 0;
    if (disk.streamWriter() != nullptr) {
        StreamTarget target(*disk.streamWriter(), source.plan->spec.capacity, params_.level);
        copied = copyOrdered(*source.chain, target, context);
    } else {
        DiskTarget target(disk);
        copied = copyPlaced(*source.chain, target, context);
    }
    disk.finish();
    if (params_.verify)
        verify(source, *disk.readBack(), context);
    checkpoint(context);
    disk.commit();
    result_.bytesWritten = sizeOf(context.fs, newFiles(source));
    return copied;
}

std::uint64_t CloneOp::copyToRawFile(Source& source, OpContext& context) {
    RawFile image(context.fs, params_.spec.path, params_.overwrite);
    RawTarget target(image.file(), source.chain->capacity());
    const std::uint64_t copied = copyPlaced(*source.chain, target, context);
    image.finish(source.chain->capacity().bytes());
    if (params_.verify)
        verify(source, *openRaw(context.fs, image.partPath()), context);
    checkpoint(context);
    image.commit();
    result_.bytesWritten = sizeOf(context.fs, newFiles(source));
    return copied;
}

std::uint64_t CloneOp::copyToSink(Source& source, OpContext& context) {
    const std::uint64_t before = params_.sink->position();
    const Sectors capacity = source.plan ? source.plan->spec.capacity : source.chain->capacity();
    std::uint64_t copied = 0;
    if (source.plan) {
        StreamWriter writer(*params_.sink, capacity, source.plan->descriptor.encode());
        StreamTarget target(writer, capacity, params_.level);
        copied = copyOrdered(*source.chain, target, context);
        writer.finish();
    } else {
        PipeTarget target(*params_.sink, capacity, context.stop);
        copied = copyOrdered(*source.chain, target, context);
        target.finish();
    }
    result_.bytesWritten = params_.sink->position() - before;
    return copied;
}

void CloneOp::verify(Source& source, DiskChain& copy, OpContext& context) {
    context.progress.phase("Verifying");
    context.progress.setTotal(context.progress.snapshot().done + bytesToCompare(*source.chain, copy, context.stop));
    const CompareResult compared = compareChains(*source.chain, copy, false, context);
    if (!compared.equal)
        throw Error(ErrorCode::Corrupt,
                    text("The copy differs from the source, first at guest byte %1. It was removed",
                         compared.firstDifference))
            .at(params_.spec.path)
            .advice(text("Check the drive and its cable, and that nobody writes to the source; then clone again."));
    result_.verified = true;
}

} // namespace strata
