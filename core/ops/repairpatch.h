// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/units.h"
#include "core/io/file.h"
#include "core/io/intent.h"

#include <array>
#include <filesystem>
#include <map>

namespace strata {

/// Sectors of a disk's files as they are and as they shall be. Nothing is written by it.
class RepairPatch {
public:
    /// More than this is refused (LimitExceeded): so much damage in the tables is better cloned.
    static constexpr std::size_t kMostSectors = 32768;

    /// Lays `bytes` over the file's contents at `offset` (bytes), and over earlier changes.
    /// Error(Truncated) where the file has no whole sector.
    void change(File& file, std::uint64_t offset, ByteSpan bytes);

    bool empty() const { return sectors_ == 0; }
    std::vector<std::filesystem::path> files() const;
    std::uint64_t bytes() const { return sectors_ * kSectorSize; }
    void addTo(IntentBuilder& intent) const;
    /// An intent that takes the change back: guards are the sectors after it, contents those before it.
    IntentDocument undoing() const;

private:
    using Bytes = std::array<std::byte, kSectorSize>;
    struct Change {
        Bytes before{};
        Bytes after{};
    };
    std::map<std::filesystem::path, std::map<std::uint64_t, Change>> files_; ///< by number of the sector
    std::size_t sectors_ = 0;
};

} // namespace strata
