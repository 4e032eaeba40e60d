// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extentranges.h"
#include "core/disk/graintable.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace strata {

/// Where the tables of a hosted sparse file must be, whatever the directory says of one of them: programs lay them
/// out one behind the other, right behind their directory (vmdk-format 2.5).
class TablePlaces {
public:
    /// `metadata`: of the file, without the tables that are lost. Reads the whole directory.
    TablePlaces(FileGrainTables& tables, const SectorRanges& metadata, std::uint64_t fileSize);

    /// Byte offset; nullopt if the other tables do not lie in such a row, or something else lies there.
    std::optional<std::uint64_t> of(std::uint64_t table) const;

private:
    const SectorRanges& metadata_;
    std::uint64_t fileSize_;
    std::uint64_t tableBytes_;
    std::optional<std::uint64_t> first_;
};

} // namespace strata
