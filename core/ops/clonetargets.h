// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/newdisk.h"
#include "core/ops/clonepipeline.h"

#include <tbb/enumerable_thread_specific.h>

namespace strata {

/// A new disk of any uncompressed kind.
class DiskTarget : public PlacedTarget {
public:
    explicit DiskTarget(NewDisk& disk) : disk_(disk) {}
    Cell cellAt(Sectors sector) const override;
    Place place(Sectors start, Sectors length) override;
    bool storesZeros() const override;

private:
    NewDisk& disk_;
};

/// A raw image file: everything has its place already; what is not written stays a hole.
class RawTarget : public PlacedTarget {
public:
    RawTarget(File& file, Sectors capacity) : file_(file), capacity_(capacity) {}
    Cell cellAt(Sectors) const override { return {Sectors(0), capacity_, Sectors(1)}; }
    Place place(Sectors start, Sectors) override { return {&file_, start.bytes()}; }
    bool storesZeros() const override { return true; }

private:
    File& file_;
    Sectors capacity_;
};

/// A streamOptimized disk, to a file or a pipe: grains are compressed on all cores and appended in order.
class StreamTarget : public OrderedTarget {
public:
    StreamTarget(StreamWriter& writer, Sectors capacity, CompressionLevel level)
        : writer_(writer), capacity_(capacity), level_(level) {}
    Cell cellAt(Sectors) const override { return {Sectors(0), capacity_, writer_.grain()}; }
    void transform(ByteSpan grain, std::vector<std::byte>& out) override;
    void take(Sectors start, Sectors length, ByteSpan transformed) override;

private:
    struct Worker {
        std::unique_ptr<GrainCompressor> compressor;
        std::vector<std::byte> padded;
    };
    StreamWriter& writer_;
    Sectors capacity_;
    CompressionLevel level_;
    tbb::enumerable_thread_specific<Worker> workers_;
};

/// A raw image to a pipe: gaps are filled with zeros. finish() writes those at the end.
class PipeTarget : public OrderedTarget {
public:
    PipeTarget(ByteSink& sink, Sectors capacity) : sink_(sink), capacity_(capacity) {}
    Cell cellAt(Sectors) const override { return {Sectors(0), capacity_, kDefaultGrain}; }
    void transform(ByteSpan grain, std::vector<std::byte>& out) override;
    void take(Sectors start, Sectors length, ByteSpan transformed) override;
    void finish(const std::stop_token& stop);

private:
    void zerosUpTo(Sectors sector, const std::stop_token& stop);

    ByteSink& sink_;
    Sectors capacity_;
    Sectors position_;
};

} // namespace strata
