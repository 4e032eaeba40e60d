// SPDX-License-Identifier: Apache-2.0
#include "core/disk/cowdextent.h"

#include "core/base/error.h"
#include "core/disk/extentsoundness.h"

#include <algorithm>

namespace strata {

namespace {

constexpr std::uint32_t kZeroGrain = 1;
constexpr std::size_t kMaxDirtyBytes = std::size_t{16} << 20U;
constexpr std::uint64_t kMaxFileSectors = 0xFFFFFFFFU;
constexpr std::uint64_t kTablesPerStep = 8;
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
    : GrainExtent(std::move(file), {.capacity = capacity,
                                    .covered = header.capacity,
                                    .grain = header.grainSize,
                                    .entriesPerTable = kCowdEntriesPerTable,
                                    .entryBytes = 4,
                                    .salvage = salvage}),
      header_(header), tables_(*this->file(), shapeOf(header)), sync_(*this->file()), writable_(writable),
      freeSector_(header.freeSector) {
    collectMetadata();
    setTables(tables_);
    if (writable_)
        requireSound();
}

Capabilities CowdExtent::capabilities() const {
    return {.write = writable_, .allocates = true, .granularity = header_.grainSize};
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
            .at(file()->path())
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
    std::uint64_t used = metadata_.end();
    // Grains stand anywhere between tables, so they are claimed by the sector.
    const bool disjoint = claimsAreDisjoint(Sectors::covering(fileSize()).count(), 1, [&](ClaimSink claim) {
        walk(Sectors(0), capacity(), [&](const GrainPiece& piece) {
            if (piece.fault != GrainFault::None)
                throw faultError(piece.fault, piece.run.start, piece.run.length, piece.run.fileOffset);
            if (piece.run.kind != RunKind::Data)
                return true;
            const std::uint64_t begin = piece.run.fileOffset / kSectorSize;
            // A short last grain owns a whole place.
            const std::uint64_t end = begin + alignUp(piece.run.length.count(), header_.grainSize.count());
            used = std::max(used, end);
            claim(begin, std::min(end, Sectors::covering(fileSize()).count()));
            return true;
        });
    });
    if (!disjoint)
        refuse(text("Two places of the disk share the same stored data"));
    if (used > freeSector_ && !header_.unclean)
        refuse(text("The file uses %1 sectors, its header says %2", used, freeSector_));
    freeSector_ = std::max(freeSector_, used);
}

void CowdExtent::beginWriting() {
    if (!writable_)
        throwReadOnly();
    sync_.requireSound();
    if (writing_)
        return;
    writeUnclean(true);
    sync_.sync();
    writing_ = true;
}

void CowdExtent::writeUnclean(bool unclean) {
    std::array<std::byte, kSectorSize> sector{};
    constexpr std::uint64_t at = alignDown(kCowdUncleanAt, kSectorSize);
    file()->readExactly(at, sector);
    storeLe<std::uint32_t>(sector, kCowdUncleanAt - at, unclean ? 1U : 0U);
    sync_.willWrite();
    file()->writeAt(at, sector);
}

void CowdExtent::writeFreeSector() {
    if (header_.freeSector == freeSector_)
        return;
    std::array<std::byte, kSectorSize> sector{};
    file()->readExactly(0, sector);
    storeLe<std::uint32_t>(sector, kCowdFreeSectorAt, static_cast<std::uint32_t>(freeSector_));
    sync_.willWrite();
    file()->writeAt(0, sector);
    header_.freeSector = static_cast<std::uint32_t>(freeSector_);
}

void CowdExtent::write(Sectors start, ByteSpan data) {
    beginWriting();
    while (!data.empty()) {
        const std::uint64_t grain = start / header_.grainSize;
        const Sectors within = start % header_.grainSize;
        std::size_t done = 0;
        if (entryOf(grain) > kZeroGrain)
            done = overwrite(grain, within, data);
        else if (within == Sectors(0) && data.size() >= grainLength(grain).bytes())
            done = append(grain, data);
        else
            throw Error(ErrorCode::Internal, text("A new grain must be written whole")).at(file()->path());
        start += Sectors::covering(done);
        data = data.subspan(done);
        if (dirtyTables().bytes() > kMaxDirtyBytes)
            flush();
    }
}

std::size_t CowdExtent::overwrite(std::uint64_t grain, Sectors within, ByteSpan data) {
    const std::uint64_t first = entryOf(grain);
    std::uint64_t room = (grainLength(grain) - within).bytes();
    for (std::uint64_t n = 1; room < data.size(); ++n) {
        if (entryOf(grain + n) != first + n * header_.grainSize.count())
            break;
        room += grainLength(grain + n).bytes();
    }
    const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(room, data.size()));
    sync_.willWrite();
    file()->writeAt(first * kSectorSize + within.bytes(), data.first(size));
    return size;
}

/// Stores whole grains of one table that have no place yet; returns the bytes taken.
std::size_t CowdExtent::append(std::uint64_t grain, ByteSpan data) {
    const std::uint64_t table = tableOfGrain(grain);
    std::uint64_t count = 0;
    std::size_t size = 0;
    while (size < data.size() && data.size() - size >= grainLength(grain + count).bytes()
           && tableOfGrain(grain + count) == table && entryOf(grain + count) <= kZeroGrain) {
        size += grainLength(grain + count).bytes();
        ++count;
    }
    requireTable(table);
    const std::uint64_t sectors = count * header_.grainSize.count();
    const std::uint32_t at = allocate(sectors);
    sync_.willWrite();
    file()->writeAt(at * kSectorSize, data.first(size));
    const std::uint64_t end = (at + sectors) * kSectorSize;
    if (file()->size() < end) // a short last grain takes a whole place
        file()->truncate(end);
    setFileSize(std::max(fileSize(), end));
    setEntries(grain, count, at, static_cast<std::uint32_t>(header_.grainSize.count()));
    return size;
}

std::uint32_t CowdExtent::allocate(std::uint64_t sectors) {
    if (sectors > kMaxFileSectors - freeSector_)
        throw Error(ErrorCode::LimitExceeded, text("The file is full: it cannot grow beyond 2 TiB"))
            .at(file()->path())
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

void CowdExtent::setEntries(std::uint64_t grain, std::uint64_t count, std::uint32_t value, std::uint32_t step) {
    for (std::uint64_t i = 0; i < count;) {
        const std::uint64_t number = tableOfGrain(grain + i);
        const std::uint64_t index = (grain + i) % kCowdEntriesPerTable;
        const std::uint64_t n = std::min(count - i, kCowdEntriesPerTable - index);
        const MutableByteSpan table = dirtyTables().edit(number, [&] { return tableContent(number); });
        for (std::uint64_t k = 0; k < n; ++k, value += step)
            storeLe<std::uint32_t>(table, (index + k) * 4, value);
        i += n;
    }
}

void CowdExtent::writeZeros(Sectors start, Sectors length, bool maskParent) {
    beginWriting();
    const Sectors step = header_.grainSize * (kCowdEntriesPerTable * kTablesPerStep);
    const Sectors end = start + length;
    for (Sectors at = start; at < end;) {
        const Sectors n = std::min(end - at, step - at % step);
        // Collected first: tables must not change while they are walked.
        std::vector<GrainPiece> pieces;
        walk(at, n, [&](const GrainPiece& piece) {
            pieces.push_back(piece);
            return true;
        });
        for (const GrainPiece& piece : pieces)
            zeroPiece(piece, maskParent);
        at += n;
        if (dirtyTables().bytes() > kMaxDirtyBytes)
            flush();
    }
}

void CowdExtent::zeroPiece(const GrainPiece& piece, bool maskParent) {
    if (piece.run.kind == RunKind::Zero || (piece.run.kind == RunKind::Hole && !maskParent))
        return;
    const Sectors grain = header_.grainSize;
    const bool wholeGrains = piece.run.start % grain == Sectors(0)
                             && (piece.run.length % grain == Sectors(0) || piece.run.end() == capacity());
    if (!wholeGrains)
        throw Error(ErrorCode::Internal, text("Zeros must cover whole grains")).at(file()->path());
    if (!maskParent) {
        setEntries(piece.run.start / grain, ceilDiv(piece.run.length.count(), grain.count()), 0, 0);
        return;
    }
    const std::vector<std::byte> zeros(alignUp(kZeroBlock, grain.bytes()));
    for (Sectors at = piece.run.start; at < piece.run.end();) {
        const Sectors n = std::min(piece.run.end() - at, Sectors::within(zeros.size()));
        write(at, ByteSpan(zeros).first(n.bytes()));
        at += n;
    }
}

void CowdExtent::flush() {
    if (!writing_)
        return;
    dirtyTables().writeTo(*file(), sync_, [&](std::uint64_t table) -> std::uint64_t {
        const auto added = newTables_.find(table);
        return added == newTables_.end() ? 0 : added->second * kSectorSize;
    });
    writeFreeSector();
    sync_.sync();
    if (dirtyTables().empty())
        return;
    dirtyTables().writeTo(*file(), sync_, [&](std::uint64_t table) -> std::uint64_t {
        return newTables_.contains(table) ? 0 : tables_.location(table);
    });
    writeDirectory();
    sync_.sync();
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
        sync_.willWrite();
        file()->writeAt(at, sector);
    }
}

void CowdExtent::close() {
    if (!writing_)
        return;
    flush();
    writeUnclean(false);
    sync_.sync();
    writing_ = false;
}

} // namespace strata
