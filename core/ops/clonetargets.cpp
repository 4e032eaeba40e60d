// SPDX-License-Identifier: Apache-2.0
#include "core/ops/clonetargets.h"

#include "core/io/bytesink.h"

#include <algorithm>

namespace strata {

CopyGrid::Cell DiskTarget::cellAt(Sectors sector) const {
    const std::size_t index = disk_.extentAt(sector);
    const Sectors start = disk_.extentStart(index);
    const DiskPlan& plan = disk_.plan();
    return {start, start + plan.extents[index].line.sectors, storesZeros() ? Sectors(1) : plan.spec.grain};
}

PlacedTarget::Place DiskTarget::place(Sectors start, Sectors length) {
    const std::size_t index = disk_.extentAt(start);
    ExtentWriter& writer = disk_.extent(index);
    const std::uint64_t offset = writer.place(start - disk_.extentStart(index), length);
    return {&writer.file(), offset};
}

bool DiskTarget::storesZeros() const {
    const ExtentType type = disk_.plan().extents.front().line.type;
    return type == ExtentType::Flat || type == ExtentType::Vmfs;
}

/// A last grain that the disk's end cuts short is stored whole, as VMware does (vmdk-format 3.1).
void StreamTarget::transform(ByteSpan grain, std::vector<std::byte>& out) {
    Worker& worker = workers_.local();
    if (worker.compressor == nullptr)
        worker.compressor = makeGrainCompressor(level_);
    const std::uint64_t whole = writer_.grain().bytes();
    if (grain.size() < whole) {
        worker.padded.assign(whole, std::byte{0});
        std::copy(grain.begin(), grain.end(), worker.padded.begin());
        grain = worker.padded;
    }
    const std::size_t before = out.size();
    out.resize(before + worker.compressor->bound(grain.size()));
    const std::size_t used = worker.compressor->compress(grain, MutableByteSpan(out).subspan(before));
    out.resize(before + used);
}

void StreamTarget::take(Sectors start, Sectors, ByteSpan transformed) {
    writer_.append(start / writer_.grain(), transformed);
}

void PipeTarget::transform(ByteSpan grain, std::vector<std::byte>& out) {
    out.insert(out.end(), grain.begin(), grain.end());
}

void PipeTarget::take(Sectors start, Sectors length, ByteSpan transformed) {
    zerosUpTo(start, {});
    sink_.write(transformed);
    position_ = start + length;
}

void PipeTarget::finish(const std::stop_token& stop) { zerosUpTo(capacity_, stop); }

void PipeTarget::zerosUpTo(Sectors sector, const std::stop_token& stop) {
    static const std::vector<std::byte> zeros(std::size_t{1} << 20U);
    while (position_ < sector) {
        checkpoint(stop);
        const Sectors piece = std::min(sector - position_, Sectors::within(zeros.size()));
        sink_.write(ByteSpan(zeros).first(piece.bytes()));
        position_ += piece;
    }
}

} // namespace strata
