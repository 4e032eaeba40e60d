// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/functionref.h"
#include "core/disk/extent.h"

#include <cstdint>
#include <optional>

namespace strata::cli {

/// One line of `stratactl map`. All numbers in bytes.
struct MapEntry {
    std::uint64_t start = 0;
    std::uint64_t length = 0;
    RunKind kind = RunKind::Hole;
    std::uint32_t link = 0;   ///< as in Run
    std::uint32_t extent = 0; ///< as in Run
    std::optional<std::uint64_t>
        offset; ///< in the extent's file; only where the guest's bytes stand there as they are

    bool operator==(const MapEntry&) const = default;
};

/// "data", "zero", "hole"
const char* runKindName(RunKind kind);

/// Turns runs into entries and joins neighbours that say the same: data of one file joins only where it goes on
/// there, too. Takes and gives one at a time, so a map of any length needs no memory.
class MapEntries {
public:
    using Sink = FunctionRef<void(const MapEntry&)>;

    /// Gives `sink` the entry before `run`, if `run` does not continue it.
    void add(const Run& run, Sink sink);
    /// Gives the last entry.
    void finish(Sink sink);

private:
    bool extendedBy(const MapEntry& next);

    std::optional<MapEntry> current_;
};

} // namespace strata::cli
