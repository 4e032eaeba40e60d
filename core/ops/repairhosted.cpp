// SPDX-License-Identifier: Apache-2.0
#include "core/base/progress.h"
#include "core/disk/graintablepair.h"
#include "core/disk/hostedsparsetables.h"
#include "core/ops/repairgrains.h"
#include "core/ops/repairtables.h"
#include "core/ops/tableplaces.h"

#include <algorithm>
#include <map>
#include <optional>

namespace strata {
namespace {

/// The tables of one copy; some that its directory has lost are read where they must be.
class FoundTables : public FileGrainTables {
public:
    FoundTables(File& file, GrainTableShape shape) : FileGrainTables(file, std::move(shape)), file_(file) {}

    void load(std::uint64_t first, std::size_t count, TableStretch& out) override {
        FileGrainTables::load(first, count, out);
        for (auto it = found.lower_bound(first); it != found.end() && it->first < first + count; ++it) {
            const std::size_t i = static_cast<std::size_t>(it->first - first);
            file_.readExactly(it->second, out.table(i));
            out.states[i] = isAllZero(out.table(i)) ? TableState::Empty : TableState::Loaded;
        }
    }
    std::uint64_t nextListed(std::uint64_t first) override {
        const auto it = found.lower_bound(first);
        return std::min(FileGrainTables::nextListed(first), it != found.end() ? it->first : shape().tableCount);
    }

    std::map<std::uint64_t, std::uint64_t> found; ///< byte offset by table

private:
    File& file_;
};

/// One copy of directory and tables, and what becomes of it.
struct Copy {
    Copy(File& file, const SparseHeader& header, std::uint64_t directory)
        : tables(file, hostedTableShape(header, directory)) {}

    FoundTables tables;
    std::map<std::uint64_t, std::uint64_t> placed; ///< tables that get a place: byte offset by table

    bool isLost(std::uint64_t table) { return tables.location(table) == kBadTable; }
    bool isThere(std::uint64_t table) { return tables.location(table) != 0 && !isLost(table); }
    /// Where the table will be; 0 if nowhere.
    std::uint64_t placeOf(std::uint64_t table) {
        if (const auto it = placed.find(table); it != placed.end())
            return it->second;
        return isThere(table) ? tables.location(table) : 0;
    }
};

class HostedRepair {
public:
    HostedRepair(const RepairWork& work, const SparseHeader& header)
        : work_(work), file_(work.file), header_(header), primary_(file_, header, header.gdOffset),
          sound_(!work.found.lasting) {
        if (header.redundant())
            redundant_.emplace(file_, header, header.rgdOffset);
        metadata_ = hostedMetadata(header_, primary_.tables, redundant_ ? &redundant_->tables : nullptr);
    }

    void run() {
        if (metadata_.collided())
            return; // to write one thing would damage another
        GrainRepair grains(file_,
                           {.capacity = std::min(header_.capacity, work_.place.line.sectors),
                            .grain = header_.grainSize,
                            .tableCount = header_.tableCount(),
                            .entriesPerTable = header_.entriesPerTable},
                           {.metadata = metadata_, .toBeTables = toBeTables_}, work_.patch, work_.dropUnreadable);
        findTables(grains);
        std::optional<PairedGrainTables> both;
        if (redundant_)
            both.emplace(primary_.tables, redundant_->tables,
                         [&](std::uint64_t entry) { return grains.isSane(entry); });
        GrainTableSource& tables = both ? static_cast<GrainTableSource&>(*both) : primary_.tables;
        grains.prepare(tables, work_.stop);
        for (std::uint64_t table = 0; table < header_.tableCount(); ++table)
            mendTable(grains, tables, table);
        finish(grains);
    }

private:
    static constexpr std::size_t kStretch = 512;

    /// Gives every table that is lost in one copy, or never made there, a place again.
    void findTables(GrainRepair& grains) {
        const TablePlaces primaryPlaces(primary_.tables, metadata_, file_.size());
        std::optional<TablePlaces> redundantPlaces;
        if (redundant_)
            redundantPlaces.emplace(redundant_->tables, metadata_, file_.size());
        for (std::uint64_t table = 0; table < header_.tableCount(); ++table) {
            if (primary_.isThere(table) && (!redundant_ || redundant_->isThere(table)))
                continue;
            if (primary_.isThere(table))
                placeAgain(*redundant_, *redundantPlaces, primary_, table);
            else if (redundant_ && redundant_->isThere(table))
                placeAgain(primary_, primaryPlaces, *redundant_, table);
            else if (primary_.isLost(table) || (redundant_ && redundant_->isLost(table)))
                placeLost(grains, primaryPlaces, redundantPlaces, table);
        }
        toBeTables_.finish();
    }

    /// The other copy has it, and says what is in it.
    void placeAgain(Copy& copy, const TablePlaces& places, Copy& other, std::uint64_t table) {
        TableStretch content;
        other.tables.load(table, 1, content);
        if (content.states[0] != TableState::Empty || copy.isLost(table))
            place(copy, table, places.of(table));
    }

