// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace strata {

/// The sectors of a file that hold metadata: a few ranges in a canonical layout, one per table where tables were
/// made on demand. Filled once, then only asked (from any thread).
class SectorRanges {
public:
    /// A file whose metadata lies in more pieces than this is refused (32 MiB of memory).
    static constexpr std::size_t kMaxPieces = std::size_t{1} << 21U;

    /// Sectors [begin, end). Error(LimitExceeded) past kMaxPieces.
    void add(std::uint64_t begin, std::uint64_t end);
    /// Sorts; to be called after the last add().
    void finish();

    bool overlaps(std::uint64_t begin, std::uint64_t end) const;
    /// True if two of the added ranges shared a sector.
    bool collided() const { return collided_; }
    /// First sector after all ranges.
    std::uint64_t end() const { return ranges_.empty() ? 0 : ranges_.back().end; }

private:
    struct Range {
        std::uint64_t begin;
        std::uint64_t end;
    };
    std::vector<Range> ranges_;
    bool collided_ = false;
};

} // namespace strata
