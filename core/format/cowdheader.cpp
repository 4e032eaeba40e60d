// SPDX-License-Identifier: Apache-2.0
#include "core/format/cowdheader.h"

#include "core/base/error.h"

namespace strata {
namespace {

constexpr std::uint32_t kCowdMagic = 0x44574F43; // "COWD"
constexpr std::uint64_t kMaxCowdGrain = 2048;

Error corrupt(Text what, std::uint64_t fieldOffset) {
    return Error(ErrorCode::Corrupt, std::move(what))
        .offset(fieldOffset)
        .advice(text("The header is damaged; run a check on the disk."));
}

} // namespace

bool isCowdHeader(ByteSpan head) { return head.size() >= 4 && loadLe<std::uint32_t>(head, 0) == kCowdMagic; }

CowdHeader parseCowdHeader(ByteSpan bytes, std::uint64_t fileSize) {
    if (!isCowdHeader(bytes))
        throw Error(ErrorCode::NotADisk, text("The file does not begin with a COWD header"));
    if (bytes.size() < kCowdHeaderBytes)
        throw Error(ErrorCode::Truncated, text("The COWD header is cut short: %1 of 2048 bytes", bytes.size()));
    CowdHeader h;
    h.version = loadLe<std::uint32_t>(bytes, 4);
    h.flags = loadLe<std::uint32_t>(bytes, 8);
    h.capacity = Sectors(loadLe<std::uint32_t>(bytes, 12));
    h.grainSize = Sectors(loadLe<std::uint32_t>(bytes, 16));
    h.gdOffset = loadLe<std::uint32_t>(bytes, 20);
    h.directoryEntries = loadLe<std::uint32_t>(bytes, 24);
    h.freeSector = loadLe<std::uint32_t>(bytes, 28);
    h.cylinders = loadLe<std::uint32_t>(bytes, 32);
    h.heads = loadLe<std::uint32_t>(bytes, 36);
    h.sectors = loadLe<std::uint32_t>(bytes, 40);
    h.savedGeneration = loadLe<std::uint32_t>(bytes, 1636);
    h.unclean = loadLe<std::uint32_t>(bytes, kCowdUncleanAt) != 0;
    if (h.version != 1)
        throw Error(
            ErrorCode::NotSupported,
            text("COWD version %1 is not supported; version 3 was written by VMware Workstation 2 to 4", h.version))
            .offset(4)
            .advice(text("Open the disk in a VMware product of its time and convert it."));
    if (h.capacity.count() == 0)
        throw corrupt(text("The COWD header says the disk has no sectors"), 12);
    if (h.grainSize.count() == 0 || h.grainSize.count() > kMaxCowdGrain)
        throw corrupt(text("A grain of %1 sectors is not possible here", h.grainSize.count()), 16);
    if (h.directoryEntries < h.tableCount())
        throw corrupt(
            text("The grain directory has %1 entries where %2 are needed", h.directoryEntries, h.tableCount()), 24);
    const std::uint64_t directoryEnd =
        checkedAdd(h.gdOffset, ceilDiv(std::uint64_t{h.directoryEntries} * 4, kSectorSize));
    if (std::uint64_t{h.gdOffset} * kSectorSize < kCowdHeaderBytes)
        throw corrupt(text("The grain directory lies inside the header"), 20);
    if (directoryEnd > ceilDiv(fileSize, kSectorSize))
        throw Error(ErrorCode::Truncated, text("The grain directory lies past the end of the file"))
            .offset(20)
            .advice(text("The file is shorter than its header says; was the copy cut off?"));
    return h;
}

std::array<std::byte, kCowdHeaderBytes> encodeCowdHeader(const CowdHeader& header) {
    std::array<std::byte, kCowdHeaderBytes> out{};
    const MutableByteSpan s(out);
    storeLe<std::uint32_t>(s, 0, kCowdMagic);
    storeLe<std::uint32_t>(s, 4, header.version);
    storeLe<std::uint32_t>(s, 8, header.flags);
    storeLe<std::uint32_t>(s, 12, static_cast<std::uint32_t>(header.capacity.count()));
    storeLe<std::uint32_t>(s, 16, static_cast<std::uint32_t>(header.grainSize.count()));
    storeLe<std::uint32_t>(s, 20, header.gdOffset);
    storeLe<std::uint32_t>(s, 24, header.directoryEntries);
    storeLe<std::uint32_t>(s, kCowdFreeSectorAt, header.freeSector);
    storeLe<std::uint32_t>(s, 32, header.cylinders);
    storeLe<std::uint32_t>(s, 36, header.heads);
    storeLe<std::uint32_t>(s, 40, header.sectors);
    storeLe<std::uint32_t>(s, 1636, header.savedGeneration);
    storeLe<std::uint32_t>(s, kCowdUncleanAt, header.unclean ? 1U : 0U);
    return out;
}

} // namespace strata
