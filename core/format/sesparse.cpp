// SPDX-License-Identifier: Apache-2.0
#include "core/format/sesparse.h"

#include "core/base/error.h"

namespace strata {
namespace {

constexpr std::uint64_t kSeSparseVersion = 0x0000000200000001U;
constexpr std::uint64_t kVolatileMagic = 0x00000000CAFECAFEU;
constexpr std::uint64_t kDirectoryTag = 0x10000000U;
constexpr std::uint64_t kMaxCapacity = (std::uint64_t{64} << 40U) / kSectorSize; // 64 TB (1.13)

void require(bool holds, Text what, std::uint64_t fieldOffset) {
    if (!holds)
        throw Error(ErrorCode::NotSupported, std::move(what))
            .offset(fieldOffset)
            .advice(text("This SE sparse file is damaged or of a newer kind than is known; it is not guessed at."));
}

/// An area must lie within the file, with checked arithmetic.
void requireWithin(std::uint64_t offset, std::uint64_t sectors, std::uint64_t fileSectors,
                   std::uint64_t fieldOffset) {
    if (checkedAdd(offset, sectors) > fileSectors)
        throw Error(ErrorCode::Truncated, text("A part of the SE sparse file lies past its end"))
            .offset(fieldOffset)
            .advice(text("The file is shorter than its header says; was the copy cut off?"));
}

} // namespace

bool isSeSparseHeader(ByteSpan head) { return head.size() >= 8 && loadLe<std::uint64_t>(head, 0) == kSeSparseMagic; }

SeSparseHeader parseSeSparseHeader(ByteSpan sector, std::uint64_t fileSize) {
    if (!isSeSparseHeader(sector))
        throw Error(ErrorCode::NotADisk, text("The file does not begin with an SE sparse header"));
    if (sector.size() < kSectorSize)
        throw Error(ErrorCode::Truncated, text("The SE sparse header is cut short: %1 of 512 bytes", sector.size()));
    const auto field = [sector](std::size_t offset) { return loadLe<std::uint64_t>(sector, offset); };
    require(field(8) == kSeSparseVersion, text("Unknown SE sparse version %1", field(8)), 8);
    require(field(24) == kSeSparseGrainSectors, text("Unknown SE sparse grain size %1", field(24)), 24);
    require(field(32) == kSeSparseTableSectors, text("Unknown SE sparse table size %1", field(32)), 32);
    for (std::size_t offset = 40; offset <= 72; offset += 8)
        require(field(offset) == 0, text("SE sparse flags or reserved fields are set"), offset);
    require(isAllZero(sector.subspan(208, 304)), text("The SE sparse header's padding is not empty"), 208);

    SeSparseHeader h;
    h.capacity = Sectors(field(16));
    h.volatileOffset = field(80);
    h.volatileSize = field(88);
    h.directoryOffset = field(128);
    h.directorySize = field(136);
    h.tablesOffset = field(144);
    h.tablesSize = field(152);
    h.grainsOffset = field(192);
    h.grainsSize = field(200);
    require(h.capacity.count() != 0 && h.capacity.count() <= kMaxCapacity,
            text("The capacity of %1 sectors is not possible", h.capacity.count()), 16);
    const std::uint64_t fileSectors = ceilDiv(fileSize, kSectorSize);
    requireWithin(h.volatileOffset, 1, fileSectors, 80);
    const std::uint64_t directorySectors = ceilDiv(h.tableCount() * 8, kSectorSize);
    require(h.directorySize == 0 || h.directorySize >= directorySectors,
            text("The grain directory is too small for the capacity"), 136);
    requireWithin(h.directoryOffset, directorySectors, fileSectors, 128);
    requireWithin(h.tablesOffset, 0, fileSectors, 144);
    (void)checkedAdd(h.tablesOffset, h.tablesSize);
    (void)checkedAdd(h.grainsOffset, h.grainsSize);
    return h;
}

bool parseSeSparseVolatile(ByteSpan sector) {
    if (sector.size() < kSectorSize)
        throw Error(ErrorCode::Truncated, text("The SE sparse volatile header is cut short"));
    require(loadLe<std::uint64_t>(sector, 0) == kVolatileMagic, text("The SE sparse volatile header is missing"), 0);
    require(isAllZero(sector.subspan(32, 480)), text("The SE sparse volatile header's padding is not empty"), 32);
    return loadLe<std::uint64_t>(sector, 24) != 0;
}

std::uint64_t decodeSeDirectoryEntry(std::uint64_t entry) {
    if (entry == 0)
        return kSeNoTable;
    if ((entry >> 32U) != kDirectoryTag)
        throw Error(ErrorCode::Corrupt, text("A grain directory entry of the SE sparse file is damaged"))
            .advice(text("Run a check on the disk."));
    return entry & 0xFFFFFFFFU;
}

SeEntry decodeSeEntry(std::uint64_t entry) {
    switch (entry >> 60U) {
    case 0: return {entry == 0 ? SeEntryKind::Hole : SeEntryKind::Corrupt, 0};
    case 1: return {SeEntryKind::Unmapped, 0};
    case 2: return {SeEntryKind::Zero, 0};
    case 3: return {SeEntryKind::Data, ((entry >> 48U) & 0xFFFU) | ((entry & 0xFFFFFFFFFFFFU) << 12U)};
    default: return {SeEntryKind::Corrupt, 0};
    }
}

std::uint64_t encodeSeDataEntry(std::uint64_t grainIndex) {
    return (std::uint64_t{3} << 60U) | ((grainIndex & 0xFFFU) << 48U) | (grainIndex >> 12U);
}

} // namespace strata
