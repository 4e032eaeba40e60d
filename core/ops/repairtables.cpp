// SPDX-License-Identifier: Apache-2.0
#include "core/ops/repairtables.h"

#include "core/disk/hostedsparseextent.h"
#include "core/disk/hostedsparsetables.h"
#include "core/format/cowdheader.h"

#include <algorithm>
#include <utility>

namespace strata {

namespace {

class HostedRepair {
public:
    HostedRepair(FileSystem& fs, const ExtentPlace& place, File& file, const SparseHeader& header,
                 const FileFindings& found, RepairPatch& patch, std::vector<RepairStep>& steps)
        : file_(file), header_(header), patch_(patch), steps_(steps), fileSectors_(file.size() / kSectorSize),
          // reads as every reader does: by the rule for copies that differ
          reader_(fs.open(place.path, OpenMode::Read), header, place.line.sectors, false, false),
          primary_(file, hostedTableShape(header, header.gdOffset)), sound_(!found.lasting) {
        if (header.redundant())
            redundant_.emplace(file, hostedTableShape(header, header.rgdOffset));
    }

    void run() {
        if (reader_.metadata().collided())
            return; // to write one thing would damage another
        for (std::uint64_t table = 0; table < header_.tableCount(); ++table)
            repairTable(table);
        if (tables_ != 0)
            say(text("Make both copies of %1 grain tables say what the disk reads as", tables_));
        if (zeroGrains_ && (header_.version < kSparseZeroGrainVersion || !header_.zeroGrains()))
            announceZeroGrains();
        if (header_.unclean && sound_) {
            const std::byte clean{0};
            patch_.change(file_, kSparseUncleanAt, ByteSpan(&clean, 1));
            say(text("Mark the file as closed properly"));
        }
    }

private:
    void say(Text action) { steps_.push_back({file_.path(), std::move(action)}); }

    bool isSane(std::uint64_t entry) const {
        return entry <= kZeroGrain
               || (entry < fileSectors_ && !reader_.metadata().overlaps(entry, entry + header_.grainSize.count()));
    }

    void repairTable(std::uint64_t table) {
        const bool primaryLost = primary_.location(table) == kBadTable;
        const bool redundantLost = redundant_ && redundant_->location(table) == kBadTable;
        sound_ = sound_ && !primaryLost && !redundantLost;
        if (primaryLost && (!redundant_ || redundantLost))
            return;
        const std::vector<std::byte> wanted = reader_.grainTable(table);
        const std::uint64_t before = patch_.bytes();
        for (std::size_t at = 0; at < wanted.size(); at += kSectorSize) {
            const ByteSpan entries =
                ByteSpan(wanted).subspan(at, std::min<std::size_t>(kSectorSize, wanted.size() - at));
            bool sane = true;
            for (std::size_t i = 0; i < entries.size() / 4; ++i) {
                const std::uint64_t entry = tableEntry(entries, i, 4);
                sane = sane && isSane(entry);
                zeroGrains_ = zeroGrains_ || entry == kZeroGrain;
            }
            sound_ = sound_ && sane;
            if (!sane || !redundant_)
                continue; // both copies are scrap: neither proves anything against the other
            store(primary_.location(table), at, entries);
            store(redundant_->location(table), at, entries);
        }
        tables_ += patch_.bytes() != before ? 1U : 0U;
    }

    void store(std::uint64_t table, std::size_t at, ByteSpan entries) {
        if (table != 0 && table != kBadTable)
            patch_.change(file_, table + at, entries);
    }

    void announceZeroGrains() {
        std::array<std::byte, 4> field{};
        storeLe<std::uint32_t>(MutableByteSpan(field), 0, std::max(header_.version, kSparseZeroGrainVersion));
        patch_.change(file_, kSparseVersionAt, field);
        storeLe<std::uint32_t>(MutableByteSpan(field), 0, header_.flags | kSparseFlagZeroGrain);
        patch_.change(file_, kSparseFlagsAt, field);
        say(text("Announce zero grains in the file's header"));
    }

    File& file_;
    SparseHeader header_;
    RepairPatch& patch_;
    std::vector<RepairStep>& steps_;
    std::uint64_t fileSectors_;
    HostedSparseExtent reader_;
    FileGrainTables primary_;
    std::optional<FileGrainTables> redundant_;
    bool sound_;
    bool zeroGrains_ = false;
    std::uint64_t tables_ = 0;
};

} // namespace

void repairHostedSparse(FileSystem& fs, const ExtentPlace& place, File& file, const FileFindings& found,
                        RepairPatch& patch, std::vector<RepairStep>& steps) {
    std::array<std::byte, kSectorSize> head{};
    if (file.size() < head.size())
        return;
    file.readExactly(0, head);
    if (!isSparseHeader(head))
        return;
    const SparseHeader header = parseSparseHeader(head, file.size());
    if (!header.compressed() && header.capacity != Sectors(0) && !header.newlineDamaged)
        HostedRepair(fs, place, file, header, found, patch, steps).run();
}

void repairCowd(File& file, const FileFindings& found, RepairPatch& patch, std::vector<RepairStep>& steps) {
    std::array<std::byte, kCowdHeaderBytes> head{};
    if (file.size() < head.size())
        return;
    file.readExactly(0, head);
    if (!isCowdHeader(head))
        return;
    const CowdHeader header = parseCowdHeader(head, file.size());
    const std::uint64_t end = Sectors::covering(file.size()).count();
    if (found.freeSectorBehind && end <= 0xFFFFFFFFU) {
        std::array<std::byte, 4> field{};
        storeLe<std::uint32_t>(MutableByteSpan(field), 0, static_cast<std::uint32_t>(end));
        patch.change(file, kCowdFreeSectorAt, field);
        steps.push_back({file.path(), text("Let new data begin behind the end of the file")});
    }
    if (header.unclean && !found.lasting) {
        patch.change(file, kCowdUncleanAt, std::array<std::byte, 4>{});
        steps.push_back({file.path(), text("Mark the file as closed properly")});
    }
}

} // namespace strata
