// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extentranges.h"
#include "core/disk/writablegrainextent.h"
#include "core/format/cowdheader.h"

#include <map>

namespace strata {

/// ESX vmfsSparse extent ("COWD"): vmdk-format 4.2. One copy of the tables, made on demand.
///
/// Writing: data, new tables and the free-sector mark go to places that nothing refers to, then a sync, then the
/// entries that refer to them, then a sync. A free-sector mark that runs ahead costs leaked sectors; one that lags
/// behind would let the next writer overwrite data, so it never goes last.
/// There is no mark for "zero": masking a parent stores zeros.
class CowdExtent : public WritableGrainExtent {
public:
    /// As for HostedSparseExtent.
    CowdExtent(std::unique_ptr<File> file, const CowdHeader& header, Sectors capacity, bool writable, bool salvage);

    Capabilities capabilities() const override;

protected:
    Place decode(std::uint64_t entry, std::uint64_t grain) const override;
    void writeMark(bool unclean) override;
    bool isMarked() const override { return header_.unclean; }
    std::size_t append(std::uint64_t grain, ByteSpan data) override;
    void zero(const GrainPiece& piece, bool maskParent) override;
    void flushTables() override;

private:
    void collectMetadata();
    void requireSound();
    std::uint64_t requireOwnGrains();

    void writeFreeSector();
    void writeDirectory();
    void requireTable(std::uint64_t table);
    std::uint32_t allocate(std::uint64_t sectors);

    CowdHeader header_;
    FileGrainTables tables_;
    SectorRanges metadata_;
    std::uint64_t freeSector_;
    /// Tables that the directory in the file does not name yet: sector by table.
    std::map<std::uint64_t, std::uint32_t> newTables_;
};

} // namespace strata
