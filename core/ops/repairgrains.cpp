// SPDX-License-Identifier: Apache-2.0
#include "core/ops/repairgrains.h"

#include "core/base/progress.h"
#include "core/ops/grainclaims.h"

#include <algorithm>
#include <bit>

namespace strata {
namespace {

constexpr std::uint64_t kZeroGrain = 1;
constexpr std::size_t kStretchBytes = std::size_t{1} << 20U;
constexpr unsigned kEntryBytes = 4;

/// Calls `visit(first entry's index, entries)` for each sector of a table.
template<class Span, class Visit>
void forEachSector(Span table, Visit visit) {
    for (std::size_t at = 0; at < table.size(); at += kSectorSize)
        visit(at / kEntryBytes, table.subspan(at, std::min<std::size_t>(kSectorSize, table.size() - at)));
}

} // namespace

GrainRepair::GrainRepair(File& file, const Shape& shape, const Places& places, RepairPatch& patch,
                         bool dropUnreadable)
    : file_(file), shape_(shape), places_(places), patch_(patch), drop_(dropUnreadable), fileSize_(file.size()) {}

bool GrainRepair::isSane(std::uint64_t entry) const {
    return entry <= kZeroGrain
           || (entry < fileSize_ / kSectorSize && !places_.metadata.overlaps(entry, entry + shape_.grain.count()));
}

bool GrainRepair::isSound(ByteSpan entries) const {
    for (std::uint64_t i = 0; i < entries.size() / kEntryBytes; ++i)
        if (!isSane(tableEntry(entries, i, kEntryBytes)))
            return false;
    return true;
}

SectorRange GrainRepair::rangeOf(std::uint64_t firstGrain, std::uint64_t count) const {
    const Sectors start = std::min(shape_.grain * firstGrain, shape_.capacity);
    return {start, std::min(shape_.grain * (firstGrain + count), shape_.capacity) - start};
}

bool GrainRepair::isCutShort(std::uint64_t grain, std::uint64_t sector) const {
    return (sector + rangeOf(grain, 1).length.count()) * kSectorSize > fileSize_;
}

void GrainRepair::forEachTable(GrainTableSource& tables, std::stop_token stop, Visit visit) const {
    const std::size_t tableBytes = static_cast<std::size_t>(shape_.entriesPerTable) * kEntryBytes;
    const std::uint64_t step = std::max<std::uint64_t>(1, kStretchBytes / tableBytes);
    TableStretch stretch;
    for (std::uint64_t first = tables.nextListed(0); first < shape_.tableCount; first = tables.nextListed(first)) {
        checkpoint(stop);
        const auto count = static_cast<std::size_t>(std::min(step, shape_.tableCount - first));
        tables.load(first, count, stretch);
        for (std::size_t i = 0; i < count; ++i)
            if (stretch.states[i] == TableState::Loaded)
                visit(first + i, stretch.table(i));
        first += count;
    }
}

void GrainRepair::prepare(GrainTableSource& tables, std::stop_token stop) {
    forEachTable(tables, stop, [&](std::uint64_t table, MutableByteSpan entries) { survey(table, entries); });
    const std::uint64_t unit = std::uint64_t{1}
                               << static_cast<unsigned>(std::countr_zero(anyBits_ | shape_.grain.count()));
    GrainClaims claims(Sectors::covering(fileSize_).count(), unit);
    while (claims.nextPass())
        forEachTable(tables, stop,
                     [&](std::uint64_t table, MutableByteSpan entries) { claim(claims, table, entries); });
}

void GrainRepair::survey(std::uint64_t table, MutableByteSpan entries) {
    const std::uint64_t first = table * shape_.entriesPerTable;
    for (std::uint64_t i = 0; i < shape_.entriesPerTable && first + i < grainCount(); ++i) {
        const std::uint64_t entry = tableEntry(entries, i, kEntryBytes);
        zeroGrains_ = zeroGrains_ || entry == kZeroGrain;
        if (!isSane(entry)) {
            if (drop_)
                appendRange(dropped_, rangeOf(first + i, 1));
        } else if (entry > kZeroGrain) {
            anyBits_ |= entry;
        }
    }
}

/// Later ones of those that share a place get a copy; which of them it belonged to is not known.
void GrainRepair::claim(GrainClaims& claims, std::uint64_t table, MutableByteSpan entries) {
    if (drop_)
        drop(entries);
    forEachSector(entries, [&](std::uint64_t index, MutableByteSpan sector) {
        const bool sound = isSound(sector);
        for (std::uint64_t i = 0; i < sector.size() / kEntryBytes; ++i) {
            const std::uint64_t grain = table * shape_.entriesPerTable + index + i;
            const std::uint64_t entry = tableEntry(sector, i, kEntryBytes);
            if (entry <= kZeroGrain || grain >= grainCount() || !isSane(entry))
                continue;
            const std::uint64_t end = entry + shape_.grain.count();
            const bool own = claims.take(entry, end) && !places_.toBeTables.overlaps(entry, end);
            if (sound && (!own || (drop_ && isCutShort(grain, entry))))
                move(grain, entry);
        }
    });
}

void GrainRepair::move(std::uint64_t grain, std::uint64_t sector) {
    if (moves_.contains(grain))
        return; // it reaches over two windows of the claims
    const std::uint64_t at =
        patch_.appendCopy(file_, sector * kSectorSize, rangeOf(grain, 1).length.bytes(), shape_.grain.bytes());
    moves_.emplace(grain, static_cast<std::uint32_t>(at / kSectorSize));
    if (drop_ && isCutShort(grain, sector))
        dropped_ = unite(dropped_, {rangeOf(grain, 1)});
}

void GrainRepair::drop(MutableByteSpan entries) const {
    for (std::uint64_t i = 0; i < entries.size() / kEntryBytes; ++i)
        if (!isSane(tableEntry(entries, i, kEntryBytes)))
            storeLe<std::uint32_t>(entries, i * kEntryBytes, 0);
}

void GrainRepair::dropTable(std::uint64_t table) {
    dropped_ = unite(dropped_, {rangeOf(table * shape_.entriesPerTable, shape_.entriesPerTable)});
}

bool GrainRepair::mend(std::uint64_t table, MutableByteSpan entries, Store store) {
    if (drop_)
        drop(entries);
    bool all = true;
    forEachSector(entries, [&](std::uint64_t index, MutableByteSpan sector) {
        if (!isSound(sector)) {
            all = false;
            return;
        }
        for (std::uint64_t i = 0; !moves_.empty() && i < sector.size() / kEntryBytes; ++i)
            if (const auto found = moves_.find(table * shape_.entriesPerTable + index + i); found != moves_.end())
                storeLe<std::uint32_t>(sector, i * kEntryBytes, found->second);
        store(index * kEntryBytes, sector);
    });
    return all;
}

} // namespace strata
