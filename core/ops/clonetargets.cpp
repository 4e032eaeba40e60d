// SPDX-License-Identifier: Apache-2.0
#include "core/ops/clonetargets.h"

#include "core/io/bytesink.h"

#include <algorithm>

namespace strata {

PlacedTarget::Place DiskTarget::place(Sectors start, Sectors length) {
    const std::size_t index = disk_.extentAt(start);
    ExtentWriter& writer = disk_.extent(index);
    const std::uint64_t offset = writer.place(start - disk_.extentStart(index), length);
    return {&writer.file(), offset};
}

StreamTarget::StreamTarget(StreamWriter& writer, Sectors capacity, CompressionLevel level)
    : writer_(writer), grid_(capacity, writer.grain()), level_(level),
      bound_(makeGrainCompressor(level)->bound(writer.grain().bytes())) {}

/// A last grain that the disk's end cuts short is stored whole, as VMware does (vmdk-format 3.1).
std::size_t StreamTarget::transform(ByteSpan grain, MutableByteSpan out) {
    Worker& worker = workers_.local();
    if (worker.compressor == nullptr)
        worker.compressor = makeGrainCompressor(level_);
    if (const std::uint64_t whole = writer_.grain().bytes(); grain.size() < whole) {
        worker.padded.assign(whole, std::byte{0});
        std::copy(grain.begin(), grain.end(), worker.padded.begin());
        grain = worker.padded;
    }
    return worker.compressor->compress(grain, out);
}

void StreamTarget::take(Sectors start, ByteSpan compressed) { writer_.append(start / writer_.grain(), compressed); }

PipeTarget::PipeTarget(ByteSink& sink, Sectors capacity, std::stop_token stop)
    : sink_(sink), capacity_(capacity), stop_(std::move(stop)), grid_(capacity, kDefaultGrain) {}

void PipeTarget::take(Sectors start, ByteSpan bytes) {
    zerosUpTo(start);
    sink_.write(bytes);
    position_ = start + Sectors::within(bytes.size());
}

void PipeTarget::zerosUpTo(Sectors sector) {
    static const std::vector<std::byte> zeros(std::size_t{1} << 20U);
    while (position_ < sector) {
        checkpoint(stop_);
        const Sectors piece = std::min(sector - position_, Sectors::within(zeros.size()));
        sink_.write(ByteSpan(zeros).first(piece.bytes()));
        position_ += piece;
    }
}

} // namespace strata
