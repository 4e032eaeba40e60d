// SPDX-License-Identifier: Apache-2.0
// Hosted sparse files: vmdk-format 2.4, 2.6 and 2.8.
#include "core/disk/graintablepair.h"
#include "core/disk/hostedsparsetables.h"
#include "core/ops/checkgrains.h"
#include "core/ops/tableplaces.h"

#include <algorithm>
#include <optional>

namespace strata {

namespace {

class HostedCheck {
public:
    HostedCheck(const CheckedExtent& extent, const CheckWork& work)
        : extent_(extent), work_(work), findings_(work.findings),
          header_(parseSparseHeader(extent.head, extent.file.size())), fileSize_(extent.file.size()),
          shape_(hostedTableShape(header_, header_.gdOffset)), primary_(extent.file, shape_) {
        if (header_.redundant())
            redundant_.emplace(extent.file, hostedTableShape(header_, header_.rgdOffset));
    }

    void run() {
        checkHeader();
        if (header_.capacity == Sectors(0))
            return;
        checkMetadata();
        if (redundant_)
            checkCopies();
        else
            checkSingle();
        checkGrains();
    }

private:
    Sectors capacity() const { return std::min(header_.capacity, extent_.place.line.sectors); }

    void checkHeader() {
        const auto& path = extent_.path();
        if (header_.newlineDamaged)
            findings_.error("text-mode-damage", path,
                            text("The file went through a transfer in text mode, which changes data. Get it again in "
                                 "binary mode"),
                            fileSector(0));
        if (header_.unclean)
            findings_.warning("unclean", path,
                              text("The disk was not closed properly by the program that wrote it last"),
                              fileSector(0), true);
        if (header_.capacity < extent_.place.line.sectors)
            findings_.error("header-capacity", path,
                            text("The file holds %1 sectors, the descriptor says %2", header_.capacity.count(),
                                 extent_.place.line.sectors.count()),
                            fileSector(0));
        if (header_.overHead > Sectors::covering(fileSize_))
            findings_.warning("ends-before-data", path,
                              text("The file has %1 sectors; by its header, data begins at sector %2 only",
                                   Sectors::covering(fileSize_).count(), header_.overHead.count()));
    }

    void checkMetadata() {
        metadata_ = hostedMetadata(header_, primary_, redundant_ ? &*redundant_ : nullptr);
        if (redundant_)
            primary_.visitLocations([&](std::uint64_t table, std::uint64_t location) {
                if (location != kBadTable && location == redundant_->location(table))
                    findings_.warning("tables-identical", extent_.path(),
                                      text("Both directories name the same grain table %1", table),
                                      fileSector(location / kSectorSize));
            });
        if (metadata_.collided())
            findings_.error("tables-overlap", extent_.path(),
                            text("The descriptor, directories and grain tables of the file lie over each other"));
    }

    std::string tableRange(std::uint64_t table) const {
        const Sectors span = header_.grainSize * header_.entriesPerTable;
        const Sectors start = span * table;
        return extent_.where(start, start < capacity() ? std::min(span, capacity() - start) : span);
    }

    void reportLost(std::uint64_t table, bool repairable) {
        findings_.error("table-misplaced", extent_.path(),
                        text("Grain table %1 is not where the directory says", table), tableRange(table), repairable);
    }

    /// Whether what is where the table must be can be one. Asked while the file's tables are read: its own buffer.
    bool isFoundAgain(const TablePlaces& places, std::uint64_t table) const {
        const std::optional<std::uint64_t> at = places.of(table);
        if (!at)
            return false;
        std::vector<std::byte> entries(shape_.tableBytes());
        extent_.file.readExactly(*at, entries);
        for (std::uint64_t i = 0; i < shape_.entriesPerTable; ++i)
            if (!isSane(tableEntry(entries, i, 4)))
                return false;
        return true;
    }

    void checkSingle() {
        const TablePlaces places(primary_, metadata_, fileSize_);
        forEachTable(primary_, shape_, work_, [&](std::uint64_t table, TableState state, ByteSpan) {
            if (state == TableState::Damaged)
                reportLost(table, isFoundAgain(places, table));
            missing_ += state == TableState::Missing ? 1U : 0U;
        });
        reportMissing();
    }

