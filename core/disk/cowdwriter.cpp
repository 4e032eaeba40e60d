// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/disk/extentwriter.h"
#include "core/disk/placementorder.h"
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
    CowdWriter(std::unique_ptr<File> file, Sectors capacity, Sectors grain)
        : file_(std::move(file)), order_(capacity, grain) {
        if (capacity.count() > kMaxSector)
            throw full();
        header_.capacity = capacity;
        header_.grainSize = grain;
        header_.directoryEntries = static_cast<std::uint32_t>(header_.tableCount());
        directory_.assign(alignUp(std::uint64_t{header_.directoryEntries} * 4, kSectorSize), std::byte{0});
        next_ = header_.gdOffset + directory_.size() / kSectorSize;
    }

    Sectors capacity() const override { return header_.capacity; }
    Sectors granularity() const override { return header_.grainSize; }
    File& file() override { return *file_; }

    /// The range may reach into several tables; all that are new go in front of it, so that it stays contiguous.
    std::uint64_t place(Sectors start, Sectors length) override {
        order_.require(start, length);
        const std::uint64_t grain = header_.grainSize.count();
        const std::uint64_t first = start.count() / grain;
        const std::uint64_t count = ceilDiv(length.count(), grain);
        for (std::uint64_t table = first / kCowdEntriesPerTable; table <= (first + count - 1) / kCowdEntriesPerTable;
             ++table)
            reserveTable(table);
        const std::uint64_t position = next_;
        if (next_ + count * grain > kMaxSector)
            throw full();
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
    Error full() const {
        return Error(ErrorCode::LimitExceeded, text("A vmfsSparse file cannot be larger than 2 TB"))
            .at(file_->path())
            .advice(text("Use a split or a flat kind for disks of this size."));
    }

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
    PlacementOrder order_;
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
