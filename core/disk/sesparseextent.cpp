// SPDX-License-Identifier: Apache-2.0
#include "core/disk/sesparseextent.h"

#include "core/base/error.h"

#include <array>

namespace strata {

namespace {

std::uint64_t locateTable(const SeSparseHeader& header, std::uint64_t entry) {
    if (entry == 0)
        return 0;
    std::uint64_t table = 0;
    try {
        table = decodeSeDirectoryEntry(entry);
    } catch (const Error&) {
        return kBadTable;
    }
    const std::uint64_t first = table * kSeSparseTableSectors; // 32 bits times 64
    if (header.tablesSize != 0 && first + kSeSparseTableSectors > header.tablesSize)
        return kBadTable;
    return checkedMul(checkedAdd(header.tablesOffset, first), kSectorSize);
}

GrainTableShape shapeOf(const SeSparseHeader& header) {
    return {.directoryOffset = checkedMul(header.directoryOffset, kSectorSize),
            .tableCount = header.tableCount(),
            .entriesPerTable = kSeSparseEntriesPerTable,
            .entryBytes = 8,
            .locate = [header](std::uint64_t entry) { return locateTable(header, entry); }};
}

} // namespace

SeSparseExtent::SeSparseExtent(std::unique_ptr<File> file, const SeSparseHeader& header, Sectors capacity,
                               bool salvage)
    : GrainExtent(std::move(file), {.capacity = capacity,
                                    .covered = header.capacity,
                                    .grain = Sectors(kSeSparseGrainSectors),
                                    .entriesPerTable = kSeSparseEntriesPerTable,
                                    .entryBytes = 8,
                                    .salvage = salvage}),
      header_(header), tables_(*this->file(), shapeOf(header)) {
    std::array<std::byte, kSectorSize> sector{};
    this->file()->readExactly(checkedMul(header_.volatileOffset, kSectorSize), sector);
    if (parseSeSparseVolatile(sector) && !salvage)
        throw Error(ErrorCode::Interrupted, text("The host that wrote this disk stopped before it had entered its "
                                                 "last changes into the tables"))
            .at(this->file()->path())
            .advice(
                text("Start and stop the virtual machine on its host, then copy the disk again. Salvage mode reads "
                     "it as of before these changes"));
    setTables(tables_);
}

GrainExtent::Place SeSparseExtent::decode(std::uint64_t entry, std::uint64_t) const {
    const SeEntry meaning = decodeSeEntry(entry);
    switch (meaning.kind) {
    case SeEntryKind::Hole: return {};
    case SeEntryKind::Unmapped:
    case SeEntryKind::Zero: return {.kind = RunKind::Zero};
    case SeEntryKind::Corrupt: return {.kind = RunKind::Data, .fault = GrainFault::BadEntry};
    case SeEntryKind::Data: break;
    }
    Place place{.kind = RunKind::Data};
    // The index has 60 bits: compare before multiplying.
    const std::uint64_t fileGrains = ceilDiv(fileSize(), kSeSparseGrainSectors * kSectorSize);
    const bool outsideArea =
        header_.grainsSize != 0 && meaning.grainIndex >= header_.grainsSize / kSeSparseGrainSectors;
    if (outsideArea || meaning.grainIndex >= fileGrains || header_.grainsOffset >= fileSize() / kSectorSize) {
        place.fault = GrainFault::PastEnd;
        return place;
    }
    place.offset =
        checkedMul(checkedAdd(header_.grainsOffset, meaning.grainIndex * kSeSparseGrainSectors), kSectorSize);
    if (place.offset >= fileSize())
        place.fault = GrainFault::PastEnd;
    return place;
}

} // namespace strata
