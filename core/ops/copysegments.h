// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/runreader.h"

#include <optional>
#include <vector>

namespace strata {

/// Where the destination's units of allocation begin and end: an extent starts anew.
class CopyGrid {
public:
    CopyGrid() = default;
    CopyGrid(const CopyGrid&) = delete;
    CopyGrid& operator=(const CopyGrid&) = delete;
    virtual ~CopyGrid() = default;

    struct Cell {
        Sectors extentStart;
        Sectors extentEnd;
        Sectors grain{1};
    };
    virtual Cell cellAt(Sectors sector) const = 0;
};

/// A stretch of the destination that holds data: whole grains of one extent, and the source runs that fill it. What
/// no run covers reads as zero.
struct CopySegment {
    Sectors start;
    Sectors length;
    std::vector<Run> runs;

    Sectors end() const { return start + length; }
    /// One run of unchanged bytes fills it: can be moved inside the kernel.
    bool isStored() const { return runs.size() == 1 && runs[0].stored && runs[0].length == length; }
};

/// Cuts the data of a chain into segments on the destination's grid, ascending. Runs that share a destination grain
/// come in one segment, so each grain is written once. Single-threaded.
class SegmentReader {
public:
    /// No segment is longer than `limit` (or one grain).
    SegmentReader(DiskChain& source, const CopyGrid& grid, Sectors limit)
        : runs_(source), grid_(grid), capacity_(source.capacity()), limit_(limit) {}

    std::optional<CopySegment> next();

private:
    RunReader runs_;
    const CopyGrid& grid_;
    Sectors capacity_;
    Sectors limit_;
    Sectors position_;
};

} // namespace strata
