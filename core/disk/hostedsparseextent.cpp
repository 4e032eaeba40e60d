// SPDX-License-Identifier: Apache-2.0
#include "core/disk/hostedsparseextent.h"

#include "core/base/error.h"
#include "core/disk/extentsoundness.h"
#include "core/disk/hostedsparsetables.h"

#include <algorithm>

namespace strata {

namespace {

constexpr std::uint64_t kMaxFileSectors = std::uint64_t{1} << 32U;
constexpr std::size_t kTablesPerCompare = 512;

/// With or without entries: the first grain of a table may be the one whose writing was cut off.
bool isThere(TableState state) { return state == TableState::Loaded || state == TableState::Empty; }

} // namespace

HostedSparseExtent::HostedSparseExtent(std::unique_ptr<File> file, const SparseHeader& header, Sectors capacity,
                                       bool writable, bool salvage)
    : WritableGrainExtent(std::move(file),
                          {.capacity = capacity,
                           .covered = header.capacity,
                           .grain = header.grainSize,
                           .entriesPerTable = header.entriesPerTable,
                           .entryBytes = 4,
                           .salvage = salvage},
                          writable),
      header_(header), primary_(*this->file(), hostedTableShape(header, header.gdOffset)) {
    if (header_.redundant())
        redundant_.emplace(*this->file(), hostedTableShape(header, header.rgdOffset));
    metadata_ = hostedMetadata(header_, primary_, redundant_ ? &*redundant_ : nullptr);
    if (redundant_)
        both_.emplace(primary_, *redundant_, [this](std::uint64_t entry) {
            return entry == 0 || decode(entry, 0).fault == GrainFault::None;
        });
    setTables(both_ ? static_cast<GrainTableSource&>(*both_) : primary_);
    if (!writable)
        return;
    requireWritableLayout();
    requireSameCopies();
    requireOwnGrains();
}

Capabilities HostedSparseExtent::capabilities() const {
    return {.write = writable(), .markZero = true, .allocates = true, .granularity = header_.grainSize};
}

GrainExtent::Place HostedSparseExtent::decode(std::uint64_t entry, std::uint64_t) const {
    // 1 is zero whatever the flag says: sector 1 cannot hold a grain (2.2).
    if (entry == kZeroGrain)
        return {.kind = RunKind::Zero};
    Place place{.kind = RunKind::Data, .fault = GrainFault::None, .offset = entry * kSectorSize};
    if (place.offset >= fileSize())
        place.fault = GrainFault::PastEnd;
    else if (metadata_.overlaps(entry, entry + header_.grainSize.count()))
        place.fault = GrainFault::InMetadata;
    return place;
}

void HostedSparseExtent::requireWritableLayout() const {
    const Text advice = text("It can be read. Clone it and write to the clone");
    if (header_.newlineDamaged)
        throw Error(ErrorCode::Corrupt, text("The file was damaged by a transfer in text mode"))
            .at(path())
            .advice(text("Copy it again in binary mode"));
    if (header_.grainSize < Sectors(8) || header_.entriesPerTable != kEntriesPerTable)
        throw Error(ErrorCode::NotSupported,
                    text("Disks with grains of %1 sectors and tables of %2 entries cannot be "
                         "written",
                         header_.grainSize.count(), header_.entriesPerTable))
            .at(path())
            .advice(advice);
    if (header_.capacity < capacity())
        throw Error(ErrorCode::Corrupt, text("The file holds %1 sectors, its descriptor says %2",
                                             header_.capacity.count(), capacity().count()))
            .at(path())
            .advice(advice);
    if (header_.overHead > Sectors::covering(fileSize()))
        throw Error(ErrorCode::Corrupt, text("The file ends before its metadata does"))
            .at(path())
            .advice(text("Run a check on the disk"));
    if (metadata_.collided())
        throw Error(ErrorCode::Corrupt, text("Grain tables, directories or the descriptor overlap each other"))
            .at(path())
            .advice(text("Run a check on the disk"));
}

void HostedSparseExtent::requireSameCopies() {
    TableStretch mine;
    TableStretch other;
    const std::uint64_t total = header_.tableCount();
    for (std::uint64_t first = 0; first < total; first += kTablesPerCompare) {
        const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(kTablesPerCompare, total - first));
        primary_.load(first, count, mine);
        if (redundant_)
            redundant_->load(first, count, other);
        for (std::size_t i = 0; i < count; ++i) {
            const bool missing =
                mine.states[i] == TableState::Missing || (redundant_ && other.states[i] == TableState::Missing);
            const bool differ = redundant_ && !sameTable(mine, other, i);
            if (differ && header_.unclean && isThere(mine.states[i]) && isThere(other.states[i])) {
                torn_.push_back(first + i);
                continue;
            }
            if (mine.states[i] == TableState::Damaged || differ)
                throw Error(ErrorCode::Corrupt,
                            mine.states[i] == TableState::Damaged
                                ? text("Grain table %1 is not where the directory says", first + i)
                                : text("The two copies of grain table %1 differ", first + i))
                    .at(path())
                    .advice(text("The disk can be read. Run a check on it before it is written"));
            if (missing)
                throw Error(ErrorCode::NotSupported,
                            text("The disk was made without grain table %1, so nothing can be "
                                 "stored in that part of it",
                                 first + i))
                    .at(path())
                    .advice(text("It can be read. Clone it and write to the clone"));
        }
    }
}

