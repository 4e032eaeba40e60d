// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/units.h"
#include "core/format/sparseheader.h"
#include "core/io/bytesink.h"
#include "core/io/file.h"

#include <cstdint>
#include <memory>
#include <string>

namespace strata {

/// Fills one new extent file front to back. Placement is serial and ascending; the bytes themselves may then be
/// written by several threads at once, in any order, at the places given.
/// Memory stays small whatever the size: tables are written out as soon as they are full.
class ExtentWriter {
public:
    ExtentWriter() = default;
    ExtentWriter(const ExtentWriter&) = delete;
    ExtentWriter& operator=(const ExtentWriter&) = delete;
    virtual ~ExtentWriter() = default;

    virtual Sectors capacity() const = 0;
    /// place() takes whole multiples of this (or up to the end); 1 for flat.
    virtual Sectors granularity() const = 0;
    /// Decides where sectors [start, start + length) go and notes it in the tables. Ascending, no overlap.
    /// Returns the byte offset in file(); the whole range is contiguous there. What is never placed reads as a hole.
    /// Error(LimitExceeded) when the file would pass what its tables can address.
    virtual std::uint64_t place(Sectors start, Sectors length) = 0;
    virtual File& file() = 0;
    /// Writes the remaining metadata and sets the file's length. Data must have been written by then. Does not sync.
    virtual void finish() = 0;
};

/// Flat file of `capacity`; holes stay holes unless preallocated.
std::unique_ptr<ExtentWriter> makeFlatWriter(std::unique_ptr<File> file, Sectors capacity, bool preallocate);
/// Hosted sparse in the canonical layout (2.5), both table copies; `descriptor` is embedded if not empty.
std::unique_ptr<ExtentWriter> makeSparseWriter(std::unique_ptr<File> file, Sectors capacity, Sectors grain,
                                               const std::string& descriptor);
/// COWD (4.2), tables made on demand as ESX does.
std::unique_ptr<ExtentWriter> makeCowdWriter(std::unique_ptr<File> file, Sectors capacity, Sectors grain);

/// Writes a streamOptimized disk in the canonical footer form (3.2) to a sink that only goes forward.
/// Grains ascending; single-threaded. Nothing is sought, so the sink may be a pipe.
class StreamWriter {
public:
    /// `descriptor`: final text; area is rounded up with slack (>= 4 sectors).
    StreamWriter(ByteSink& sink, Sectors capacity, const std::string& descriptor);
    ~StreamWriter();
    StreamWriter(const StreamWriter&) = delete;
    StreamWriter& operator=(const StreamWriter&) = delete;

    Sectors grain() const { return kDefaultGrain; }
    /// Appends one grain that a GrainCompressor made (of a whole grain: the last one is padded with zeros).
    /// `grainIndex` ascending.
    void append(std::uint64_t grainIndex, ByteSpan compressed);
    /// Last table, directory, footer, end of stream.
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace strata
