// SPDX-License-Identifier: Apache-2.0
#include "core/format/disktypes.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace strata {
namespace {

template<class Value>
struct Word {
    Value value;
    std::string_view text;
};

/// First the canonical spelling of each value, then the synonyms (vmdk-format 1.5).
constexpr std::array kCreateTypes{
    Word<CreateType>{CreateType::MonolithicSparse, "monolithicSparse"},
    Word<CreateType>{CreateType::MonolithicFlat, "monolithicFlat"},
    Word<CreateType>{CreateType::TwoGbMaxExtentSparse, "twoGbMaxExtentSparse"},
    Word<CreateType>{CreateType::TwoGbMaxExtentFlat, "twoGbMaxExtentFlat"},
    Word<CreateType>{CreateType::StreamOptimized, "streamOptimized"},
    Word<CreateType>{CreateType::FullDevice, "fullDevice"},
    Word<CreateType>{CreateType::PartitionedDevice, "partitionedDevice"},
    Word<CreateType>{CreateType::Custom, "custom"},
    Word<CreateType>{CreateType::Vmfs, "vmfs"},
    Word<CreateType>{CreateType::VmfsThin, "vmfsThin"},
    Word<CreateType>{CreateType::VmfsSparse, "vmfsSparse"},
    Word<CreateType>{CreateType::SeSparse, "seSparse"},
    Word<CreateType>{CreateType::VsanSparse, "vsanSparse"},
    Word<CreateType>{CreateType::VmfsRdm, "vmfsRDM"},
    Word<CreateType>{CreateType::VmfsRdmp, "vmfsRDMP"},
    Word<CreateType>{CreateType::VmfsRaw, "vmfsRaw"},
    Word<CreateType>{CreateType::TwoGbMaxExtentSparse, "2GbMaxExtentSparse"},
    Word<CreateType>{CreateType::TwoGbMaxExtentFlat, "2GbMaxExtentFlat"},
    Word<CreateType>{CreateType::Vmfs, "vmfsPreallocated"},
    Word<CreateType>{CreateType::Vmfs, "vmfsEagerZeroedThick"},
    Word<CreateType>{CreateType::Vmfs, "vmfsThick"},
    Word<CreateType>{CreateType::SeSparse, "vmfsSeSparse"},
    Word<CreateType>{CreateType::VmfsRdm, "vmfsRawDeviceMap"},
    Word<CreateType>{CreateType::VmfsRdmp, "vmfsPassthroughRawDeviceMap"},
};

constexpr std::array kExtentTypes{
    Word<ExtentType>{ExtentType::Flat, "FLAT"},
    Word<ExtentType>{ExtentType::Zero, "ZERO"},
    Word<ExtentType>{ExtentType::Sparse, "SPARSE"},
    Word<ExtentType>{ExtentType::Vmfs, "VMFS"},
    Word<ExtentType>{ExtentType::VmfsSparse, "VMFSSPARSE"},
    Word<ExtentType>{ExtentType::SeSparse, "SESPARSE"},
    Word<ExtentType>{ExtentType::VsanSparse, "VSANSPARSE"},
    Word<ExtentType>{ExtentType::VmfsRdm, "VMFSRDM"},
    Word<ExtentType>{ExtentType::VmfsRaw, "VMFSRAW"},
};

constexpr std::array kAccesses{
    Word<ExtentAccess>{ExtentAccess::ReadWrite, "RW"},
    Word<ExtentAccess>{ExtentAccess::ReadOnly, "RDONLY"},
    Word<ExtentAccess>{ExtentAccess::NoAccess, "NOACCESS"},
};

constexpr std::array kAdapters{
    Word<AdapterType>{AdapterType::Ide, "ide"},
    Word<AdapterType>{AdapterType::BusLogic, "buslogic"},
    Word<AdapterType>{AdapterType::LsiLogic, "lsilogic"},
};

template<class Value, std::size_t N>
std::string_view nameOf(const std::array<Word<Value>, N>& words, Value value) {
    const auto found = std::ranges::find(words, value, &Word<Value>::value);
    return found == words.end() ? std::string_view{} : found->text;
}

template<class Value, std::size_t N>
std::optional<Value> valueOf(const std::array<Word<Value>, N>& words, std::string_view text) {
    for (const Word<Value>& word : words)
        if (equalsIgnoringCase(word.text, text))
            return word.value;
    return std::nullopt;
}

Geometry geometryWith(Sectors capacity, std::uint64_t heads, std::uint64_t sectors) {
    return {std::max<std::uint64_t>(1, capacity.count() / (heads * sectors)), heads, sectors};
}

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::size_t kUuidTextLength = 16 * 3 - 1;
constexpr char kUuidHalves = '-'; ///< stands between the eighth and the ninth byte, blanks elsewhere

char separatorAfter(std::size_t byteIndex) { return byteIndex == 7 ? kUuidHalves : ' '; }

} // namespace

