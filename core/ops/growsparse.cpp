// SPDX-License-Identifier: Apache-2.0
#include "core/disk/diskopener.h"
#include "core/disk/hostedsparseextent.h"
#include "core/io/intent.h"
#include "core/ops/growways.h"

#include <algorithm>

namespace strata {
namespace {

/// Entries are u32 sectors: 2 TiB (vmdk-format 2.9).
constexpr Sectors kLargestSparse{std::uint64_t{1} << 32U};
constexpr std::uint64_t kSectorsAtOnce = 2048;
/// An intent is held in memory as a whole, with what it writes.
constexpr std::uint64_t kLargestFrontInIntent = std::uint64_t{32} << 20U;
constexpr std::uint64_t kTableSectors = kEntriesPerTable * 4 / kSectorSize;

/// Where directories and tables shall be: in the canonical layout of vmdk-format 2.5, over the old ones; where that
/// would be too much for an intent, behind the old ones, whose place stays unused (durability.md 2.3, "tables
/// behind").
struct NewPlaces {
    SparseLayout layout;
    bool behind = false;
};
NewPlaces placesFor(const HostedSparseExtent& extent, Sectors capacity) {
    const SparseHeader& header = extent.header();
    NewPlaces places{canonicalSparseLayout(capacity, header.grainSize, header.descriptorSize.count())};
    SparseLayout& layout = places.layout;
    const bool stay = layout.directory == header.gdOffset && layout.redundantDirectory == header.rgdOffset;
    places.behind = !stay && layout.overHead * kSectorSize > kLargestFrontInIntent;
    if (places.behind) {
        const std::uint64_t shift = header.overHead.count() - layout.redundantDirectory;
        layout.redundantDirectory += shift;
        layout.directory += shift;
        layout.overHead = alignUp(layout.overHead + shift, header.grainSize.count());
    }
    return places;
}

/// The front of the file as it shall be: header, descriptor, both directories and tables. Composed sector by sector,
/// since for large disks it is hundreds of megabytes.
class NewFront {
public:
    NewFront(HostedSparseExtent& extent, Sectors capacity, const SparseLayout& layout, const std::string& descriptor)
        : extent_(extent), oldTables_(extent.header().tableCount()), descriptor_(descriptor),
          header_(extent.header()), layout_(layout) {
        header_.capacity = capacity;
        header_.flags |= kSparseFlagRedundant;
        header_.descriptorOffset = Sectors(1);
        header_.rgdOffset = layout_.redundantDirectory;
        header_.gdOffset = layout_.directory;
        header_.overHead = Sectors(layout_.overHead);
        header_.unclean = false;
    }

    const SparseLayout& layout() const { return layout_; }

    /// Whole sectors from `sector` on; of those between the description and the first directory nothing is known.
    void compose(std::uint64_t sector, MutableByteSpan out) {
        for (std::size_t at = 0; at < out.size(); at += kSectorSize, ++sector)
            composeSector(sector, out.subspan(at, kSectorSize));
    }

private:
    void composeSector(std::uint64_t sector, MutableByteSpan out) {
        std::ranges::fill(out, std::byte{0});
        if (sector == 0)
            std::ranges::copy(encodeSparseHeader(header_), out.begin());
        else if (sector <= layout_.descriptorSectors)
            composeDescriptor(sector - 1, out);
        else if (sector < layout_.directory)
            composeCopy(sector - layout_.redundantDirectory, layout_.redundantTable(0), out);
        else
            composeCopy(sector - layout_.directory, layout_.table(0), out);
    }
    void composeDescriptor(std::uint64_t index, MutableByteSpan out) const {
        const std::size_t at = static_cast<std::size_t>(index * kSectorSize);
        if (at < descriptor_.size())
            std::ranges::copy(asBytes(descriptor_).subspan(at, std::min(out.size(), descriptor_.size() - at)),
                              out.begin());
    }
    /// Sector `index` of a directory with its tables, the first of which is at `firstTable`.
    void composeCopy(std::uint64_t index, std::uint64_t firstTable, MutableByteSpan out) {
        if (index < layout_.directorySectors) {
            const std::uint64_t perSector = kSectorSize / 4;
            for (std::uint64_t i = 0; i < perSector && index * perSector + i < layout_.tableCount; ++i)
                storeLe<std::uint32_t>(
                    out, i * 4, static_cast<std::uint32_t>(firstTable + (index * perSector + i) * kTableSectors));
            return;
        }
        const std::uint64_t table = (index - layout_.directorySectors) / kTableSectors;
        if (table >= oldTables_)
            return;
        if (table != loaded_ || content_.empty()) {
            content_ = extent_.grainTable(table);
            loaded_ = table;
        }
        const std::uint64_t part = (index - layout_.directorySectors) % kTableSectors;
        std::ranges::copy(ByteSpan(content_).subspan(part * kSectorSize, kSectorSize), out.begin());
    }

