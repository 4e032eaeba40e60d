// SPDX-License-Identifier: Apache-2.0
#include "core/ops/grainclaims.h"

#include "core/base/units.h"

#include <algorithm>

namespace strata {

namespace {

constexpr std::uint64_t kWindowUnits = std::uint64_t{1} << 28U;

} // namespace

GrainClaims::GrainClaims(std::uint64_t fileSectors, std::uint64_t unit)
    : unit_(unit), units_(ceilDiv(fileSectors, unit)) {}

bool GrainClaims::nextPass() {
    window_ = started_ ? window_ + kWindowUnits : 0;
    started_ = true;
    if (window_ >= units_)
        return false;
    bits_.assign(static_cast<std::size_t>(std::min(kWindowUnits, units_ - window_)), false);
    return true;
}

bool GrainClaims::take(std::uint64_t begin, std::uint64_t end) {
    bool free = true;
    const std::uint64_t first = std::max(begin / unit_, window_);
    const std::uint64_t last = std::min(ceilDiv(end, unit_), window_ + bits_.size());
    for (std::uint64_t unit = first; unit < last; ++unit) {
        std::vector<bool>::reference bit = bits_[static_cast<std::size_t>(unit - window_)];
        free = free && !bit;
        takenUnits_ += bit ? 0U : 1U;
        bit = true;
    }
    return free;
}

} // namespace strata
