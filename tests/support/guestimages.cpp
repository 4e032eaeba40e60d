// SPDX-License-Identifier: Apache-2.0
#include "tests/support/guestimages.h"

#include "core/disk/diskopener.h"
#include "tests/support/sampledisks.h"

namespace strata::test {

void writePartitions(FileSystem& fs, const std::filesystem::path& disk) {
    const std::unique_ptr<DiskChain> chain = openDisk(fs, disk, forWriting());
    const auto whole = static_cast<std::uint32_t>(chain->capacity().count());
    constexpr std::uint32_t kFirst = 2048;
    const std::uint32_t half = (whole - kFirst) / 2 / kFirst * kFirst;
    std::vector<std::byte> record(kSectorSize);
    const auto entry = [&record](std::size_t index, std::uint8_t type, std::uint32_t start, std::uint32_t length) {
        record[446 + index * 16 + 4] = static_cast<std::byte>(type);
        storeLe<std::uint32_t>(record, 446 + index * 16 + 8, start);
        storeLe<std::uint32_t>(record, 446 + index * 16 + 12, length);
    };
    entry(0, 0x83, kFirst, half);
    entry(1, 0x07, kFirst + half, whole - kFirst - half);
    storeLe<std::uint16_t>(record, 510, 0xAA55);
    chain->write(Sectors(0), record);

    std::vector<std::byte> super(1024);
    storeLe<std::uint32_t>(super, 4, half / 2);  // blocks of 1 KiB
    storeLe<std::uint32_t>(super, 12, half / 4); // free
    storeLe<std::uint16_t>(super, 56, 0xEF53);
    storeLe<std::uint32_t>(super, 96, 0x40); // extents
    const std::string_view label = "root";
    std::ranges::copy(asBytes(label), super.begin() + 120);
    chain->write(Sectors(kFirst + 2), super);
    chain->close();
}

} // namespace strata::test
