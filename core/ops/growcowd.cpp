// SPDX-License-Identifier: Apache-2.0
#include "core/format/cowdheader.h"
#include "core/io/intent.h"
#include "core/ops/growways.h"

#include <algorithm>
#include <array>
#include <limits>

namespace strata {
namespace {

/// Positions of the fields that change (vmdk-format 4.2).
constexpr std::uint64_t kCapacityAt = 12;
constexpr std::uint64_t kDirectoryOffsetAt = 20;
constexpr std::uint64_t kDirectoryEntriesAt = 24;
constexpr Sectors kSmallerThan{std::uint64_t{1} << 32U};

/// A longer copy of the directory is written behind everything and synced; then one intent changes the header's first
/// sector and the description.
class GrowCowd : public GrowWay {
public:
    explicit GrowCowd(GrowJob job) : job_(std::move(job)) {
        std::vector<ExtentLine> lines{job_.extents.front().line};
        lines.front().sectors = job_.capacity;
        job_.after.setExtents(lines);
    }

    void plan(FileSystem& fs, Plan& plan) override {
        requirePossible(fs);
        CowdHeader header = readHeader(*fs.open(file(), OpenMode::Read));
        header.capacity = job_.capacity;
        plan.writes = plan.peakExtraSpace = alignUp(header.tableCount() * 4, kSectorSize) + job_.before.size();
        plan.changes = {file(), job_.place.path};
    }

    void run(DiskLink& link, OpContext& context) override {
        requirePossible(context.fs);
        link.extent(0); // its checks, before anything is written
        link.close();
        const std::unique_ptr<File> extent = context.fs.open(file(), OpenMode::ReadWrite);
        CowdHeader header = readHeader(*extent);
        const std::uint64_t oldRoom = alignUp(header.directoryEntries * std::uint64_t{4}, kSectorSize) / 4;
        header.capacity = job_.capacity;
        const std::uint64_t entries = header.tableCount();
        if (entries > oldRoom)
            moveDirectory(*extent, header, entries);
        header.directoryEntries =
            static_cast<std::uint32_t>(std::max<std::uint64_t>(header.directoryEntries, entries));
        checkpoint(context);
        commit(context.fs, *extent, header);
    }

private:
    const std::filesystem::path& file() const { return job_.extents.front().path; }

    static CowdHeader readHeader(File& extent) {
        std::vector<std::byte> bytes(kCowdHeaderBytes);
        extent.readExactly(0, bytes);
        return parseCowdHeader(bytes, extent.size());
    }

    void requirePossible(FileSystem& fs) const {
        if (job_.capacity >= kSmallerThan)
            throw Error(ErrorCode::InvalidArgument, text("A vmfsSparse disk must be smaller than 2 TB"))
                .at(file())
                .advice(text("Clone it to another kind; the clone can grow."));
        const VolumeInfo volume = fs.volume(file());
        if (job_.capacity.bytes() > volume.maxFileSize)
            throw Error(ErrorCode::FileTooLarge,
                        text("The file could grow to %1 bytes; this file system (%2) holds files of up to %3 bytes",
                             job_.capacity.bytes(), volume.type, volume.maxFileSize))
                .at(file())
                .advice(text("Clone the disk to a split kind, or to another folder."));
    }

    /// Changes `header` to what it says then.
    static void moveDirectory(File& extent, CowdHeader& header, std::uint64_t entries) {
        std::vector<std::byte> directory(static_cast<std::size_t>(alignUp(entries * 4, kSectorSize)));
        extent.readExactly(header.gdOffset * std::uint64_t{kSectorSize},
                           MutableByteSpan(directory).first(header.directoryEntries * std::size_t{4}));
        const std::uint64_t end =
            std::max<std::uint64_t>(Sectors::covering(extent.size()).count(), header.freeSector);
        const std::uint64_t behind = end + directory.size() / kSectorSize;
        if (behind > std::numeric_limits<std::uint32_t>::max())
            throw Error(ErrorCode::LimitExceeded, text("The file is full: it cannot grow beyond 2 TiB"))
                .at(extent.path());
        extent.writeAt(end * kSectorSize, directory);
        extent.sync();
        header.gdOffset = static_cast<std::uint32_t>(end);
        header.freeSector = static_cast<std::uint32_t>(behind);
    }

    void commit(FileSystem& fs, File& extent, const CowdHeader& header) {
        std::array<std::byte, kSectorSize> sector{};
        extent.readExactly(0, sector);
        storeLe<std::uint32_t>(sector, kCapacityAt, static_cast<std::uint32_t>(job_.capacity.count()));
        storeLe<std::uint32_t>(sector, kDirectoryOffsetAt, header.gdOffset);
        storeLe<std::uint32_t>(sector, kDirectoryEntriesAt, header.directoryEntries);
        storeLe<std::uint32_t>(sector, kCowdFreeSectorAt, header.freeSector);
        const std::string encoded = job_.after.encode();
        IntentBuilder intent(fs, job_.place.path, IntentOp::GrowDisk);
        intent.write(file(), 0, sector);
        intent.replace(job_.place.path, asBytes(encoded));
        intent.run();
    }

    GrowJob job_;
};

} // namespace

std::unique_ptr<GrowWay> growCowd(GrowJob job) { return std::make_unique<GrowCowd>(std::move(job)); }

} // namespace strata
