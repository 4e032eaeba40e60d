// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace strata {

/// Which cells of a file, each as large as a grain, hold something. A bit each: 4 MiB for 2 TiB of 64 KiB grains.
class CellMap {
public:
    explicit CellMap(std::uint64_t cells) : used_(static_cast<std::size_t>(cells)) {}

    std::uint64_t size() const { return used_.size(); }
    /// Cells past the end are free.
    bool isUsed(std::uint64_t cell) const { return cell < used_.size() && used_[static_cast<std::size_t>(cell)]; }
    /// Cells past the end are ignored.
    void use(std::uint64_t first, std::uint64_t end) {
        for (std::uint64_t cell = first; cell < std::min<std::uint64_t>(end, used_.size()); ++cell)
            used_[static_cast<std::size_t>(cell)] = true;
    }
    void release(std::uint64_t cell) { used_[static_cast<std::size_t>(cell)] = false; }
    void growTo(std::uint64_t cells) { used_.resize(std::max(used_.size(), static_cast<std::size_t>(cells))); }
    /// The first free cell from there on; size() if there is none.
    std::uint64_t nextFree(std::uint64_t from) const {
        while (from < used_.size() && used_[static_cast<std::size_t>(from)])
            ++from;
        return from;
    }
    /// The last free cell of [first, end).
    std::optional<std::uint64_t> lastFree(std::uint64_t first, std::uint64_t end) const {
        for (std::uint64_t cell = end; cell > first; --cell)
            if (!isUsed(cell - 1))
                return cell - 1;
        return std::nullopt;
    }
    std::uint64_t usedIn(std::uint64_t first, std::uint64_t end) const {
        return static_cast<std::uint64_t>(std::count(at(first), at(end), true));
    }

private:
    std::vector<bool>::const_iterator at(std::uint64_t cell) const {
        return used_.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(cell, used_.size()));
    }

    std::vector<bool> used_;
};

} // namespace strata