    void checkCopies() {
        const TablePlaces places(primary_, metadata_, fileSize_);
        const TablePlaces others(*redundant_, metadata_, fileSize_);
        TableStretch stretch;
        forEachTable(primary_, shape_, work_, [&](std::uint64_t table, TableState state, ByteSpan entries) {
            redundant_->load(table, 1, stretch);
            const TableState other = stretch.states[0];
            if (state == TableState::Damaged || other == TableState::Damaged) {
                const bool one = isThere(state) || isThere(other);
                const bool repairable = one || (isFoundAgain(places, table) && isFoundAgain(others, table));
                for (const TableState copy : {state, other})
                    if (copy == TableState::Damaged)
                        reportLost(table, repairable);
            }
            missing_ += state == TableState::Missing || other == TableState::Missing ? 1U : 0U;
            if (state != TableState::Damaged && other != TableState::Damaged)
                compareCopies(table, entriesOf(state, entries), entriesOf(other, stretch.table(0)));
        });
        reportMissing();
    }

    static bool isThere(TableState state) { return state == TableState::Loaded || state == TableState::Empty; }
    static ByteSpan entriesOf(TableState state, ByteSpan entries) {
        return state == TableState::Loaded ? entries : ByteSpan();
    }

    /// An empty span stands for a table without entries.
    void compareCopies(std::uint64_t table, ByteSpan mine, ByteSpan theirs) {
        std::uint64_t differing = 0;
        for (std::uint64_t i = 0; i < header_.entriesPerTable; ++i) {
            const std::uint64_t a = mine.empty() ? 0 : tableEntry(mine, i, 4);
            const std::uint64_t b = theirs.empty() ? 0 : tableEntry(theirs, i, 4);
            differing += a != b ? 1U : 0U;
        }
        if (differing != 0)
            findings_.warning("gt-redundant-differs", extent_.path(),
                              text("The two copies of grain table %1 differ in %2 entries", table, differing),
                              tableRange(table), true);
    }

    void reportMissing() {
        if (missing_ != 0)
            findings_.note("table-missing", extent_.path(),
                           text("%1 grain tables were never made; VMware's programs cannot write to that part of the "
                                "disk",
                                missing_));
    }

    bool isSane(std::uint64_t entry) const {
        return entry <= kZeroGrain
               || (entry < fileSize_ / kSectorSize && !metadata_.overlaps(entry, entry + header_.grainSize.count()));
    }

    void checkGrains() {
        std::optional<PairedGrainTables> both;
        if (redundant_)
            both.emplace(primary_, *redundant_, [this](std::uint64_t entry) { return isSane(entry); });
        GrainCheck grains(extent_, work_, {.capacity = capacity(), .grain = header_.grainSize}, metadata_,
                          [](std::uint64_t entry) -> GrainEntry {
                              if (entry == kZeroGrain)
                                  return {.kind = GrainEntry::Kind::Zero};
                              return {.kind = GrainEntry::Kind::Data, .sector = entry};
                          });
        grains.run(both ? static_cast<GrainTableSource&>(*both) : primary_, shape_);
        if (grains.zeroGrains() != 0 && (header_.version < 2 || !header_.zeroGrains()))
            findings_.warning("zero-grain-unmarked", extent_.path(),
                              text("%1 grains are marked as zero, which the file's header does not announce; other "
                                   "programs read something else there",
                                   grains.zeroGrains()),
                              {}, true);
        reportLeaks(grains.takenSectors());
    }

    void reportLeaks(std::uint64_t taken) {
        const std::uint64_t grain = header_.grainSize.count();
        const std::uint64_t first = alignUp(std::max(metadata_.end(), header_.overHead.count()), grain);
        const std::uint64_t fileSectors = Sectors::covering(fileSize_).count();
        if (metadata_.end() > header_.overHead.count() || fileSectors < first)
            return; // tables among the grains: what is between them is not ours to call waste
        const std::uint64_t places = (fileSectors - first) / grain;
        if (places > taken / grain)
            findings_.note("leaked-space", extent_.path(),
                           text("%1 bytes of the file belong to no place of the disk",
                                (places - taken / grain) * grain * kSectorSize));
    }

    const CheckedExtent& extent_;
    const CheckWork& work_;
    CheckFindings& findings_;
    SparseHeader header_;
    std::uint64_t fileSize_;
    GrainTableShape shape_;
    FileGrainTables primary_;
    std::optional<FileGrainTables> redundant_;
    SectorRanges metadata_;
    std::uint64_t missing_ = 0;
};

} // namespace

void checkHostedSparse(const CheckedExtent& extent, const CheckWork& work) { HostedCheck(extent, work).run(); }

} // namespace strata
