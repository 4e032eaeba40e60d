// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/runreader.h"

#include <optional>
#include <stop_token>

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
    CompareReader(DiskChain& a, DiskChain& b, const std::stop_token& stop = {})
        : a_(a), b_(b), stop_(stop), runsA_(a), runsB_(b) {}

    /// Pieces are never longer than kLongest. Asked to stop, it finds no more.
    std::optional<ComparePiece> next();
    /// Data bytes of both disks passed since the last call, skipped ones included.
    std::uint64_t takePassedBytes();

    static constexpr Sectors kLongest{1024};

private:
    bool sameBytes(const ComparePiece& piece);

    DiskChain& a_;
    DiskChain& b_;
    std::stop_token stop_;
    RunReader runsA_;
    RunReader runsB_;
    Sectors position_;
    std::uint64_t passedBytes_ = 0;
};

/// What takePassedBytes() gives in all. Error(Cancelled) if asked to stop.
std::uint64_t bytesToCompare(DiskChain& a, DiskChain& b, const std::stop_token& stop = {});

} // namespace strata
