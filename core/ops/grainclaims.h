// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace strata {

/// Finds places of a file that are claimed twice, with a bit per unit. A file that needs more than 32 MiB of bits is
/// looked at in several passes, each over all claims.
///
///     GrainClaims claims(fileSectors, unit);
///     while (claims.nextPass())
///         for each grain: if (!claims.take(begin, end)) it shares a sector with an earlier one
class GrainClaims {
public:
    /// `unit`: sectors; all claims begin at multiples of it.
    GrainClaims(std::uint64_t fileSectors, std::uint64_t unit);

    bool nextPass();
    /// Sectors [begin, end); false if one of them was taken before in this pass.
    bool take(std::uint64_t begin, std::uint64_t end);
    /// Sectors taken so far, each counted once.
    std::uint64_t takenSectors() const { return takenUnits_ * unit_; }

private:
    std::uint64_t unit_;
    std::uint64_t units_;
    std::uint64_t window_ = 0; ///< first unit of the pass
    bool started_ = false;
    std::uint64_t takenUnits_ = 0;
    std::vector<bool> bits_;
};

} // namespace strata
