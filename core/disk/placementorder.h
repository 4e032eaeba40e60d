// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/units.h"

namespace strata {

/// Holds the callers of an ExtentWriter to its contract: a range that is placed twice, or backwards, would end in a
/// table that names the wrong grain, and nobody would notice before the data is read.
class PlacementOrder {
public:
    PlacementOrder(Sectors capacity, Sectors granularity) : capacity_(capacity), granularity_(granularity) {}

    void require(Sectors start, Sectors length) {
        const Sectors end = start + length;
        const bool whole =
            start % granularity_ == Sectors(0) && (end % granularity_ == Sectors(0) || end == capacity_);
        if (start < next_ || end > capacity_ || length == Sectors(0) || !whole)
            throw Error(ErrorCode::Internal, text("Sectors %1 to %2 were placed out of order in a new extent",
                                                  start.count(), end.count()));
        next_ = end;
    }

private:
    Sectors capacity_;
    Sectors granularity_;
    Sectors next_; ///< lowest sector that may still be placed
};

} // namespace strata
