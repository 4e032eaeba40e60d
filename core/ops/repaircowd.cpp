// SPDX-License-Identifier: Apache-2.0
#include "core/base/progress.h"
#include "core/disk/graintable.h"
#include "core/format/cowdheader.h"
#include "core/ops/repairgrains.h"
#include "core/ops/repairtables.h"

#include <algorithm>

namespace strata {
namespace {

class CowdRepair {
public:
    CowdRepair(const RepairWork& work, const CowdHeader& header)
        : work_(work), header_(header), tables_(work.file, {.directoryOffset = header.gdOffset * kSectorSize,
                                                            .tableCount = header.tableCount(),
                                                            .entriesPerTable = kCowdEntriesPerTable,
                                                            .entryBytes = 4,
                                                            .locate = locateTableBySector}),
          sound_(!work.found.lasting) {
        metadata_.add(0, kCowdHeaderBytes / kSectorSize);
        metadata_.add(header.gdOffset,
                      header.gdOffset + ceilDiv(std::uint64_t{header.directoryEntries} * 4, kSectorSize));
        tables_.visitLocations([&](std::uint64_t, std::uint64_t location) {
            if (location != kBadTable)
                metadata_.add(location / kSectorSize, location / kSectorSize + kCowdTableSectors);
        });
        metadata_.finish();
    }

    void run() {
        if (metadata_.collided())
            return; // to write one thing would damage another
        const SectorRanges none;
        GrainRepair grains(work_.file,
                           {.capacity = std::min(header_.capacity, work_.place.line.sectors),
                            .grain = header_.grainSize,
                            .tableCount = header_.tableCount(),
                            .entriesPerTable = kCowdEntriesPerTable},
                           {.metadata = metadata_, .toBeTables = none}, work_.patch, work_.dropUnreadable);
        dropLostTables(grains);
        grains.prepare(tables_, work_.stop);
        TableStretch table;
        for (std::uint64_t number = tables_.nextListed(0); number < header_.tableCount();
             number = tables_.nextListed(number + 1)) {
            checkpoint(work_.stop);
            tables_.load(number, 1, table);
            if (table.states[0] != TableState::Loaded)
                continue;
            const std::uint64_t at = tables_.location(number);
            const bool sound = grains.mend(number, table.table(0), [&](std::size_t within, ByteSpan sector) {
                work_.patch.change(work_.file, at + within, sector);
            });
            sound_ = sound_ && sound;
        }
        if (grains.moved() != 0)
            work_.say(text("Give %1 grains that share their place one of their own", grains.moved()));
        work_.sayDropped(grains.dropped());
        mendHeader();
    }

private:
    /// There is one copy of the tables: without it the grains cannot be found.
    void dropLostTables(GrainRepair& grains) {
        tables_.visitLocations([&](std::uint64_t table, std::uint64_t location) {
            if (location != kBadTable)
                return;
            if (!work_.dropUnreadable) {
                sound_ = false;
                return;
            }
            grains.dropTable(table);
            work_.patch.change(work_.file, tables_.shape().directoryOffset + table * 4, std::array<std::byte, 4>{});
        });
    }

    void mendHeader() {
        const std::uint64_t end = Sectors::covering(work_.patch.endOf(work_.file)).count();
        const bool appended = work_.patch.endOf(work_.file) != work_.file.size();
        if ((work_.found.freeSectorBehind || appended) && end <= 0xFFFFFFFFU) {
            std::array<std::byte, 4> field{};
            storeLe<std::uint32_t>(MutableByteSpan(field), 0, static_cast<std::uint32_t>(end));
            work_.patch.change(work_.file, kCowdFreeSectorAt, field);
            work_.say(text("Let new data begin behind the end of the file"));
        }
        if (header_.unclean && sound_) {
            work_.patch.change(work_.file, kCowdUncleanAt, std::array<std::byte, 4>{});
            work_.say(text("Mark the file as closed properly"));
        }
    }

    const RepairWork& work_;
    CowdHeader header_;
    FileGrainTables tables_;
    SectorRanges metadata_;
    bool sound_;
};

} // namespace

void repairCowd(const RepairWork& work) {
    std::array<std::byte, kCowdHeaderBytes> head{};
    if (work.file.size() < head.size())
        return;
    work.file.readExactly(0, head);
    if (isCowdHeader(head))
        CowdRepair(work, parseCowdHeader(head, work.file.size())).run();
}

} // namespace strata
