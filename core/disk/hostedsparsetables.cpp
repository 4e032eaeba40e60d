// SPDX-License-Identifier: Apache-2.0
#include "core/disk/hostedsparsetables.h"

namespace strata {
namespace {

void addTables(SectorRanges& ranges, const SparseHeader& header, FileGrainTables& tables) {
    const std::uint64_t directory = tables.shape().directoryOffset / kSectorSize;
    ranges.add(directory, directory + header.directorySectors().count());
    const std::uint64_t sectors = ceilDiv(tables.shape().tableBytes(), kSectorSize);
    tables.visitLocations([&](std::uint64_t, std::uint64_t location) {
        if (location != kBadTable)
            ranges.add(location / kSectorSize, location / kSectorSize + sectors);
    });
}

} // namespace

GrainTableShape hostedTableShape(const SparseHeader& header, std::uint64_t directorySector) {
    return {.directoryOffset = checkedMul(directorySector, kSectorSize),
            .tableCount = header.tableCount(),
            .entriesPerTable = header.entriesPerTable,
            .entryBytes = 4,
            .locate = locateTableBySector};
}

SectorRanges hostedMetadata(const SparseHeader& header, FileGrainTables& primary, FileGrainTables* redundant) {
    SectorRanges ranges;
    ranges.add(0, 1);
    ranges.add(header.descriptorOffset.count(), (header.descriptorOffset + header.descriptorSize).count());
    if (redundant != nullptr)
        addTables(ranges, header, *redundant);
    addTables(ranges, header, primary);
    ranges.finish();
    return ranges;
}

} // namespace strata