    HostedSparseExtent& extent_;
    std::uint64_t oldTables_;
    std::string descriptor_;
    SparseHeader header_;
    SparseLayout layout_;
    std::vector<std::byte> content_; ///< of table loaded_
    std::uint64_t loaded_ = 0;
};

/// Three steps, each of which leaves the disk as it was (durability.md 2.3): grains that lie where the longer tables
/// will be move to the end of the file; their old space is emptied; one intent writes the whole new front, or, with
/// the tables behind the old ones, header and description.
class GrowMonolithicSparse : public GrowWay {
public:
    explicit GrowMonolithicSparse(GrowJob job) : job_(std::move(job)) {
        std::vector<ExtentLine> lines{job_.extents.front().line};
        lines.front().sectors = job_.capacity;
        job_.after.setExtents(lines);
    }

    void plan(FileSystem& fs, Plan& plan) override {
        requirePossible(fs);
        const std::unique_ptr<DiskLink> link = openLink(fs, file());
        const std::shared_ptr<Extent> opened = link->extent(0);
        const HostedSparseExtent& extent = sparse(*opened);
        requireTablesInFront(extent);
        const SparseLayout layout = placesFor(extent, job_.capacity).layout;
        const std::uint64_t grain = extent.header().grainSize.bytes();
        std::uint64_t displaced = 0;
        link->map(Sectors(0), link->capacity(), [&](const Run& run) {
            if (run.kind == RunKind::Data && run.fileOffset < layout.overHead * kSectorSize)
                displaced +=
                    std::min(alignUp(run.length.bytes(), grain), layout.overHead * kSectorSize - run.fileOffset);
            return true;
        });
        plan.reads = plan.writes = alignUp(displaced, grain);
        plan.writes += 2 * layout.overHead * kSectorSize;
        plan.peakExtraSpace = plan.writes;
        plan.changes = {file()};
        const VolumeInfo volume = fs.volume(file());
        if (plan.peakExtraSpace > volume.free)
            throw Error(ErrorCode::NoSpace,
                        text("Up to %1 bytes are needed, %2 are free", plan.peakExtraSpace, volume.free))
                .at(file())
                .advice(text("Free some space first."));
    }

    void run(DiskLink& link, OpContext& context) override {
        requirePossible(context.fs);
        const std::shared_ptr<Extent> opened = link.extent(0);
        HostedSparseExtent& extent = sparse(*opened);
        requireTablesInFront(extent);
        const NewPlaces places = placesFor(extent, job_.capacity);
        NewFront front(extent, job_.capacity, places.layout, job_.after.encode());
        makeWay(extent, front.layout(), context);
        link.close();
        checkpoint(context);
        emptyOldSpace(extent, front.layout(), context);
        if (places.behind)
            writeTables(front, context);
        IntentBuilder intent(context.fs, file(), IntentOp::GrowDisk);
        addChangedSectors(front, places.behind ? 1 + front.layout().descriptorSectors : front.layout().overHead,
                          intent, context);
        checkpoint(context);
        intent.run();
    }

private:
    const std::filesystem::path& file() const { return job_.place.path; }
    static HostedSparseExtent& sparse(Extent& extent) {
        if (auto* hosted = dynamic_cast<HostedSparseExtent*>(&extent))
            return *hosted;
        throw Error(ErrorCode::NotSupported, text("This kind of sparse file cannot grow in place"));
    }

