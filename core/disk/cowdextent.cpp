// SPDX-License-Identifier: Apache-2.0
#include "core/disk/cowdextent.h"

#include "core/base/error.h"
#include "core/disk/extentsoundness.h"

#include <algorithm>

namespace strata {

namespace {

constexpr std::uint32_t kZeroGrain = 1;
constexpr std::uint64_t kMaxFileSectors = 0xFFFFFFFFU;
constexpr std::size_t kZeroBlock = std::size_t{64} << 10U;

GrainTableShape shapeOf(const CowdHeader& header) {
    return {.directoryOffset = header.gdOffset * kSectorSize,
            .tableCount = header.tableCount(),
            .entriesPerTable = kCowdEntriesPerTable,
            .entryBytes = 4,
            .locate = locateTableBySector};
}

} // namespace

CowdExtent::CowdExtent(std::unique_ptr<File> file, const CowdHeader& header, Sectors capacity, bool writable,
                       bool salvage)
    : WritableGrainExtent(std::move(file),
                          {.capacity = capacity,
                           .covered = header.capacity,
                           .grain = header.grainSize,
                           .entriesPerTable = kCowdEntriesPerTable,
                           .entryBytes = 4,
                           .salvage = salvage},
                          writable),
      header_(header), tables_(*this->file(), shapeOf(header)), freeSector_(header.freeSector) {
    collectMetadata();
    setTables(tables_);
    if (writable)
        requireSound();
}

Capabilities CowdExtent::capabilities() const {
    return {.write = writable(), .allocates = true, .granularity = header_.grainSize};
}

GrainExtent::Place CowdExtent::decode(std::uint64_t entry, std::uint64_t) const {
    if (entry == kZeroGrain) // not specified; sector 1 lies in the header (4.2)
        return {.kind = RunKind::Zero};
    Place place{.kind = RunKind::Data, .fault = GrainFault::None, .offset = entry * kSectorSize};
    if (place.offset >= fileSize())
        place.fault = GrainFault::PastEnd;
    else if (metadata_.overlaps(entry, entry + header_.grainSize.count()))
        place.fault = GrainFault::InMetadata;
    return place;
}

void CowdExtent::collectMetadata() {
    metadata_.add(0, kCowdHeaderBytes / kSectorSize);
    const std::uint64_t directorySectors = ceilDiv(header_.tableCount() * 4, kSectorSize);
    metadata_.add(header_.gdOffset, header_.gdOffset + directorySectors);
    tables_.visitLocations([&](std::uint64_t, std::uint64_t location) {
        if (location != kBadTable)
            metadata_.add(location / kSectorSize, location / kSectorSize + kCowdTableSectors);
    });
    metadata_.finish();
}

void CowdExtent::requireSound() {
    const auto refuse = [&](Text message) {
        throw Error(ErrorCode::Corrupt, std::move(message))
            .at(path())
            .advice(text("The disk can be read. Run a check on it before it is written"));
    };
    if (header_.capacity < capacity())
        refuse(
            text("The file holds %1 sectors, its descriptor says %2", header_.capacity.count(), capacity().count()));
    if (metadata_.collided())
        refuse(text("Grain tables or the directory overlap each other"));
    tables_.visitLocations([&](std::uint64_t table, std::uint64_t location) {
        if (location == kBadTable)
            refuse(text("Grain table %1 is not where the directory says", table));
    });
    const std::uint64_t used = std::max(metadata_.end(), requireOwnGrains());
    if (used > freeSector_ && !header_.unclean)
        refuse(text("The file uses %1 sectors, its header says %2", used, freeSector_));
    freeSector_ = std::max(freeSector_, used);
}

/// Error(Corrupt) if a grain is bad or shared; else the first sector behind all grains.
std::uint64_t CowdExtent::requireOwnGrains() {
    const std::uint64_t fileSectors = Sectors::covering(fileSize()).count();
    std::uint64_t used = 0;
    // Grains stand anywhere between tables, so they are claimed by the sector.
    const bool disjoint = claimsAreDisjoint(fileSectors, 1, [&](ClaimSink claim) {
        walk(Sectors(0), capacity(), [&](const GrainPiece& piece) {
            if (piece.fault != GrainFault::None)
                throw faultError(piece.fault, piece.run.start, piece.run.length, piece.run.fileOffset);
            if (piece.run.kind != RunKind::Data)
                return true;
            const std::uint64_t begin = piece.run.fileOffset / kSectorSize;
            // A short last grain owns a whole place.
            const std::uint64_t end = begin + alignUp(piece.run.length.count(), header_.grainSize.count());
            used = std::max(used, end);
            claim(begin, std::min(end, fileSectors));
            return true;
        });
    });
    if (!disjoint)
        throw Error(ErrorCode::Corrupt, text("Two places of the disk share the same stored data"))
            .at(path())
            .advice(text("The disk can be read. Run a check on it before it is written"));
    return used;
}

void CowdExtent::writeMark(bool unclean) {
    header_.unclean = unclean;
    std::array<std::byte, kSectorSize> sector{};
    constexpr std::uint64_t at = alignDown(kCowdUncleanAt, kSectorSize);
    file()->readExactly(at, sector);
    storeLe<std::uint32_t>(sector, kCowdUncleanAt - at, unclean ? 1U : 0U);
    sync().willWrite();
    file()->writeAt(at, sector);
}

void CowdExtent::writeFreeSector() {
    if (header_.freeSector == freeSector_)
        return;
    std::array<std::byte, kSectorSize> sector{};
    file()->readExactly(0, sector);
    storeLe<std::uint32_t>(sector, kCowdFreeSectorAt, static_cast<std::uint32_t>(freeSector_));
    sync().willWrite();
    file()->writeAt(0, sector);
    header_.freeSector = static_cast<std::uint32_t>(freeSector_);
}

std::size_t CowdExtent::append(std::uint64_t grain, ByteSpan data) {
    // Within one table: the next one may need a place of its own first.
    const std::uint64_t table = tableOfGrain(grain);
    const std::uint64_t room = ((table + 1) * kCowdEntriesPerTable - grain) * header_.grainSize.bytes();
    const Fresh fresh = freshGrains(grain, data.first(std::min<std::uint64_t>(room, data.size())));
    requireTable(table);
    const std::uint64_t sectors = fresh.grains * header_.grainSize.count();
    const std::uint32_t at = allocate(sectors);
    store(at, data.first(fresh.bytes), sectors);
    setEntries(grain, fresh.grains, at, static_cast<std::uint32_t>(header_.grainSize.count()));
    return fresh.bytes;
}

std::uint32_t CowdExtent::allocate(std::uint64_t sectors) {
    if (sectors > kMaxFileSectors - freeSector_)
        throw Error(ErrorCode::LimitExceeded, text("The file is full: it cannot grow beyond 2 TiB"))
            .at(path())
            .advice(text("Convert the disk to another type"));
    const std::uint32_t at = static_cast<std::uint32_t>(freeSector_);
    freeSector_ += sectors;
    return at;
}

/// Gives the table a place in the file if the directory names none. Its content goes there with the next flush.
void CowdExtent::requireTable(std::uint64_t table) {
    if (newTables_.contains(table) || tables_.location(table) != 0)
        return;
    const std::uint32_t at = allocate(kCowdTableSectors);
    newTables_.emplace(table, at);
    dirtyTables().edit(table, [&] { return tableContent(table); });
}

void CowdExtent::zero(const GrainPiece& piece, bool maskParent) {
    if (piece.run.kind == RunKind::Zero || (piece.run.kind == RunKind::Hole && !maskParent))
        return;
    if (!maskParent) {
        setEntries(piece, 0);
        return;
    }
    const std::vector<std::byte> zeros(alignUp(kZeroBlock, header_.grainSize.bytes()));
    for (Sectors at = piece.run.start; at < piece.run.end();) {
        const Sectors n = std::min(piece.run.end() - at, Sectors::within(zeros.size()));
        write(at, ByteSpan(zeros).first(n.bytes()));
        at += n;
    }
}

void CowdExtent::flushTables() {
    dirtyTables().writeTo(*file(), sync(), [&](std::uint64_t table) -> std::uint64_t {
        const auto added = newTables_.find(table);
        return added == newTables_.end() ? 0 : added->second * kSectorSize;
    });
    writeFreeSector();
    sync().sync();
    if (dirtyTables().empty())
        return;
    dirtyTables().writeTo(*file(), sync(), [&](std::uint64_t table) -> std::uint64_t {
        return newTables_.contains(table) ? 0 : tables_.location(table);
    });
    writeDirectory();
    sync().sync();
    dirtyTables().clear(tableCache());
    newTables_.clear();
    tables_.forgetDirectory();
}

/// Enters the new tables, a whole sector of the directory at a time.
void CowdExtent::writeDirectory() {
    constexpr std::uint64_t perSector = kSectorSize / 4;
    for (auto it = newTables_.begin(); it != newTables_.end();) {
        const std::uint64_t first = alignDown(it->first, perSector);
        const std::uint64_t at = header_.gdOffset * kSectorSize + first * 4;
        std::array<std::byte, kSectorSize> sector{};
        file()->readExactly(at, sector);
        for (; it != newTables_.end() && it->first < first + perSector; ++it)
            storeLe<std::uint32_t>(sector, (it->first - first) * 4, it->second);
        sync().willWrite();
        file()->writeAt(at, sector);
    }
}

} // namespace strata
