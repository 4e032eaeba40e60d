// SPDX-License-Identifier: Apache-2.0
#include "core/ops/tableplaces.h"

#include "core/base/units.h"

namespace strata {

TablePlaces::TablePlaces(FileGrainTables& tables, const SectorRanges& metadata, std::uint64_t fileSize)
    : metadata_(metadata), fileSize_(fileSize), tableBytes_(tables.shape().tableBytes()) {
    bool inRow = true;
    tables.visitLocations([&](std::uint64_t table, std::uint64_t location) {
        if (location == kBadTable)
            return;
        const std::uint64_t before = table * tableBytes_;
        inRow = inRow && location >= before && (!first_ || *first_ == location - before);
        if (inRow)
            first_ = location - before;
    });
    if (!inRow)
        first_.reset();
    else if (!first_) // not one good entry
        first_ = alignUp(tables.shape().directoryOffset + tables.shape().tableCount * tables.shape().entryBytes,
                         kSectorSize);
}

std::optional<std::uint64_t> TablePlaces::of(std::uint64_t table) const {
    if (!first_ || *first_ % kSectorSize != 0)
        return std::nullopt;
    const std::uint64_t at = *first_ + table * tableBytes_;
    const std::uint64_t sector = at / kSectorSize;
    if (at + tableBytes_ > fileSize_ || metadata_.overlaps(sector, sector + ceilDiv(tableBytes_, kSectorSize)))
        return std::nullopt;
    return at;
}

} // namespace strata