    /// No copy's directory knows where it is.
    void placeLost(GrainRepair& grains, const TablePlaces& primaryPlaces,
                   const std::optional<TablePlaces>& redundantPlaces, std::uint64_t table) {
        const std::optional<std::uint64_t> mine = primaryPlaces.of(table);
        const std::optional<std::uint64_t> other = redundant_ ? redundantPlaces->of(table) : std::nullopt;
        if (mine && (!redundant_ || other) && holdsEntries(grains, *mine)
            && (!other || holdsEntries(grains, *other))) {
            primary_.tables.found[table] = *mine;
            place(primary_, table, mine);
            if (redundant_) {
                redundant_->tables.found[table] = *other;
                place(*redundant_, table, other);
            }
        } else if (work_.dropUnreadable) {
            grains.dropTable(table);
            place(primary_, table, mine);
            if (redundant_)
                place(*redundant_, table, other);
        } else {
            sound_ = false;
        }
    }

    bool holdsEntries(const GrainRepair& grains, std::uint64_t at) {
        std::vector<std::byte> table(primary_.tables.shape().tableBytes());
        file_.readExactly(at, table);
        return grains.isSound(table);
    }

    /// Without a place of its own, at the end of the file.
    void place(Copy& copy, std::uint64_t table, std::optional<std::uint64_t> at) {
        const std::size_t bytes = copy.tables.shape().tableBytes();
        if (!at) {
            at = work_.patch.appendZeros(file_, bytes, header_.grainSize.bytes());
        } else {
            toBeTables_.add(*at / kSectorSize, *at / kSectorSize + ceilDiv(bytes, kSectorSize));
        }
        copy.placed[table] = *at;
        std::array<std::byte, 4> entry{};
        storeLe<std::uint32_t>(MutableByteSpan(entry), 0, static_cast<std::uint32_t>(*at / kSectorSize));
        work_.patch.change(file_, copy.tables.shape().directoryOffset + table * entry.size(), entry);
        ++placed_;
    }

    void mendTable(GrainRepair& grains, GrainTableSource& tables, std::uint64_t table) {
        if (table >= loadedFrom_ + loaded_.states.size() || table < loadedFrom_) {
            checkpoint(work_.stop);
            loadedFrom_ = table;
            tables.load(table,
                        static_cast<std::size_t>(std::min<std::uint64_t>(kStretch, header_.tableCount() - table)),
                        loaded_);
        }
        const std::size_t i = static_cast<std::size_t>(table - loadedFrom_);
        const TableState state = loaded_.states[i];
        if (state != TableState::Loaded && !isPlaced(table))
            return; // lost for good, or nothing in it
        const MutableByteSpan wanted = loaded_.table(i);
        if (state != TableState::Loaded)
            std::ranges::fill(wanted, std::byte{0});
        const std::uint64_t before = work_.patch.bytes();
        const bool sound = grains.mend(table, wanted, [&](std::size_t at, ByteSpan sector) {
            store(primary_, table, at, sector);
            if (redundant_)
                store(*redundant_, table, at, sector);
        });
        sound_ = sound_ && sound;
        tables_ += work_.patch.bytes() != before ? 1U : 0U;
    }

    bool isPlaced(std::uint64_t table) const {
        return primary_.placed.contains(table) || (redundant_ && redundant_->placed.contains(table));
    }

    void store(Copy& copy, std::uint64_t table, std::size_t at, ByteSpan entries) {
        if (const std::uint64_t place = copy.placeOf(table); place != 0)
            work_.patch.change(file_, place + at, entries);
    }

    void finish(const GrainRepair& grains) {
        if (placed_ != 0)
            work_.say(text("Find %1 grain tables again that a directory has lost", placed_));
        if (tables_ != 0)
            work_.say(text("Make both copies of %1 grain tables say what the disk reads as", tables_));
        if (grains.moved() != 0)
            work_.say(text("Give %1 grains that share their place one of their own", grains.moved()));
        work_.sayDropped(grains.dropped());
        if (grains.hasZeroGrains() && (header_.version < kSparseZeroGrainVersion || !header_.zeroGrains()))
            announceZeroGrains();
        if (header_.unclean && sound_) {
            const std::byte clean{0};
            work_.patch.change(file_, kSparseUncleanAt, ByteSpan(&clean, 1));
            work_.say(text("Mark the file as closed properly"));
        }
    }

    void announceZeroGrains() {
        std::array<std::byte, 4> field{};
        storeLe<std::uint32_t>(MutableByteSpan(field), 0, std::max(header_.version, kSparseZeroGrainVersion));
        work_.patch.change(file_, kSparseVersionAt, field);
        storeLe<std::uint32_t>(MutableByteSpan(field), 0, header_.flags | kSparseFlagZeroGrain);
        work_.patch.change(file_, kSparseFlagsAt, field);
        work_.say(text("Announce zero grains in the file's header"));
    }

    const RepairWork& work_;
    File& file_;
    SparseHeader header_;
    Copy primary_;
    std::optional<Copy> redundant_;
    SectorRanges metadata_;
    SectorRanges toBeTables_;
    bool sound_;
    std::uint64_t placed_ = 0;
    std::uint64_t tables_ = 0;
    TableStretch loaded_;
    std::uint64_t loadedFrom_ = 0;
};

} // namespace

void repairHostedSparse(const RepairWork& work) {
    std::array<std::byte, kSectorSize> head{};
    if (work.file.size() < head.size())
        return;
    work.file.readExactly(0, head);
    if (!isSparseHeader(head))
        return;
    const SparseHeader header = parseSparseHeader(head, work.file.size());
    if (!header.compressed() && header.capacity != Sectors(0) && !header.newlineDamaged)
        HostedRepair(work, header).run();
}

} // namespace strata
