// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/copysegments.h"
#include "core/ops/operation.h"

#include <cstdint>

namespace strata {

// The hot path of clone. The source's map is walked once; its data is cut into batches of megabytes that pass through
// oneTBB's parallel_pipeline:
//
//     serial    next batch of segments
//     parallel  read, inflate, leave out zeros, compress; nothing for bytes that move unchanged
//     serial    place the grains, in guest order, or append them to a stream
//     parallel  write, or copy inside the kernel
//
// A bounded number of batches is under way and their buffers are used again, so memory depends neither on the disk's
// size nor, beyond a limit, on the number of cores. There is no hand-over per grain.

/// A destination whose bytes may be written by several threads once they have a place.
class PlacedTarget {
public:
    PlacedTarget() = default;
    PlacedTarget(const PlacedTarget&) = delete;
    PlacedTarget& operator=(const PlacedTarget&) = delete;
    virtual ~PlacedTarget() = default;

    virtual const CopyGrid& grid() const = 0;
    struct Place {
        File* file = nullptr;
        std::uint64_t offset = 0;
    };
    /// Serial, ascending; as ExtentWriter::place. Within one extent.
    virtual Place place(Sectors start, Sectors length) = 0;
    /// True where a zero takes no table entry and everything has its place already.
    virtual bool storesZeros() const = 0;
};

/// A destination that takes whole pieces in guest order.
class OrderedTarget {
public:
    OrderedTarget() = default;
    OrderedTarget(const OrderedTarget&) = delete;
    OrderedTarget& operator=(const OrderedTarget&) = delete;
    virtual ~OrderedTarget() = default;

    virtual const CopyGrid& grid() const = 0;
    /// Room that transform() needs for one grain; 0: take() gets the guest's bytes as they are.
    virtual std::size_t transformBound() const { return 0; }
    /// Turns a grain's bytes into what take() gets and returns its size. Called by several threads at once.
    virtual std::size_t transform(ByteSpan, MutableByteSpan) { return 0; }
    /// Serial, ascending: one transformed grain, or a stretch of whole grains.
    virtual void take(Sectors start, ByteSpan bytes) = 0;
};

/// Both read `source` (nobody writes it meanwhile) and return the guest bytes copied. Errors of any stage are thrown
/// once, after everything under way has stopped; Cancelled likewise. Progress counts guest bytes that hold data.
std::uint64_t copyPlaced(DiskChain& source, PlacedTarget& target, OpContext& context);
std::uint64_t copyOrdered(DiskChain& source, OrderedTarget& target, OpContext& context);

} // namespace strata
