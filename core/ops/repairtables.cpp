// SPDX-License-Identifier: Apache-2.0
#include "core/ops/repairtables.h"

#include "core/ops/checkfindings.h"

#include <algorithm>

namespace strata {

void RepairWork::sayDropped(const SectorSet& dropped) const {
    constexpr std::size_t kMostListed = 50;
    for (std::size_t i = 0; i < std::min(dropped.size(), kMostListed); ++i)
        say(text("Give up what cannot be read: %1", guestBytes(place.start + dropped[i].start, dropped[i].length)));
    if (dropped.size() > kMostListed)
        say(text("… and %1 more places", dropped.size() - kMostListed));
}

} // namespace strata
