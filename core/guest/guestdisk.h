// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/units.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace strata {

/// A disk as its guest sees it, for looking at a few places of it. Everything asked for is checked against the end of
/// the disk: what an untrusted table points at may lie anywhere.
class GuestDisk {
public:
    /// Fills `out` (whole sectors) with what is at `start`; throws Error where that cannot be read.
    using Read = std::function<void(Sectors start, MutableByteSpan out)>;

    GuestDisk(Sectors capacity, Read read) : capacity_(capacity), read_(std::move(read)) {}

    Sectors capacity() const { return capacity_; }
    /// `bytes` at byte `offset`, both anywhere; nullopt where the disk ends before. At most kMostBytes.
    std::optional<std::vector<std::byte>> bytes(std::uint64_t offset, std::size_t bytes) const;

    static constexpr std::size_t kMostBytes = std::size_t{1} << 20U;

private:
    Sectors capacity_;
    Read read_;
};

/// True if `text` stands at `offset` in `bytes`.
bool standsAt(ByteSpan bytes, std::size_t offset, std::string_view text);

} // namespace strata
