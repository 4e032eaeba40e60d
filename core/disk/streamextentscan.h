// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/graintable.h"
#include "core/format/sparseheader.h"
#include "core/io/file.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace strata {

/// A grain that a sequential scan came across.
struct ScannedGrain {
    std::uint64_t number = 0; ///< of the grain
    std::uint64_t sector = 0; ///< of its marker
};

/// What a stream's markers tell, read one after the other (vmdk-format 3.5).
struct StreamScan {
    std::vector<ScannedGrain> grains;       ///< whole ones, ascending by number, each number once
    std::optional<std::uint64_t> directory; ///< sector of the grain directory, if it was met and is whole
    bool endedByLimit = false;              ///< stopped at the limit: there may be more
};

/// Most grains a scan keeps: 1 TiB of data in grains of 64 KiB, 256 MiB of memory.
inline constexpr std::size_t kMaxScannedGrains = std::size_t{1} << 24U;

/// Walks over the markers of a stream. Stops without an error where they stop to make sense.
/// Needs header.markers(). Error(LimitExceeded) with more than kMaxScannedGrains, unless `limit` ends it before.
StreamScan scanStream(File& file, const SparseHeader& header, std::size_t limit = kMaxScannedGrains + 1);

/// Grain tables rebuilt from a scan.
class ScannedGrainTables : public GrainTableSource {
public:
    ScannedGrainTables(std::vector<ScannedGrain> grains, std::uint64_t entriesPerTable)
        : grains_(std::move(grains)), entriesPerTable_(entriesPerTable) {}

    void load(std::uint64_t first, std::size_t count, TableStretch& out) override;
    std::uint64_t nextListed(std::uint64_t first) override;

private:
    std::vector<ScannedGrain> grains_; ///< ascending by number
    std::uint64_t entriesPerTable_;
};

} // namespace strata
