// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/runreader.h"

#include <optional>

namespace strata {

/// A stretch that each of two disks answers in one way, where at least one holds data.
struct ComparePiece {
    Sectors start;
    Sectors length;
    std::optional<Run> a, b; ///< none: reads as zero
};

/// Walks the data of two disks side by side, ascending. What both leave open is skipped, and so is what is the very
/// same stored bytes of one file (a shared parent), at no cost per sector. Single-threaded.
class CompareReader {
public:
    CompareReader(DiskChain& a, DiskChain& b) : a_(a), b_(b), runsA_(a), runsB_(b) {}

    /// Pieces are never longer than kLongest.
    std::optional<ComparePiece> next();
    /// Data bytes of both disks passed since the last call, skipped ones included.
    std::uint64_t takePassedBytes();

    static constexpr Sectors kLongest{1024};

private:
    bool sameBytes(const ComparePiece& piece);

    DiskChain& a_;
    DiskChain& b_;
    RunReader runsA_;
    RunReader runsB_;
    Sectors position_;
    std::uint64_t passedBytes_ = 0;
};

/// What takePassedBytes() gives in all.
std::uint64_t bytesToCompare(DiskChain& a, DiskChain& b);

} // namespace strata
