// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/functionref.h"
#include "core/base/units.h"

#include <cstdint>

namespace strata {

class File;

enum class RunKind : std::uint8_t {
    Data, ///< bytes are stored here
    Zero, ///< explicitly zero: masks the parent
    Hole, ///< nothing here: the parent answers; without a parent it reads as zero
};

/// A stretch of guest sectors that is answered in one way. map() yields them ascending, gapless, clipped to the range
/// asked for, and joined where neighbours continue each other (also in the file, for stored data).
struct Run {
    Sectors start; ///< in the address space of the object asked: extent, link or chain
    Sectors length;
    RunKind kind = RunKind::Hole;
    bool stored = false;          ///< Data whose guest bytes stand as they are at fileOffset (not compressed)
    std::uint64_t fileOffset = 0; ///< bytes, in the extent's file; for compressed data: of the grain marker
    std::uint32_t extent = 0;     ///< index in its link; set by the link
    std::uint32_t link = 0;       ///< index in the chain, 0 = base; set by the chain

    Sectors end() const { return start + length; }
    bool operator==(const Run&) const = default;
};

/// Called per run; return false to stop early.
using RunSink = FunctionRef<bool(const Run&)>;

/// What an extent (link, chain) can do. Asked, never inferred from a type name.
struct Capabilities {
    bool write = false;      ///< write() works
    bool markZero = false;   ///< the kind can mask a parent with zeros without storing bytes
    bool allocates = false;  ///< has holes: space is taken on first write
    bool compressed = false; ///< grains are compressed; Data runs are not `stored`
    Sectors granularity{1};  ///< unit of allocation (grain); 1 where there is none
};

/// One piece of a disk: flat, zero, hosted sparse, COWD, SE sparse or stream. Knows nothing of parents.
///
/// Addresses are extent-relative sectors; the caller stays within capacity().
/// Threads: map() and read() may run from several threads as long as nobody writes; the rest is single-threaded.
/// Errors: strata::Error with path and offset.
class Extent {
public:
    Extent() = default;
    Extent(const Extent&) = delete;
    Extent& operator=(const Extent&) = delete;
    virtual ~Extent() = default;

    virtual Sectors capacity() const = 0;
    virtual Capabilities capabilities() const = 0;
    /// The file behind it, for in-kernel copies; nullptr for a ZERO extent. Valid while the extent lives.
    virtual File* file() = 0;

    virtual void map(Sectors start, Sectors length, RunSink sink) = 0;
    /// Reads out.size()/512 sectors from `start`. The range must be Data according to map().
    virtual void read(Sectors start, MutableByteSpan out) = 0;

    /// Writes whole sectors. Every grain that is not Data yet must be covered whole (or up to the end of the extent):
    /// the chain composes such grains from the parents. Error(ReadOnly) without the capability.
    /// Durable after flush(); before it the old or the new content may survive a power cut, per sector.
    virtual void write(Sectors start, ByteSpan data) = 0;
    /// Makes a range read as zero; whole grains (or up to the end). `maskParent`: a parent exists, so the range must
    /// become Zero, not Hole. Allocated grains are freed where the format can, else zeros are written.
    virtual void writeZeros(Sectors start, Sectors length, bool maskParent) = 0;
    /// Data, then redundant tables, then primary tables, each synced (durability.md 2.2).
    virtual void flush() = 0;
    /// Flushes and marks the extent clean. Called once, before destruction, after writes; the destructor does not
    /// throw and does not mark clean.
    virtual void close() = 0;
};

} // namespace strata
