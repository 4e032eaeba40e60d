// SPDX-License-Identifier: Apache-2.0
#include "core/disk/extentranges.h"

#include "core/base/error.h"

#include <algorithm>

namespace strata {

void SectorRanges::add(std::uint64_t begin, std::uint64_t end) {
    if (begin >= end)
        return;
    if (!ranges_.empty() && ranges_.back().end == begin) {
        ranges_.back().end = end;
        return;
    }
    if (ranges_.size() >= kMaxPieces)
        throw Error(ErrorCode::LimitExceeded,
                    text("The grain tables are scattered over more than %1 places", kMaxPieces));
    ranges_.push_back({begin, end});
}

void SectorRanges::finish() {
    std::ranges::sort(ranges_, {}, &Range::begin);
    std::vector<Range> merged;
    for (const Range& range : ranges_) {
        if (merged.empty() || range.begin > merged.back().end) {
            merged.push_back(range);
            continue;
        }
        collided_ = collided_ || range.begin < merged.back().end;
        merged.back().end = std::max(merged.back().end, range.end);
    }
    ranges_ = std::move(merged);
    ranges_.shrink_to_fit();
}

bool SectorRanges::overlaps(std::uint64_t begin, std::uint64_t end) const {
    if (ranges_.empty() || begin >= ranges_.back().end)
        return false;
    const auto after = std::ranges::upper_bound(ranges_, begin, {}, &Range::begin);
    if (after != ranges_.end() && after->begin < end)
        return true;
    return after != ranges_.begin() && std::prev(after)->end > begin;
}

} // namespace strata
