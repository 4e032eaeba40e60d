// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/units.h"
#include "core/io/file.h"
#include "core/io/intent.h"

#include <array>
#include <filesystem>
#include <map>
#include <stop_token>
#include <vector>

namespace strata {

/// What a repair changes: sectors of a disk's files as they are and as they shall be, and new data behind the ends
/// of the files, which nothing refers to before the sectors change. Only writeAppended() writes.
class RepairPatch {
public:
    /// More than this is refused (LimitExceeded): so much damage in the tables is better cloned.
    static constexpr std::size_t kMostSectors = 32768;
    static constexpr std::size_t kMostCopies = 262144;

    /// Lays `bytes` over the file's contents at `offset` (bytes), and over earlier changes; also over what
    /// appendZeros() made. Error(Truncated) where the file has no whole sector.
    void change(File& file, std::uint64_t offset, ByteSpan bytes);

    /// A copy of `length` bytes at `source` of the file, at its end, aligned to `unit` bytes and padded with zeros
    /// to it; also where the file ends within them. Returns where. `unit`: a multiple of 512.
    std::uint64_t appendCopy(File& file, std::uint64_t source, std::uint64_t length, std::uint64_t unit);
    /// Zeros, at most a few MiB, that change() may fill. Returns where.
    std::uint64_t appendZeros(File& file, std::uint64_t length, std::uint64_t unit);
    /// Length of the file behind everything appended.
    std::uint64_t endOf(File& file) const;

    bool empty() const { return sectors_ == 0; }
    std::vector<std::filesystem::path> files() const;
    /// Of changed sectors, and what is appended.
    std::uint64_t bytes() const { return sectors_ * kSectorSize; }
    std::uint64_t appendedBytes() const;

    /// Writes what is appended, durably. On an error or cancel the files get their lengths back.
    void writeAppended(FileSystem& fs, std::stop_token stop);
    void addTo(IntentBuilder& intent) const;
    /// An intent that takes the change back: guards are the sectors after it, contents those before it; what was
    /// appended is cut off.
    IntentDocument undoing() const;

private:
    using Bytes = std::array<std::byte, kSectorSize>;
    struct Change {
        Bytes before{};
        Bytes after{};
    };
    struct Copy {
        std::uint64_t source;
        std::uint64_t target;
        std::uint64_t length;
    };
    struct Changes {
        std::map<std::uint64_t, Change> sectors; ///< by number of the sector
        std::uint64_t size = 0;                  ///< before; set with `end`
        std::uint64_t end = 0;                   ///< after; 0 if nothing is appended
        std::vector<Copy> copies;
        std::map<std::uint64_t, std::vector<std::byte>> fresh; ///< by offset
    };

    Changes& changesOf(File& file);
    std::uint64_t reserve(File& file, std::uint64_t length, std::uint64_t unit);
    static void writeAppended(File& file, const Changes& changes, std::stop_token stop);

    std::map<std::filesystem::path, Changes> files_;
    std::size_t sectors_ = 0;
    std::size_t copies_ = 0;
};

} // namespace strata
