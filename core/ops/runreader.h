// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskchain.h"

#include <vector>

namespace strata {

/// Walks the data of a chain in ascending order, a few thousand runs at a time: map() pushes, pipelines pull, and a
/// large disk has more runs than fit in memory. Holes and zeros are skipped by the tables, at no cost per sector.
/// Single-threaded.
class RunReader {
public:
    explicit RunReader(DiskChain& chain) : chain_(chain) {}

    /// The first Data run that ends behind `from` (which never goes backwards); nullptr at the end of the disk.
    /// Valid until the next call.
    const Run* next(Sectors from);

private:
    void refill(Sectors from);

    static constexpr std::size_t kRunsAtOnce = 4096;
    DiskChain& chain_;
    std::vector<Run> runs_;
    std::size_t index_ = 0;
    Sectors mappedTo_;
};

/// `run` without what lies outside [start, end).
Run clipped(const Run& run, Sectors start, Sectors end);

} // namespace strata
