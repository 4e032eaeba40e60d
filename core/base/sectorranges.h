// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/units.h"

#include <vector>

namespace strata {

/// A stretch of sectors.
struct SectorRange {
    Sectors start;
    Sectors length;
    Sectors end() const { return start + length; }
    bool operator==(const SectorRange&) const = default;
};

/// A set of sectors: ranges ascending, apart from each other and not empty.
using SectorSet = std::vector<SectorRange>;

/// Adds a range that begins where the last one does or behind it, joining both if they touch.
void appendRange(SectorSet& set, SectorRange range);
SectorSet unite(const SectorSet& a, const SectorSet& b);
SectorSet intersect(const SectorSet& a, const SectorSet& b);
/// What is in `a` and not in `b`.
SectorSet subtract(const SectorSet& a, const SectorSet& b);
Sectors sectorsIn(const SectorSet& set);

} // namespace strata
