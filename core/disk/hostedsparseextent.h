// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extentranges.h"
#include "core/disk/extentsync.h"
#include "core/disk/grainextent.h"
#include "core/disk/graintablepair.h"
#include "core/format/sparseheader.h"

#include <array>
#include <optional>

namespace strata {

/// Hosted sparse extent, not compressed: vmdk-format 2.
///
/// Writing (durability.md 2.2, 2.4): grains are appended, the tables change in memory (at most 16 MiB of them, then
/// they are flushed). flush() makes durable, in this order: data, redundant tables, primary tables. So a table on
/// disk never points at data that is not there, and one copy of the tables is good at any moment.
class HostedSparseExtent : public GrainExtent {
public:
    /// `header`: of this file, not compressed; `capacity`: the descriptor's. With `writable`, everything that a write
    /// relies on is checked first: Error(Corrupt) with advice if the copies of the tables differ, a grain is shared
    /// or lies in metadata; Error(NotSupported) for layouts nobody writes.
    HostedSparseExtent(std::unique_ptr<File> file, const SparseHeader& header, Sectors capacity, bool writable,
                       bool salvage);

    Capabilities capabilities() const override;
    void write(Sectors start, ByteSpan data) override;
    void writeZeros(Sectors start, Sectors length, bool maskParent) override;
    void flush() override;
    void close() override;

protected:
    Place decode(std::uint64_t entry, std::uint64_t grain) const override;

private:
    void collectMetadata();
    void requireWritableLayout() const;
    void requireSameCopies();
    void requireOwnGrains();

    void beginWriting();
    void writeHeader();
    void enableZeroGrains();
    std::size_t overwrite(std::uint64_t grain, Sectors within, ByteSpan data);
    std::size_t append(std::uint64_t grain, ByteSpan data);
    void zeroPiece(const GrainPiece& piece, bool maskParent);
    void setEntries(std::uint64_t grain, std::uint64_t count, std::uint32_t value, std::uint32_t step);
    void flushIfLarge();

    SparseHeader header_;
    FileGrainTables primary_;
    std::optional<FileGrainTables> redundant_;
    std::optional<PairedGrainTables> both_;
    SectorRanges metadata_;
    ExtentSync sync_;
    bool writable_;
    bool writing_ = false;
    std::uint64_t appendAt_ = 0; ///< sector of the next new grain
};

} // namespace strata
