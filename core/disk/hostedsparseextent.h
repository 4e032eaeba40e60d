// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extentranges.h"
#include "core/disk/graintablepair.h"
#include "core/disk/writablegrainextent.h"
#include "core/format/sparseheader.h"

#include <array>
#include <optional>
#include <stop_token>

namespace strata {

/// Hosted sparse extent, not compressed: vmdk-format 2.
///
/// Grains are appended at the end of the file. flush() makes durable, in this order: data, redundant tables, primary
/// tables (durability.md 2.4). So a table on disk never points at data that is not there, and one copy of the tables
/// is good at any moment.
class HostedSparseExtent : public WritableGrainExtent {
public:
    /// `header`: of this file, not compressed; `capacity`: the descriptor's. With `writable`, everything that a write
    /// relies on is checked first: Error(Corrupt) with advice if the copies of the tables differ though the file was
    /// closed cleanly, a grain is shared or lies in metadata; Error(NotSupported) for layouts nobody writes.
    HostedSparseExtent(std::unique_ptr<File> file, const SparseHeader& header, Sectors capacity, bool writable,
                       bool salvage);

    Capabilities capabilities() const override;

    const SparseHeader& header() const { return header_; }
    /// Sectors of the file that hold no grain.
    const SectorRanges& metadata() const { return metadata_; }
    /// First sector of the file behind all its tables and directories.
    std::uint64_t metadataEnd() const { return metadata_.end(); }
    /// The entries of grain table `index` as they are now; zeros if there is none.
    std::vector<std::byte> grainTable(std::uint64_t index) { return tableContent(index); }
    /// Moves every grain that lies before `sector` of the file behind its end, so that nobody refers to that space
    /// any more. What the guest reads stays the same at any moment; durable on return. `moved` is told the bytes and
    /// may throw: then some grains have moved.
    void evacuate(std::uint64_t sector, FunctionRef<void(std::uint64_t bytes)> moved);
    /// Size in bytes that compact() will leave, as things stand.
    std::uint64_t compactedSize(const std::stop_token& stop = {});
    /// Moves grains from the end of the file to places that nothing refers to, and cuts the file behind the last one
    /// (durability.md 2.3). What the guest reads stays the same at any moment; durable on return. `moved` as above.
    void compact(FunctionRef<void(std::uint64_t bytes)> moved, const std::stop_token& stop = {});
    /// Bytes of grains that do not lie where defragment() puts them.
    std::uint64_t misplacedBytes(const std::stop_token& stop = {});
    /// Puts the grains into guest order behind the metadata, without gaps, and cuts the file behind them
    /// (durability.md 2.3). Between two flushes it fills `windowBytes` of the file, which it clears first; the file
    /// grows by as much meanwhile if it has no gaps of that size. What the guest reads stays the same at any moment;
    /// durable on return. `home` is told the bytes of each grain that has come to its place, and may throw.
    void defragment(std::uint64_t windowBytes, FunctionRef<void(std::uint64_t bytes)> home,
                    const std::stop_token& stop = {});

protected:
    Place decode(std::uint64_t entry, std::uint64_t grain) const override;
    void writeMark(bool unclean) override;
    bool isMarked() const override { return header_.unclean; }
    void prepareWriting() override;
    std::size_t append(std::uint64_t grain, ByteSpan data) override;
    void zero(const GrainPiece& piece, bool maskParent) override;
    void flushTables() override;

private:
    struct Compaction;
    class Defragmentation;
    std::uint64_t frontCell() const;
    void moveGrain(std::uint64_t number, std::uint64_t cell);
    Compaction planCompaction(const std::stop_token& stop);
    std::uint64_t findBehind(const Compaction& plan, std::uint64_t first, std::vector<std::uint32_t>& behind);
    void requireWritableLayout() const;
    void requireSameCopies();
    void requireOwnGrains();
    void requireRoomFor(std::uint64_t sectors) const { requireFileCanReach(appendAt_ + sectors); }
    void requireFileCanReach(std::uint64_t sector) const;
    void enableZeroGrains();

    SparseHeader header_;
    FileGrainTables primary_;
    std::optional<FileGrainTables> redundant_;
    std::optional<PairedGrainTables> both_;
    SectorRanges metadata_;
    std::uint64_t appendAt_ = 0;      ///< sector of the next new grain
    std::vector<std::uint64_t> torn_; ///< tables whose copies differ since a write was cut off
};

} // namespace strata