std::string_view createTypeName(CreateType type) { return nameOf(kCreateTypes, type); }

CreateType parseCreateType(std::string_view name) {
    return valueOf(kCreateTypes, name).value_or(CreateType::Unknown);
}

std::string_view extentAccessName(ExtentAccess access) { return nameOf(kAccesses, access); }

std::optional<ExtentAccess> parseExtentAccess(std::string_view word) { return valueOf(kAccesses, word); }

std::string_view extentTypeName(ExtentType type) { return nameOf(kExtentTypes, type); }

ExtentType parseExtentType(std::string_view word) {
    return valueOf(kExtentTypes, word).value_or(ExtentType::Unknown);
}

std::string_view adapterTypeName(AdapterType type) { return nameOf(kAdapters, type); }

std::optional<AdapterType> parseAdapterType(std::string_view name) { return valueOf(kAdapters, name); }

std::optional<Cid> parseCid(std::string_view text) {
    text = trimBlanks(text);
    if (startsWithIgnoringCase(text, "0x"))
        text.remove_prefix(2);
    const std::optional<std::uint64_t> value = text.size() <= 8 ? parseHex(text) : std::nullopt;
    return value ? std::optional(static_cast<Cid>(*value)) : std::nullopt;
}

std::string formatCid(Cid cid) {
    std::string digits(8, '0');
    for (std::size_t i = digits.size(); i-- > 0; cid >>= 4U)
        digits[i] = kHexDigits[cid & 0x0FU];
    return digits;
}

Geometry diskGeometry(Sectors capacity, AdapterType adapter) {
    return adapter == AdapterType::Ide ? geometryWith(capacity, 16, 63) : biosGeometry(capacity);
}

Geometry biosGeometry(Sectors capacity) {
    constexpr Sectors oneGib(std::uint64_t{1} << 21U);
    if (capacity < oneGib)
        return geometryWith(capacity, 64, 32);
    if (capacity < oneGib * 2)
        return geometryWith(capacity, 128, 32);
    return geometryWith(capacity, 255, 63);
}

std::string formatDiskUuid(const std::array<std::uint8_t, 16>& bytes) {
    std::string text = "60 00 C2 ";
    for (std::size_t i = 3; i < bytes.size(); ++i) {
        const unsigned value = i == 3 ? 0x90U | (bytes[i] & 0x0FU) : bytes[i];
        text += kHexDigits[value >> 4U];
        text += kHexDigits[value & 0x0FU];
        if (i + 1 < bytes.size())
            text += separatorAfter(i);
    }
    return text;
}

std::optional<std::array<std::uint8_t, 16>> parseDiskUuid(std::string_view text) {
    text = trimBlanks(text);
    if (text.size() != kUuidTextLength)
        return std::nullopt;
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const int high = hexDigit(text[i * 3]);
        const int low = hexDigit(text[i * 3 + 1]);
        const bool separated = i + 1 == bytes.size() || text[i * 3 + 2] == separatorAfter(i);
        if (high < 0 || low < 0 || !separated)
            return std::nullopt;
        bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return bytes;
}

} // namespace strata
