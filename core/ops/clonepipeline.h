// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/format/graincodec.h"
#include "core/ops/copysegments.h"
#include "core/ops/operation.h"

#include <cstdint>

namespace strata {

class ByteSink;
class StreamWriter;

// The hot path of clone. The source's map is walked once; its data is cut into batches of megabytes that pass through
// oneTBB's parallel_pipeline:
//
//     serial    next batch of segments
//     parallel  read, inflate, look for zeros, compress; nothing for bytes that move unchanged
//     serial    place the grains, in guest order, or append them to a stream
//     parallel  write, or copy inside the kernel
//
// A bounded number of batches is under way and their buffers are used again, so memory stays below 128 MiB whatever
// the disk's size and the number of cores. There is no hand-over per grain.

/// A destination whose bytes may be written by several threads once they have a place.
class PlacedTarget : public CopyGrid {
public:
    struct Place {
        File* file = nullptr;
        std::uint64_t offset = 0;
    };
    /// Serial, ascending; as ExtentWriter::place.
    virtual Place place(Sectors start, Sectors length) = 0;
    /// False where unwritten parts cost nothing and zeros need not be stored: then grains of zeros are left out.
    virtual bool storesZeros() const = 0;
};

/// A destination that takes whole pieces in guest order.
class OrderedTarget : public CopyGrid {
public:
    /// Turns a grain's bytes into what take() gets; called by several threads at once. The default hands them on.
    virtual void transform(ByteSpan grain, std::vector<std::byte>& out) = 0;
    /// Serial, ascending; `transformed` belongs to the grain that starts at `start`.
    virtual void take(Sectors start, Sectors length, ByteSpan transformed) = 0;
};

/// Both read `source` (nobody writes it) and return the guest bytes copied. Errors of any stage are thrown once,
/// after everything under way has stopped; Cancelled likewise. Progress counts guest bytes.
std::uint64_t copyPlaced(DiskChain& source, PlacedTarget& target, OpContext& context);
std::uint64_t copyOrdered(DiskChain& source, OrderedTarget& target, OpContext& context);

/// Threads an operation uses: OpContext::threads, or one per core.
unsigned threadCount(const OpContext& context);

} // namespace strata
