// SPDX-License-Identifier: Apache-2.0
#include "core/guest/guestdisk.h"

namespace strata {

std::optional<std::vector<std::byte>> GuestDisk::bytes(std::uint64_t offset, std::size_t bytes) const {
    const std::uint64_t whole = capacity_.bytes();
    if (bytes > kMostBytes || offset > whole || bytes > whole - offset)
        return std::nullopt;
    const std::uint64_t first = offset / kSectorSize;
    const std::uint64_t end = (offset + bytes + kSectorSize - 1) / kSectorSize;
    std::vector<std::byte> sectors((end - first) * kSectorSize);
    if (!sectors.empty())
        read_(Sectors(first), sectors);
    const auto begin = sectors.begin() + static_cast<std::ptrdiff_t>(offset - first * kSectorSize);
    return std::vector<std::byte>(begin, begin + static_cast<std::ptrdiff_t>(bytes));
}

bool standsAt(ByteSpan bytes, std::size_t offset, std::string_view text) {
    return offset <= bytes.size() && text.size() <= bytes.size() - offset
           && asText(bytes.subspan(offset, text.size())) == text;
}

} // namespace strata
