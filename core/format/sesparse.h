// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/units.h"

#include <cstdint>

namespace strata {

inline constexpr std::uint64_t kSeSparseMagic = 0x00000000CAFEBABE;
inline constexpr std::uint64_t kSeSparseGrainSectors = 8;
inline constexpr std::uint64_t kSeSparseTableSectors = 64;
inline constexpr std::uint64_t kSeSparseEntriesPerTable = 4096;

/// Constant header of an SE sparse extent (vmdk-format 4.3); offsets and sizes in sectors.
struct SeSparseHeader {
    Sectors capacity;
    std::uint64_t volatileOffset = 0, volatileSize = 0;
    std::uint64_t directoryOffset = 0, directorySize = 0;
    std::uint64_t tablesOffset = 0, tablesSize = 0;
    std::uint64_t grainsOffset = 0, grainsSize = 0;

    std::uint64_t tableCount() const {
        return ceilDiv(capacity.count(), kSeSparseEntriesPerTable * kSeSparseGrainSectors);
    }
};

enum class SeEntryKind { Hole, Unmapped, Zero, Data, Corrupt };
struct SeEntry {
    SeEntryKind kind = SeEntryKind::Hole;
    std::uint64_t grainIndex = 0; ///< Data: in grains from grainsOffset
};

bool isSeSparseHeader(ByteSpan head);
/// As strict as 4.3 demands: an unknown evolution is refused (NotSupported), not guessed at.
SeSparseHeader parseSeSparseHeader(ByteSpan sector, std::uint64_t fileSize);
/// The volatile header's replay flag: true if the journal was not applied.
bool parseSeSparseVolatile(ByteSpan sector);
/// Directory entry -> table index; nullopt-like UINT64_MAX for "no table"; Error(Corrupt) for a wrong tag.
std::uint64_t decodeSeDirectoryEntry(std::uint64_t entry);
inline constexpr std::uint64_t kSeNoTable = 0xFFFFFFFFFFFFFFFFU;
SeEntry decodeSeEntry(std::uint64_t entry);
std::uint64_t encodeSeDataEntry(std::uint64_t grainIndex); ///< for tests and tools

} // namespace strata