void HostedSparseExtent::requireOwnGrains() {
    const bool disjoint =
        claimsAreDisjoint(Sectors::covering(fileSize()).count(), header_.grainSize.count(), [&](ClaimSink claim) {
            walk(Sectors(0), capacity(), [&](const GrainPiece& piece) {
                if (piece.fault != GrainFault::None)
                    throw faultError(piece.fault, piece.run.start, piece.run.length, piece.run.fileOffset);
                if (piece.run.kind == RunKind::Data)
                    claim(piece.run.fileOffset / kSectorSize,
                          Sectors::covering(piece.run.fileOffset + piece.run.length.bytes()).count());
                return true;
            });
        });
    if (!disjoint)
        throw Error(ErrorCode::Corrupt, text("Two places of the disk share the same stored data"))
            .at(path())
            .advice(text("The disk can be read. Run a check on it before it is written"));
}

/// Tables that a cut-off write left different are written again, as the rule of durability.md 2.4 reads them.
void HostedSparseExtent::prepareWriting() {
    for (const std::uint64_t table : torn_)
        dirtyTables().edit(table, [&] { return tableContent(table); });
    torn_.clear();
    const std::uint64_t used = std::max(Sectors::covering(file()->size()).count(), metadata_.end());
    appendAt_ = alignUp(std::max(used, header_.overHead.count()), header_.grainSize.count());
}

/// Changes the fields that may change, and nothing else, in one sector.
void HostedSparseExtent::writeMark(bool unclean) {
    header_.unclean = unclean;
    std::array<std::byte, kSectorSize> sector{};
    file()->readExactly(0, sector);
    storeLe<std::uint32_t>(sector, kSparseVersionAt, header_.version);
    storeLe<std::uint32_t>(sector, kSparseFlagsAt, header_.flags);
    sector[kSparseUncleanAt] = std::byte{unclean};
    sync().willWrite();
    file()->writeAt(0, sector);
}

/// A reader that honours flag bit 2 takes an entry of 1 for a place in the file without it (2.2): the header must
/// say so first. It is durable before any table, since flush() syncs before it writes tables.
void HostedSparseExtent::enableZeroGrains() {
    if (header_.version >= kSparseZeroGrainVersion && header_.zeroGrains())
        return;
    header_.version = std::max(header_.version, kSparseZeroGrainVersion);
    header_.flags |= kSparseFlagZeroGrain;
    writeMark(true);
}

void HostedSparseExtent::requireFileCanReach(std::uint64_t sector) const {
    if (sector > kMaxFileSectors)
        throw Error(ErrorCode::LimitExceeded, text("The file is full: it cannot grow beyond 2 TiB"))
            .at(path())
            .advice(text("Convert the disk to a split or flat type"));
}

std::size_t HostedSparseExtent::append(std::uint64_t grain, ByteSpan data) {
    const Fresh fresh = freshGrains(grain, data);
    const std::uint64_t sectors = fresh.grains * header_.grainSize.count();
    requireRoomFor(sectors);
    store(appendAt_, data.first(fresh.bytes), sectors);
    setEntries(grain, fresh.grains, static_cast<std::uint32_t>(appendAt_),
               static_cast<std::uint32_t>(header_.grainSize.count()));
    appendAt_ += sectors;
    return fresh.bytes;
}

/// The place of a grain that becomes zero is given up; it is not used again before the disk is compacted.
void HostedSparseExtent::zero(const GrainPiece& piece, bool maskParent) {
    if (piece.run.kind == RunKind::Zero || (piece.run.kind == RunKind::Hole && !maskParent))
        return;
    if (maskParent)
        enableZeroGrains();
    setEntries(piece, maskParent ? kZeroGrain : 0);
}

void HostedSparseExtent::evacuate(std::uint64_t sector, FunctionRef<void(std::uint64_t bytes)> moved) {
    const std::uint64_t grainSectors = header_.grainSize.count();
    std::vector<std::uint64_t> inTheWay; // collected first: tables must not change while they are walked
    walk(Sectors(0), capacity(), [&](const GrainPiece& piece) {
        if (piece.run.kind != RunKind::Data)
            return true;
        const std::uint64_t count = ceilDiv(piece.run.length.count(), grainSectors);
        for (std::uint64_t i = 0; i < count; ++i)
            if (piece.run.fileOffset / kSectorSize + i * grainSectors < sector)
                inTheWay.push_back(piece.run.start / header_.grainSize + i);
        return true;
    });
    if (inTheWay.empty())
        return;
    beginWriting();
    appendAt_ = std::max(appendAt_, alignUp(sector, grainSectors));
    std::vector<std::byte> bytes(header_.grainSize.bytes());
    for (const std::uint64_t grain : inTheWay) {
        requireRoomFor(grainSectors);
        const MutableByteSpan content = MutableByteSpan(bytes).first(grainLength(grain).bytes());
        file()->readExactly(entryOf(grain) * kSectorSize, content);
        store(appendAt_, content, grainSectors);
        setEntries(grain, 1, static_cast<std::uint32_t>(appendAt_), 0);
        appendAt_ += grainSectors;
        moved(content.size());
    }
    flush();
}

void HostedSparseExtent::flushTables() {
    sync().sync();
    if (dirtyTables().empty())
        return;
    if (redundant_) {
        dirtyTables().writeTo(*file(), sync(), [&](std::uint64_t table) { return redundant_->location(table); });
        sync().sync();
    }
    dirtyTables().writeTo(*file(), sync(), [&](std::uint64_t table) { return primary_.location(table); });
    sync().sync();
    dirtyTables().clear(tableCache());
}

} // namespace strata
