// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace strata {

/// createType of a descriptor (vmdk-format 1.5). Synonyms are folded on parsing; the spelling in a file is kept by
/// Descriptor, this is its meaning.
enum class CreateType {
    MonolithicSparse,
    MonolithicFlat,
    TwoGbMaxExtentSparse,
    TwoGbMaxExtentFlat,
    StreamOptimized,
    FullDevice,
    PartitionedDevice,
    Custom,
    Vmfs,
    VmfsThin,
    VmfsSparse,
    SeSparse,
    VsanSparse,
    VmfsRdm,
    VmfsRdmp,
    VmfsRaw,
    Unknown,
};
/// Canonical spelling: "monolithicSparse"; Unknown gives "".
std::string_view createTypeName(CreateType type);
/// Case-insensitive, all synonyms of 1.5 (2GbMaxExtentSparse, vmfsPreallocated, vmfsSeSparse ...).
CreateType parseCreateType(std::string_view name);

enum class ExtentAccess { ReadWrite, ReadOnly, NoAccess };
enum class ExtentType { Flat, Zero, Sparse, Vmfs, VmfsSparse, SeSparse, VsanSparse, VmfsRdm, VmfsRaw, Unknown };
std::string_view extentAccessName(ExtentAccess access); ///< "RW"
std::optional<ExtentAccess> parseExtentAccess(std::string_view word);
std::string_view extentTypeName(ExtentType type); ///< "FLAT"
ExtentType parseExtentType(std::string_view word);

/// The adapter kinds we write; a file may say others (pvscsi, nvme ...), which are kept as text.
enum class AdapterType { Ide, BusLogic, LsiLogic };
std::string_view adapterTypeName(AdapterType type); ///< "lsilogic"
std::optional<AdapterType> parseAdapterType(std::string_view name);

/// Content ID: 32 bits; kNoParentCid as a parent CID means "no parent" (1.8).
using Cid = std::uint32_t;
inline constexpr Cid kNoParentCid = 0xFFFFFFFFU;
inline constexpr Cid kInitialCid = 0xFFFFFFFEU;

/// 1 to 8 hex digits in any case (qemu writes them unpadded), tolerating "0x" and blanks around.
std::optional<Cid> parseCid(std::string_view text);
/// Eight lower-case hex digits.
std::string formatCid(Cid cid);

struct Geometry {
    std::uint64_t cylinders = 0;
    std::uint64_t heads = 0;
    std::uint64_t sectors = 0;
    bool operator==(const Geometry&) const = default;
};
/// Physical geometry by the rule of 1.12; at least one cylinder.
Geometry diskGeometry(Sectors capacity, AdapterType adapter);
/// The BIOS geometry that IDE disks carry besides (1.12).
Geometry biosGeometry(Sectors capacity);

/// ddb.uuid (1.7): "60 00 C2 9x ...-..." from 16 bytes; the first three and the upper half of the fourth are set by
/// the format, whatever `bytes` says. Parsing is strict on the separators only.
std::string formatDiskUuid(const std::array<std::uint8_t, 16>& bytes);
std::optional<std::array<std::uint8_t, 16>> parseDiskUuid(std::string_view text);

} // namespace strata
