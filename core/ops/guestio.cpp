// SPDX-License-Identifier: Apache-2.0
#include "core/ops/guestio.h"

#include "core/io/intent.h"

#include <algorithm>

namespace strata {

namespace {

constexpr std::size_t kChunkBytes = std::size_t{4} << 20U;

void requireWholeSectors(const GuestIoParams& params) {
    if (params.offset % kSectorSize != 0 || params.length % kSectorSize != 0)
        throw Error(ErrorCode::InvalidArgument, text("Offset and length must be multiples of %1 bytes", kSectorSize))
            .at(params.disk);
}

/// The sectors that `params` asks for; a length of 0 means up to the end.
Sectors requireRange(const GuestIoParams& params, const DiskChain& chain) {
    requireWholeSectors(params);
    const std::uint64_t capacity = chain.capacity().bytes();
    if (params.offset > capacity || params.length > capacity - params.offset)
        throw Error(ErrorCode::InvalidArgument,
                    text("The range of %1 bytes from byte %2 on reaches past the disk's end "
                         "at byte %3",
                         params.length, params.offset, capacity))
            .at(params.disk);
    return Sectors::within(params.length != 0 ? params.length : capacity - params.offset);
}

/// All files of the chain; of the leaf alone, those that writing changes.
std::vector<std::filesystem::path> filesOf(const DiskLink& link) {
    std::vector<std::filesystem::path> files{link.path()};
    for (const ExtentPlace& extent : link.extents())
        if (!extent.path.empty() && extent.path != link.path())
            files.push_back(extent.path);
    return files;
}

Plan planFor(std::string_view name, const DiskChain& chain) {
    Plan plan;
    plan.operation = name;
    for (std::size_t index = 0; index < chain.linkCount(); ++index) {
        const std::vector<std::filesystem::path> files = filesOf(chain.link(index));
        plan.sources.insert(plan.sources.end(), files.begin(), files.end());
    }
    return plan;
}

OpenOptions forReading(OpenOptions options) {
    options.mode = OpenMode::Read;
    return options;
}

/// Opening for writing would finish a change that was cut off. That is for run() to do, so here the disk is only
/// read then.
std::unique_ptr<DiskChain> openWithoutChanges(FileSystem& fs, const GuestIoParams& params) {
    OpenOptions options = params.open;
    const std::filesystem::path disk = findDescriptor(fs, params.disk);
    const std::optional<IntentInfo> intent = fs.exists(disk) ? findIntent(fs, disk) : std::nullopt;
    const bool finished = !intent || intent->damaged || intent->state != IntentState::Redo;
    options.mode = finished ? OpenMode::ReadWrite : OpenMode::Read;
    return openDisk(fs, params.disk, options);
}

/// Leaves the disk valid whatever stopped the work; what stopped it matters more than a failure here.
void closeQuietly(DiskChain& chain) noexcept {
    try {
        chain.close();
    } catch (const std::exception&) {
        return;
    }
}

} // namespace

Text ReadOp::describe() const { return text("Reading from “%1”", params_.disk.filename()); }

std::optional<Refusal> ReadOp::canRun(FileSystem& fs) {
    try {
        requireRange(params_, *openDisk(fs, params_.disk, forReading(params_.open)));
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

Plan ReadOp::plan(OpContext& context) {
    const std::unique_ptr<DiskChain> chain = openDisk(context.fs, params_.disk, forReading(params_.open));
    Plan plan = planFor(name(), *chain);
    plan.reads = requireRange(params_, *chain).bytes();
    return plan;
}

void ReadOp::run(OpContext& context) {
    const std::unique_ptr<DiskChain> chain = openDisk(context.fs, params_.disk, forReading(params_.open));
    const Sectors end = Sectors::within(params_.offset) + requireRange(params_, *chain);
    context.progress.phase("Reading");
    context.progress.setTotal(end.bytes() - params_.offset);
    std::vector<std::byte> buffer(
        static_cast<std::size_t>(std::min<std::uint64_t>(kChunkBytes, end.bytes() - params_.offset)));
    for (Sectors at = Sectors::within(params_.offset); at < end;) {
        checkpoint(context);
        const Sectors length = std::min(end - at, Sectors::within(buffer.size()));
        const MutableByteSpan chunk = MutableByteSpan(buffer).first(length.bytes());
        chain->read(at, chunk);
        sink_.write(chunk);
        context.progress.add(chunk.size());
        at += length;
    }
}

Text WriteOp::describe() const { return text("Writing to “%1”", params_.disk.filename()); }

std::optional<Refusal> WriteOp::canRun(FileSystem& fs) {
    try {
        requireRange(params_, *openWithoutChanges(fs, params_));
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

Plan WriteOp::plan(OpContext& context) {
    const std::unique_ptr<DiskChain> chain = openWithoutChanges(context.fs, params_);
    Plan plan = planFor(name(), *chain);
    plan.writes = requireRange(params_, *chain).bytes();
    plan.changes = filesOf(chain->leaf());
    if (chain->capabilities().allocates)
        plan.peakExtraSpace = plan.writes;
    return plan;
}

void WriteOp::run(OpContext& context) {
    OpenOptions options = params_.open;
    options.mode = OpenMode::ReadWrite;
    const std::unique_ptr<DiskChain> chain = openDisk(context.fs, params_.disk, options);
    const Sectors room = requireRange(params_, *chain);
    context.progress.phase("Writing");
    context.progress.setTotal(params_.length);
    try {
        copyFromSource(*chain, room, context);
    } catch (...) {
        closeQuietly(*chain);
        throw;
    }
    chain->close();
}

void WriteOp::copyFromSource(DiskChain& chain, Sectors room, OpContext& context) {
    std::vector<std::byte> buffer(
        static_cast<std::size_t>(std::clamp<std::uint64_t>(room.bytes(), kSectorSize, kChunkBytes)));
    Sectors at = Sectors::within(params_.offset);
    const Sectors end = at + room;
    while (at < end) {
        checkpoint(context);
        const Sectors length = std::min(end - at, Sectors::within(buffer.size()));
        const std::size_t got = source_.read(MutableByteSpan(buffer).first(length.bytes()));
        if (got % kSectorSize != 0)
            throw Error(ErrorCode::InvalidArgument, text("The input does not end at a whole sector"))
                .at(params_.disk)
                .advice(text("Only whole sectors of %1 bytes can be written", kSectorSize));
        chain.write(at, ByteSpan(buffer).first(got));
        context.progress.add(got);
        at += Sectors::within(got);
        if (got < length.bytes())
            break;
    }
    if (at < end && params_.length != 0)
        throw Error(ErrorCode::InvalidArgument, text("The input ended %1 bytes early", (end - at).bytes()))
            .at(params_.disk);
    if (at == end && params_.length == 0 && source_.read(MutableByteSpan(buffer).first(1)) != 0)
        throw Error(ErrorCode::InvalidArgument, text("The input is longer than the rest of the disk"))
            .at(params_.disk);
}

} // namespace strata
