// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/newdisk.h"
#include "core/ops/runreader.h"

#include <limits>
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
        std::size_t extent = 0; ///< number of the extent
    };
    virtual Cell cellAt(Sectors sector) const = 0;
    /// How many neighbouring extents may be written at a time.
    virtual std::size_t extentsAtOnce() const { return std::numeric_limits<std::size_t>::max(); }
};

/// One extent, one grain size.
class PlainGrid : public CopyGrid {
public:
    PlainGrid(Sectors capacity, Sectors grain) : capacity_(capacity), grain_(grain) {}
    Cell cellAt(Sectors) const override { return {Sectors(0), capacity_, grain_, 0}; }

private:
    Sectors capacity_;
    Sectors grain_;
};

/// The grid of a planned disk. Grains of flat extents are sectors.
class PlannedGrid : public CopyGrid {
public:
    /// `plan` outlives this.
    explicit PlannedGrid(const DiskPlan& plan);
    Cell cellAt(Sectors sector) const override;
    std::size_t extentsAtOnce() const override { return NewDisk::kMaxOpenParts; }
    bool isFlat() const { return flat_; }

private:
    const DiskPlan& plan_;
    bool flat_;
    std::vector<Sectors> starts_;
};

/// A stretch of the destination that holds data: whole grains of one extent, and the source runs that fill it. What
/// no run covers reads as zero.
struct CopySegment {
    Sectors start;
    Sectors length;
    std::vector<Run> runs;
    CopyGrid::Cell cell;

    Sectors end() const { return start + length; }
    /// One run of unchanged bytes fills it: can be moved inside the kernel.
    bool isStored() const { return runs.size() == 1 && runs[0].stored && runs[0].length == length; }
    /// Guest bytes that runs cover.
    std::uint64_t dataBytes() const;
    /// Cuts off and returns what lies before `at`, a sector within.
    CopySegment splitOff(Sectors at);
};

/// Cuts the data of a chain into segments on the destination's grid, ascending. Runs that share a destination grain
/// come in one segment, so each grain is written once. Single-threaded.
class SegmentReader {
public:
    /// No segment is longer than `limit` (or one grain).
    SegmentReader(DiskChain& source, const CopyGrid& grid, Sectors limit)
        : runs_(source), grid_(grid), limit_(limit) {}

    std::optional<CopySegment> next();

private:
    RunReader runs_;
    const CopyGrid& grid_;
    Sectors limit_;
    Sectors position_;
};

} // namespace strata
