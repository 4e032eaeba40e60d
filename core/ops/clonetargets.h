// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/newdisk.h"
#include "core/format/graincodec.h"
#include "core/ops/clonepipeline.h"

#include <stop_token>
#include <tbb/enumerable_thread_specific.h>

namespace strata {

class ByteSink;

/// A new disk of any uncompressed kind.
class DiskTarget : public PlacedTarget {
public:
    explicit DiskTarget(NewDisk& disk) : disk_(disk), grid_(disk.plan()) {}
    const CopyGrid& grid() const override { return grid_; }
    Place place(Sectors start, Sectors length) override;
    bool storesZeros() const override { return grid_.isFlat(); }

private:
    NewDisk& disk_;
    PlannedGrid grid_;
};

/// A raw image file: everything has its place already; what is not written stays a hole.
class RawTarget : public PlacedTarget {
public:
    RawTarget(File& file, Sectors capacity) : file_(file), grid_(capacity, Sectors(1)) {}
    const CopyGrid& grid() const override { return grid_; }
    Place place(Sectors start, Sectors) override { return {&file_, start.bytes()}; }
    bool storesZeros() const override { return true; }

private:
    File& file_;
    PlainGrid grid_;
};

/// A streamOptimized disk, to a file or a pipe: grains are compressed on all cores and appended in order.
class StreamTarget : public OrderedTarget {
public:
    StreamTarget(StreamWriter& writer, Sectors capacity, CompressionLevel level);
    const CopyGrid& grid() const override { return grid_; }
    std::size_t transformBound() const override { return bound_; }
    std::size_t transform(ByteSpan grain, MutableByteSpan out) override;
    void take(Sectors start, ByteSpan compressed) override;

private:
    struct Worker {
        std::unique_ptr<GrainCompressor> compressor;
        std::vector<std::byte> padded;
    };
    StreamWriter& writer_;
    PlainGrid grid_;
    CompressionLevel level_;
    std::size_t bound_;
    tbb::enumerable_thread_specific<Worker> workers_;
};

/// A raw image to a pipe: gaps are filled with zeros. finish() writes those at the end.
class PipeTarget : public OrderedTarget {
public:
    PipeTarget(ByteSink& sink, Sectors capacity, std::stop_token stop);
    const CopyGrid& grid() const override { return grid_; }
    void take(Sectors start, ByteSpan bytes) override;
    void finish() { zerosUpTo(capacity_); }

private:
    void zerosUpTo(Sectors sector);

    ByteSink& sink_;
    Sectors capacity_;
    std::stop_token stop_;
    PlainGrid grid_;
    Sectors position_;
};

} // namespace strata
