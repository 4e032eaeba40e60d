// SPDX-License-Identifier: Apache-2.0
#include "core/ops/cowdrewrite.h"

#include "core/base/error.h"
#include "core/disk/extentfactory.h"
#include "core/disk/extentwriter.h"
#include "core/format/cowdheader.h"
#include "core/io/partfile.h"
#include "core/ops/zeroscan.h"

#include <algorithm>

namespace strata {
namespace {

constexpr Sectors kCopyAtOnce{16384}; // 8 MiB

CowdHeader headerOf(File& file) {
    std::array<std::byte, kCowdHeaderBytes> head{};
    file.readExactly(0, head);
    return parseCowdHeader(head, file.size());
}

/// Takes the old header's fields that mean nothing to us along: names, generations.
void keepHeader(File& from, File& to) {
    std::array<std::byte, kCowdHeaderBytes> old{};
    std::array<std::byte, kCowdHeaderBytes> fresh{};
    from.readExactly(0, old);
    to.readExactly(0, fresh);
    constexpr std::size_t kFirstPlace = 20; // directory's place and size, next free sector
    constexpr std::size_t kEnd = kCowdFreeSectorAt + 4;
    std::copy(fresh.begin() + kFirstPlace, fresh.begin() + kEnd, old.begin() + kFirstPlace);
    storeLe<std::uint32_t>(MutableByteSpan(old), kCowdUncleanAt, 0);
    to.writeAt(0, old);
}

/// Removes the new file unless it has taken its place.
class PartRemover {
public:
    PartRemover(FileSystem& fs, std::filesystem::path path) : fs_(fs), path_(std::move(path)) {}
    PartRemover(const PartRemover&) = delete;
    PartRemover& operator=(const PartRemover&) = delete;
    ~PartRemover() {
        if (!released_)
            removeQuietly(fs_, path_);
    }
    void release() { released_ = true; }

private:
    FileSystem& fs_;
    std::filesystem::path path_;
    bool released_ = false;
};

} // namespace

CowdRewrite::CowdRewrite(FileSystem& fs, const ExtentPlace& place, Extent& extent, bool dropZeros)
    : fs_(fs), path_(fs.canonical(place.path)), line_(place.line), extent_(extent),
      grain_(extent.capabilities().granularity), dropZeros_(dropZeros) {}

void CowdRewrite::forEachKept(OpContext& context, Visit visit) {
    forEachWindow(extent_, grain_, [&](SectorRange window) {
        SectorSet kept;
        extent_.map(window.start, window.length, [&](const Run& run) {
            if (run.kind == RunKind::Data)
                appendRange(kept, {run.start, run.length});
            return true;
        });
        if (dropZeros_ && !kept.empty())
            kept = subtract(kept, findStoredZeros(extent_, grain_, window, context));
        for (const SectorRange& range : kept)
            visit(range);
    });
}

std::uint64_t CowdRewrite::sizeAfter(OpContext& context) {
    const CowdHeader header = headerOf(*extent_.file());
    const Sectors perTable = grain_ * kCowdEntriesPerTable;
    std::uint64_t sectors = CowdHeader().gdOffset + ceilDiv(header.tableCount() * 4, kSectorSize);
    std::uint64_t tablesUpTo = 0;
    forEachKept(context, [&](SectorRange range) {
        const std::uint64_t first = std::max(range.start / perTable, tablesUpTo);
        const std::uint64_t end = ceilDiv(range.end().count(), perTable.count());
        if (end > first)
            sectors += (end - first) * kCowdTableSectors;
        tablesUpTo = std::max(tablesUpTo, end);
        sectors += alignUp(range.length.count(), grain_.count());
    });
    return sectors * kSectorSize;
}

void CowdRewrite::run(OpContext& context, std::uint64_t size) {
    if (const std::uint64_t free = fs_.volume(path_).free; size > free)
        throw Error(ErrorCode::NoSpace, text("%1 bytes are needed, %2 are free", size, free))
            .at(path_)
            .advice(text("Free some space first."));
    PartRemover remover(fs_, partName(path_));
    const std::unique_ptr<ExtentWriter> writer =
        makeCowdWriter(createPart(fs_, path_), headerOf(*extent_.file()).capacity, grain_);
    context.progress.addTotal(storedBytes(extent_));
    forEachKept(context, [&](SectorRange range) {
        for (Sectors at = range.start; at < range.end();) {
            checkpoint(context);
            // The next table may begin within the range, in front of its grains: never a whole one at once.
            const Sectors length = std::min(kCopyAtOnce, range.end() - at);
            copy(at, length, *writer);
            context.progress.add(length.bytes());
            at += length;
        }
    });
    writer->finish();
    keepHeader(*extent_.file(), writer->file());
    requireSame(context);
    fs_.copyAttributes(path_, partName(path_));
    writer->file().sync();
    checkpoint(context);
    fs_.rename(partName(path_), path_);
    remover.release();
    fs_.syncDirectory(folderOf(path_));
}

/// The old file goes only when the new one is known to read the same.
void CowdRewrite::requireSame(OpContext& context) {
    const std::unique_ptr<Extent> fresh = openExtent(fs_, partName(path_), line_, OpenMode::Read, LockMode::None);
    std::vector<std::byte> mine;
    std::vector<std::byte> theirs;
    forEachKept(context, [&](SectorRange range) {
        for (Sectors at = range.start; at < range.end();) {
            checkpoint(context);
            const Sectors length = std::min(kCopyAtOnce, range.end() - at);
            mine.resize(static_cast<std::size_t>(length.bytes()));
            theirs.resize(mine.size());
            extent_.read(at, mine);
            fresh->read(at, theirs);
            if (mine != theirs)
                throw Error(ErrorCode::Io, text("The new file does not read as the old one does; it was given up"))
                    .at(path_);
            at += length;
        }
    });
}

void CowdRewrite::copy(Sectors start, Sectors length, ExtentWriter& writer) {
    const std::uint64_t to = writer.place(start, length);
    extent_.map(start, length, [&](const Run& run) {
        writer.file().copyFrom(*extent_.file(), run.fileOffset, to + (run.start - start).bytes(), run.length.bytes());
        return true;
    });
}

} // namespace strata
