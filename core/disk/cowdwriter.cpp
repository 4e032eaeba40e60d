// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/disk/extentwriter.h"
#include "core/format/cowdheader.h"

#include <limits>
#include <vector>

namespace strata {
namespace {

constexpr std::uint64_t kMaxSector = std::numeric_limits<std::uint32_t>::max();

/// COWD (vmdk-format 4.2): tables are made on demand, in front of the first grain they name. Guest order is
/// ascending, so only the table being filled is in memory.
class CowdWriter : public ExtentWriter {
public:
    CowdWriter(std::unique_ptr<File> file, Sectors capacity, Sectors grain) : file_(std::move(file)) {
        if (capacity.count() > kMaxSector)
            throw Error(ErrorCode::LimitExceeded, text("A vmfsSparse disk cannot be larger than 2 TB"))
                .at(file_->path())
                .advice(text("Use a split or a flat kind for disks of this size."));
        header_.capacity = capacity;
        header_.grainSize = grain;
        header_.directoryEntries = static_cast<std::uint32_t>(header_.tableCount());
        directory_.assign(alignUp(std::uint64_t{header_.directoryEntries} * 4, kSectorSize), std::byte{0});
        next_ = header_.gdOffset + directory_.size() / kSectorSize;
    }

    Sectors capacity() const override { return header_.capacity; }
    Sectors granularity() const override { return header_.grainSize; }
    File& file() override { return *file_; }

    /// The caller may ask for more than one table's share; then the range would not be contiguous, so the table is
    /// made first for every table the range touches.
    std::uint64_t place(Sectors start, Sectors length) override {
        const std::uint64_t grain = header_.grainSize.count();
        const std::uint64_t first = start.count() / grain;
        const std::uint64_t count = ceilDiv(length.count(), grain);
        for (std::uint64_t table = first / kCowdEntriesPerTable; table <= (first + count - 1) / kCowdEntriesPerTable;
             ++table)
            reserveTable(table);
        const std::uint64_t position = next_;
        if (next_ + count * grain > kMaxSector)
            throw Error(ErrorCode::LimitExceeded, text("A vmfsSparse file cannot be larger than 2 TB"))
                .at(file_->path());
        for (std::uint64_t index = first; index < first + count; ++index, next_ += grain)
            enter(index, static_cast<std::uint32_t>(next_));
        return position * kSectorSize;
    }

    void finish() override {
        writeTable();
        file_->writeAt(std::uint64_t{header_.gdOffset} * kSectorSize, directory_);
        file_->truncate(next_ * kSectorSize);
        header_.freeSector = static_cast<std::uint32_t>(next_);
        file_->writeAt(0, encodeCowdHeader(header_));
    }

private:
    void reserveTable(std::uint64_t table) {
        if (loadLe<std::uint32_t>(directory_, table * 4) != 0)
            return;
        storeLe<std::uint32_t>(directory_, table * 4, static_cast<std::uint32_t>(next_));
        next_ += kCowdTableSectors;
    }

    void enter(std::uint64_t grainIndex, std::uint32_t sector) {
        const std::uint64_t table = grainIndex / kCowdEntriesPerTable;
        if (table != table_ || entries_.empty()) {
            writeTable();
            table_ = table;
            entries_.assign(kCowdEntriesPerTable * 4, std::byte{0});
        }
        storeLe<std::uint32_t>(entries_, (grainIndex % kCowdEntriesPerTable) * 4, sector);
    }

    void writeTable() {
        if (entries_.empty())
            return;
        file_->writeAt(std::uint64_t{loadLe<std::uint32_t>(directory_, table_ * 4)} * kSectorSize, entries_);
        entries_.clear();
    }

    std::unique_ptr<File> file_;
    CowdHeader header_;
    std::vector<std::byte> directory_;
    std::vector<std::byte> entries_; ///< the table being filled; empty: none
    std::uint64_t table_ = 0;
    std::uint64_t next_ = 0; ///< first free sector
};

} // namespace

std::unique_ptr<ExtentWriter> makeCowdWriter(std::unique_ptr<File> file, Sectors capacity, Sectors grain) {
    return std::make_unique<CowdWriter>(std::move(file), capacity, grain);
}

} // namespace strata