    void requirePossible(FileSystem& fs) const {
        if (job_.capacity > kLargestSparse)
            throw Error(ErrorCode::InvalidArgument, text("One sparse file cannot hold a disk of more than 2 TB"))
                .at(file())
                .advice(text("Clone the disk to a split kind; the clone can grow."));
        const VolumeInfo volume = fs.volume(file());
        if (job_.capacity.bytes() > volume.maxFileSize)
            throw Error(ErrorCode::FileTooLarge,
                        text("The file could grow to %1 bytes; this file system (%2) holds files of up to %3 bytes",
                             job_.capacity.bytes(), volume.type, volume.maxFileSize))
                .at(file())
                .advice(text("Clone the disk to a split kind, or to another folder."));
    }
    void requireTablesInFront(const HostedSparseExtent& extent) const {
        const SparseHeader& header = extent.header();
        if (extent.metadataEnd() > header.overHead.count() || header.descriptorOffset != Sectors(1))
            throw Error(ErrorCode::NotSupported, text("The disk's tables do not all lie at the front of its file"))
                .at(file())
                .advice(text("Clone it; the clone can grow."));
    }

    static void makeWay(HostedSparseExtent& extent, const SparseLayout& layout, OpContext& context) {
        extent.evacuate(layout.overHead, [&](std::uint64_t bytes) {
            checkpoint(context);
            context.progress.addTotal(bytes);
            context.progress.add(bytes);
        });
    }

    /// Nobody refers to it any more; zeros need no place in the intent.
    void emptyOldSpace(const HostedSparseExtent& extent, const SparseLayout& layout, OpContext& context) const {
        const std::unique_ptr<File> target = context.fs.open(file(), OpenMode::ReadWrite);
        const std::uint64_t from = extent.header().overHead.bytes();
        const std::uint64_t to = layout.overHead * kSectorSize;
        const std::uint64_t end = std::min(to, target->size());
        if (from < end)
            target->punchHole(from, end - from);
        if (target->size() < to)
            target->truncate(to);
        target->sync();
    }

    /// Where nobody looks yet, and zeros are.
    void writeTables(NewFront& front, OpContext& context) const {
        const std::unique_ptr<File> target = context.fs.open(file(), OpenMode::ReadWrite);
        const SparseLayout& layout = front.layout();
        std::vector<std::byte> bytes(kSectorsAtOnce * kSectorSize);
        context.progress.addTotal((layout.overHead - layout.redundantDirectory) * kSectorSize);
        for (std::uint64_t sector = layout.redundantDirectory; sector < layout.overHead; sector += kSectorsAtOnce) {
            checkpoint(context);
            const MutableByteSpan now = MutableByteSpan(bytes).first(
                static_cast<std::size_t>(std::min(kSectorsAtOnce, layout.overHead - sector) * kSectorSize));
            front.compose(sector, now);
            if (!isAllZero(now))
                target->writeAt(sector * kSectorSize, now);
            context.progress.add(now.size());
        }
        target->sync();
    }

    void addChangedSectors(NewFront& front, std::uint64_t total, IntentBuilder& intent, OpContext& context) const {
        const std::unique_ptr<File> target = context.fs.open(file(), OpenMode::Read);
        std::vector<std::byte> before(kSectorsAtOnce * kSectorSize);
        std::vector<std::byte> after(before.size());
        context.progress.addTotal(total * kSectorSize);
        for (std::uint64_t sector = 0; sector < total; sector += kSectorsAtOnce) {
            checkpoint(context);
            const std::size_t size = static_cast<std::size_t>(std::min(kSectorsAtOnce, total - sector) * kSectorSize);
            const MutableByteSpan now = MutableByteSpan(after).first(size);
            target->readExactly(sector * kSectorSize, MutableByteSpan(before).first(size));
            front.compose(sector, now);
            addDifferences(ByteSpan(before).first(size), now, sector, intent);
            context.progress.add(size);
        }
    }
    void addDifferences(ByteSpan before, ByteSpan after, std::uint64_t sector, IntentBuilder& intent) const {
        const auto differs = [&](std::size_t at) {
            return !std::ranges::equal(before.subspan(at, kSectorSize), after.subspan(at, kSectorSize));
        };
        for (std::size_t at = 0; at < after.size();) {
            std::size_t end = at;
            while (end < after.size() && differs(end))
                end += kSectorSize;
            if (end > at)
                intent.write(file(), sector * kSectorSize + at, after.subspan(at, end - at));
            at = end + kSectorSize;
        }
    }

    GrowJob job_;
};

} // namespace

std::unique_ptr<GrowWay> growMonolithicSparse(GrowJob job) {
    return std::make_unique<GrowMonolithicSparse>(std::move(job));
}

} // namespace strata
