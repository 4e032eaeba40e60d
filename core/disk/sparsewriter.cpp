// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/disk/extentwriter.h"
#include "core/disk/placementorder.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace strata {
namespace {

constexpr std::uint64_t kTableBytes = kEntriesPerTable * 4;
/// Tables are written in pieces of this many (128 KiB), twice: large enough for few calls, small enough to forget.
constexpr std::uint64_t kTablesPerPiece = 64;
constexpr std::uint64_t kDirectoryPiece = 4096; ///< entries
/// An entry is a u32 sector (vmdk-format 2.9).
constexpr std::uint64_t kMaxSector = std::numeric_limits<std::uint32_t>::max();

/// Hosted sparse in the canonical layout (vmdk-format 2.5). Guest order is ascending, so a table is complete once
/// placement has passed it; only the piece being filled is in memory. Tables that stay empty are not written, save
/// between others of one piece: the file's length makes them read as zero.
class SparseWriter : public ExtentWriter {
public:
    SparseWriter(std::unique_ptr<File> file, Sectors capacity, Sectors grain, const std::string& descriptor)
        : file_(std::move(file)), descriptor_(descriptor),
          layout_(canonicalSparseLayout(capacity, grain, descriptor.empty() ? 0 : kEmbeddedSectors)),
          order_(capacity, grain), next_(layout_.overHead) {
        header_.capacity = capacity;
        header_.grainSize = grain;
        header_.descriptorOffset = Sectors(descriptor.empty() ? 0 : 1);
        header_.descriptorSize = Sectors(layout_.descriptorSectors);
        header_.rgdOffset = layout_.redundantDirectory;
        header_.gdOffset = layout_.directory;
        header_.overHead = Sectors(layout_.overHead);
        if (descriptor.size() > kEmbeddedSectors * kSectorSize)
            throw Error(ErrorCode::LimitExceeded,
                        text("The descriptor is longer than the 10 KiB a sparse file embeds"));
        if (layout_.overHead > kMaxSector)
            throw full();
    }

    Sectors capacity() const override { return header_.capacity; }
    Sectors granularity() const override { return header_.grainSize; }
    File& file() override { return *file_; }

    std::uint64_t place(Sectors start, Sectors length) override {
        order_.require(start, length);
        const std::uint64_t grain = header_.grainSize.count();
        const std::uint64_t first = start.count() / grain;
        const std::uint64_t count = ceilDiv(length.count(), grain);
        const std::uint64_t position = next_;
        if (next_ + count * grain > kMaxSector)
            throw full();
        for (std::uint64_t index = first; index < first + count; ++index, next_ += grain)
            enter(index, static_cast<std::uint32_t>(next_));
        return position * kSectorSize;
    }

    /// The header comes last: without it the file is no disk yet.
    void finish() override {
        writePiece();
        writeDirectory(layout_.redundantDirectory, layout_.redundantTable(0));
        writeDirectory(layout_.directory, layout_.table(0));
        if (!descriptor_.empty())
            file_->writeAt(kSectorSize, asBytes(descriptor_));
        file_->truncate(next_ * kSectorSize);
        file_->writeAt(0, encodeSparseHeader(header_));
    }

private:
    static constexpr std::uint64_t kEmbeddedSectors = 20;

    Error full() const {
        return Error(ErrorCode::LimitExceeded, text("A sparse file cannot be larger than 2 TB"))
            .at(file_->path())
            .advice(text("Use a split or a flat kind for disks of this size."));
    }

    void enter(std::uint64_t grainIndex, std::uint32_t sector) {
        const std::uint64_t table = grainIndex / kEntriesPerTable;
        if (entries_.empty() || table / kTablesPerPiece != firstTable_ / kTablesPerPiece) {
            writePiece();
            firstTable_ = table;
        }
        // Grows to the last table that holds anything; what lies between is empty.
        entries_.resize((table - firstTable_ + 1) * kTableBytes);
        storeLe<std::uint32_t>(entries_, (grainIndex - firstTable_ * kEntriesPerTable) * 4, sector);
    }

    void writePiece() {
        if (entries_.empty())
            return;
        file_->writeAt(layout_.redundantTable(firstTable_) * kSectorSize, entries_);
        file_->writeAt(layout_.table(firstTable_) * kSectorSize, entries_);
        entries_.clear();
    }

    void writeDirectory(std::uint64_t atSector, std::uint64_t firstTable) {
        std::vector<std::byte> piece;
        for (std::uint64_t first = 0; first < layout_.tableCount; first += kDirectoryPiece) {
            const std::uint64_t count = std::min(kDirectoryPiece, layout_.tableCount - first);
            piece.assign(count * 4, std::byte{0});
            for (std::uint64_t i = 0; i < count; ++i)
                storeLe<std::uint32_t>(piece, i * 4, static_cast<std::uint32_t>(firstTable + (first + i) * 4));
            file_->writeAt(atSector * kSectorSize + first * 4, piece);
        }
    }

    std::unique_ptr<File> file_;
    std::string descriptor_;
    SparseHeader header_;
    SparseLayout layout_;
    PlacementOrder order_;
    std::uint64_t next_;             ///< sector where the next grain goes
    std::vector<std::byte> entries_; ///< of the piece being filled, from its first table that is not empty
    std::uint64_t firstTable_ = 0;   ///< that table
};

} // namespace

std::unique_ptr<ExtentWriter> makeSparseWriter(std::unique_ptr<File> file, Sectors capacity, Sectors grain,
                                               const std::string& descriptor) {
    return std::make_unique<SparseWriter>(std::move(file), capacity, grain, descriptor);
}

} // namespace strata
