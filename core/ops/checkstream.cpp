// SPDX-License-Identifier: Apache-2.0
// Compressed files: vmdk-format 3. Every table entry must lead to the marker of its own grain, and every grain must
// inflate.
#include "core/disk/streamextentdirectory.h"
#include "core/format/graincodec.h"
#include "core/format/streammarker.h"
#include "core/ops/checkextent.h"
#include "core/ops/grainclaims.h"

#include <algorithm>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace strata {

namespace {

/// Grains that are inflated side by side.
constexpr std::size_t kBatchGrains = 128;
/// Compressed grains without markers begin with their size alone.
constexpr std::size_t kSizePrefixBytes = 4;
constexpr std::uint64_t kZeroGrain = 1;

class StreamCheck {
public:
    StreamCheck(const CheckedExtent& extent, const CheckWork& work, StreamDirectory directory)
        : extent_(extent), work_(work), header_(directory.header), tables_(std::move(directory.tables)),
          fileSize_(extent.file.size()), claims_(Sectors::covering(fileSize_).count(), 1),
          arena_(work.context.threads == 0 ? tbb::task_arena::automatic : static_cast<int>(work.context.threads)) {}

    void run() {
        checkHeader();
        const GrainTableShape shape{.directoryOffset = 0,
                                    .tableCount = header_.tableCount(),
                                    .entriesPerTable = header_.entriesPerTable,
                                    .entryBytes = 4,
                                    .locate = {}};
        for (bool first = true; claims_.nextPass(); first = false) {
            forEachTable(*tables_, shape, work_, [&](std::uint64_t number, TableState state, ByteSpan table) {
                if (state == TableState::Damaged && first)
                    work_.findings.error("table-misplaced", extent_.path(),
                                         text("Grain table %1 is not where the directory says", number));
                if (state == TableState::Loaded)
                    checkTable(number, table, first);
            });
            finishBatch();
        }
        if (pastCapacity_ != 0)
            work_.findings.note(
                "entry-past-capacity", extent_.path(),
                text("The tables have %1 entries for data behind the end of the disk", pastCapacity_));
    }

private:
    struct Grain {
        std::uint64_t number = 0;
        std::vector<std::byte> data; ///< compressed
        bool damaged = false;
    };

    Sectors capacity() const { return std::min(header_.capacity, extent_.place.line.sectors); }
    Sectors startOf(std::uint64_t grain) const { return header_.grainSize * grain; }
    Sectors lengthOf(std::uint64_t grain) const {
        return std::min(header_.grainSize, header_.capacity - startOf(grain));
    }
    std::string where(std::uint64_t grain) const { return extent_.where(startOf(grain), lengthOf(grain)); }

    void checkHeader() {
        if (header_.newlineDamaged)
            work_.findings.error("text-mode-damage", extent_.path(),
                                 text("The file went through a transfer in text mode, which changes data. Get it "
                                      "again in binary mode"),
                                 fileSector(0));
        if (header_.capacity < extent_.place.line.sectors)
            work_.findings.error("header-capacity", extent_.path(),
                                 text("The file holds %1 sectors, the descriptor says %2", header_.capacity.count(),
                                      extent_.place.line.sectors.count()),
                                 fileSector(0));
    }

    void checkTable(std::uint64_t number, ByteSpan table, bool first) {
        for (std::uint64_t i = 0; i < header_.entriesPerTable; ++i) {
            const std::uint64_t entry = tableEntry(table, i, 4);
            const std::uint64_t grain = number * header_.entriesPerTable + i;
            if (entry <= kZeroGrain)
                continue;
            if (startOf(grain) < header_.capacity)
                checkGrain(grain, entry, first);
            else
                pastCapacity_ += first ? 1U : 0U;
        }
    }

    void checkGrain(std::uint64_t grain, std::uint64_t sector, bool first) {
        CheckFindings& findings = work_.findings;
        const std::uint64_t offset = sector * kSectorSize;
        const std::size_t prefix = header_.markers() ? kGrainMarkerBytes : kSizePrefixBytes;
        std::array<std::byte, 16> head{};
        if (offset + prefix > fileSize_) {
            if (first)
                findings.error("grain-past-end", extent_.path(),
                               text("The data should be at sector %1 of the file, which has only %2 sectors", sector,
                                    fileSize_ / kSectorSize),
                               where(grain));
            return;
        }
        extent_.file.readExactly(offset, MutableByteSpan(head).first(prefix));
        const std::uint32_t size = loadLe<std::uint32_t>(head, prefix - 4);
        const bool own = !header_.markers() || loadLe<std::uint64_t>(head, 0) == startOf(grain).count();
        if (!own || size == 0 || size > 2 * header_.grainSize.bytes()) {
            if (first)
                findings.error("grain-wrong-marker", extent_.path(),
                               text("Sector %1 of the file does not hold the data that the table says", sector),
                               where(grain));
            return;
        }
        if (offset + prefix + size > fileSize_) {
            if (first)
                findings.error("grain-cut-short", extent_.path(),
                               text("The file ends within the data at its sector %1", sector), where(grain));
            return;
        }
        if (!claims_.take(sector, Sectors::covering(offset + prefix + size).count()))
            findings.error("grain-shared", extent_.path(),
                           text("The data at sector %1 of the file lies over the data of another grain", sector),
                           where(grain));
        if (work_.data && first)
            queue(grain, offset + prefix, size);
    }

    void queue(std::uint64_t grain, std::uint64_t offset, std::uint32_t size) {
        Grain next{.number = grain, .data = std::vector<std::byte>(size)};
        extent_.file.readExactly(offset, next.data);
        work_.context.progress.add(size);
        batch_.push_back(std::move(next));
        if (batch_.size() == kBatchGrains)
            finishBatch();
    }

    void finishBatch() {
        arena_.execute(
            [&] { tbb::parallel_for(std::size_t{0}, batch_.size(), [&](std::size_t i) { inflate(batch_[i]); }); });
        for (const Grain& grain : batch_)
            if (grain.damaged)
                work_.findings.error("grain-damaged", extent_.path(), text("The compressed data is damaged"),
                                     where(grain.number));
        batch_.clear();
        checkpoint(work_.context);
    }

    void inflate(Grain& grain) {
        Tools& tools = tools_.local();
        tools.out.resize(header_.grainSize.bytes());
        const std::optional<std::size_t> made = tools.inflater.inflate(grain.data, tools.out);
        grain.damaged = !made || *made < lengthOf(grain.number).bytes();
    }

    struct Tools {
        GrainInflater inflater;
        std::vector<std::byte> out;
    };
    const CheckedExtent& extent_;
    const CheckWork& work_;
    SparseHeader header_;
    std::unique_ptr<GrainTableSource> tables_;
    std::uint64_t fileSize_;
    GrainClaims claims_;
    tbb::task_arena arena_;
    tbb::enumerable_thread_specific<Tools> tools_;
    std::vector<Grain> batch_;
    std::uint64_t pastCapacity_ = 0;
};

/// The directory, or, of a file that was cut short, what its markers tell.
StreamDirectory findDirectory(const CheckedExtent& extent, const CheckWork& work) {
    try {
        return locateStreamDirectory(extent.file, false);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Truncated)
            throw;
        work.findings.failure(error, extent.path(), "stream-cut-short");
        return locateStreamDirectory(extent.file, true);
    }
}

} // namespace

void checkStream(const CheckedExtent& extent, const CheckWork& work) {
    StreamCheck(extent, work, findDirectory(extent, work)).run();
}

} // namespace strata
