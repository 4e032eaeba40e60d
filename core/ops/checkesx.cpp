// SPDX-License-Identifier: Apache-2.0
// The sparse files of ESX: COWD (vmdk-format 4.2) and SE sparse (4.3). They have one copy of their tables.
#include "core/format/cowdheader.h"
#include "core/format/sesparse.h"
#include "core/ops/checkgrains.h"

#include <algorithm>

namespace strata {

namespace {

constexpr std::uint64_t kZeroGrain = 1;

void checkCapacity(const CheckedExtent& extent, const CheckWork& work, Sectors capacity) {
    if (capacity < extent.place.line.sectors)
        work.findings.error("header-capacity", extent.path(),
                            text("The file holds %1 sectors, the descriptor says %2", capacity.count(),
                                 extent.place.line.sectors.count()),
                            fileSector(0));
}

/// Adds the tables to the metadata and reports those that cannot be.
void collectTables(const CheckedExtent& extent, const CheckWork& work, FileGrainTables& tables,
                   SectorRanges& metadata) {
    const std::uint64_t sectors = ceilDiv(tables.shape().tableBytes(), kSectorSize);
    tables.visitLocations([&](std::uint64_t table, std::uint64_t location) {
        if (location == kBadTable)
            work.findings.error("table-misplaced", extent.path(),
                                text("Grain table %1 is not where the directory says", table));
        else
            metadata.add(location / kSectorSize, location / kSectorSize + sectors);
    });
    metadata.finish();
    if (metadata.collided())
        work.findings.error("tables-overlap", extent.path(),
                            text("The header, the directory and the grain tables of the file lie over each other"));
}

std::uint64_t locateSeTable(const SeSparseHeader& header, std::uint64_t entry) {
    if (entry == 0)
        return 0;
    try {
        const std::uint64_t first = decodeSeDirectoryEntry(entry) * kSeSparseTableSectors;
        if (header.tablesSize != 0 && first + kSeSparseTableSectors > header.tablesSize)
            return kBadTable;
        return checkedMul(checkedAdd(header.tablesOffset, first), kSectorSize);
    } catch (const Error&) {
        return kBadTable;
    }
}

/// The index has 60 bits; one that cannot be is taken past every end.
GrainEntry decodeSe(const SeSparseHeader& header, std::uint64_t entry) {
    constexpr std::uint64_t kNowhere = std::uint64_t{1} << 60U;
    const SeEntry meaning = decodeSeEntry(entry);
    switch (meaning.kind) {
    case SeEntryKind::Hole: return {};
    case SeEntryKind::Unmapped:
    case SeEntryKind::Zero: return {.kind = GrainEntry::Kind::Zero};
    case SeEntryKind::Corrupt: return {.kind = GrainEntry::Kind::Invalid};
    case SeEntryKind::Data: break;
    }
    const std::uint64_t most =
        header.grainsSize != 0 ? header.grainsSize / kSeSparseGrainSectors : kMaxSectors / kSeSparseGrainSectors;
    const bool possible = meaning.grainIndex < most && header.grainsOffset <= kMaxSectors;
    return {.kind = GrainEntry::Kind::Data,
            .sector = possible ? header.grainsOffset + meaning.grainIndex * kSeSparseGrainSectors : kNowhere};
}

} // namespace

void checkCowd(const CheckedExtent& extent, const CheckWork& work) {
    const CowdHeader header = parseCowdHeader(extent.head, extent.file.size());
    checkCapacity(extent, work, header.capacity);
    if (header.unclean)
        work.findings.warning("unclean", extent.path(),
                              text("The disk was not closed properly by the program that wrote it last"),
                              fileSector(0), true);
    FileGrainTables tables(extent.file, {.directoryOffset = header.gdOffset * kSectorSize,
                                         .tableCount = header.tableCount(),
                                         .entriesPerTable = kCowdEntriesPerTable,
                                         .entryBytes = 4,
                                         .locate = locateTableBySector});
    SectorRanges metadata;
    metadata.add(0, kCowdHeaderBytes / kSectorSize);
    metadata.add(header.gdOffset, header.gdOffset + ceilDiv(std::uint64_t{header.directoryEntries} * 4, kSectorSize));
    collectTables(extent, work, tables, metadata);
    GrainCheck grains(extent, work,
                      {.capacity = std::min(header.capacity, extent.place.line.sectors),
                       .grain = header.grainSize,
                       .aligned = false},
                      metadata, [](std::uint64_t entry) -> GrainEntry {
                          if (entry == kZeroGrain)
                              return {.kind = GrainEntry::Kind::Zero};
                          return {.kind = GrainEntry::Kind::Data, .sector = entry};
                      });
    grains.run(tables, tables.shape());
    const std::uint64_t used = std::max(metadata.end(), grains.usedEnd());
    if (used > header.freeSector)
        work.findings.error("free-sector-behind", extent.path(),
                            text("The next free sector is said to be %1, but sectors up to %2 are in use: the next "
                                 "program that writes would overwrite them",
                                 header.freeSector, used),
                            fileSector(0), true);
}

void checkSeSparse(const CheckedExtent& extent, const CheckWork& work) {
    const SeSparseHeader header = parseSeSparseHeader(extent.head, extent.file.size());
    checkCapacity(extent, work, header.capacity);
    std::vector<std::byte> sector(kSectorSize);
    extent.file.readExactly(checkedMul(header.volatileOffset, kSectorSize), sector);
    if (parseSeSparseVolatile(sector))
        work.findings.error("journal-not-applied", extent.path(),
                            text("The host that wrote this disk stopped before it had entered its last changes into "
                                 "the tables"),
                            fileSector(header.volatileOffset));
    FileGrainTables tables(extent.file,
                           {.directoryOffset = checkedMul(header.directoryOffset, kSectorSize),
                            .tableCount = header.tableCount(),
                            .entriesPerTable = kSeSparseEntriesPerTable,
                            .entryBytes = 8,
                            .locate = [&](std::uint64_t entry) { return locateSeTable(header, entry); }});
    SectorRanges metadata;
    metadata.add(0, 1);
    metadata.add(header.volatileOffset, header.volatileOffset + 1);
    metadata.add(header.directoryOffset, header.directoryOffset + ceilDiv(header.tableCount() * 8, kSectorSize));
    collectTables(extent, work, tables, metadata);
    GrainCheck grains(extent, work,
                      {.capacity = std::min(header.capacity, extent.place.line.sectors),
                       .grain = Sectors(kSeSparseGrainSectors),
                       .aligned = false,
                       .repairable = false},
                      metadata, [&](std::uint64_t entry) { return decodeSe(header, entry); });
    grains.run(tables, tables.shape());
}

} // namespace strata
