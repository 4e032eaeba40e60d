// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/sha256.h"
#include "core/base/text.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strata {

enum class IntentState : std::uint32_t {
    Marker = 1, ///< an operation is under way; no records
    Redo = 2,   ///< records that must be done
};

/// What the change is, for words to people; a number that this program does not know is refused.
enum class IntentOp : std::uint32_t {
    EditDescriptor = 1,
    ReplaceDisk = 2,
    ChangeSnapshots = 3, ///< lists of a machine and what they name
    MergeLinks = 4,
    FlattenDisk = 5,
    GrowDisk = 6,
    ShrinkDisk = 7,
    DefragmentDisk = 8,
    RenameDisk = 9,
    DeleteDisk = 10,
    RepairDisk = 11,
};
inline constexpr IntentOp kLastIntentOp = IntentOp::RepairDisk;
/// A sentence for whoever finds it: "Merging snapshots was cut off before it was finished".
Text sayInterrupted(IntentOp op);

/// The contents of an intent file, as a value. Layout (little endian, no padding):
///
///     256   text line for people, ends with '\n'
///       8   "VMDKINT1"
///       4   version (1), 4 op, 4 state, 16 random id, 8 time (ns since 1970), 2+n writer (UTF-8),
///           2+n detail (UTF-8)
///       4   number of files, each: 2+n name, 1 existed, 8 size, 32 SHA-256 of the
///             first 4 KiB, 8 append-from sector
///       4   number of records, each: 4 kind, 4 file, then by kind:
///             1 WRITE     8 offset, 8 bytes n, 4 x n/512 CRC-32C of each sector before, n bytes after
///             2 TRUNCATE  8 length before, 8 length after
///             3 REPLACE   1 existed, 32 SHA-256 before, 8 n, n bytes after
///             4 RENAME    4 file (new name)
///             5 LINK      4 file (second name)
///             6 UNLINK
///       8   length of everything, 32 SHA-256 of all above
struct IntentDocument {
    struct File {
        std::string name; ///< one component, in the folder of the intent
        bool existed = false;
        std::uint64_t size = 0;
        Sha256Digest head{}; ///< of the first 4 KiB
        std::uint64_t appendFrom = 0;
    };
    enum class Kind : std::uint32_t { Write = 1, Truncate = 2, Replace = 3, Rename = 4, Link = 5, Unlink = 6 };
    struct Record {
        Kind kind = Kind::Write;
        std::uint32_t file = 0;            ///< index into files
        std::uint32_t target = 0;          ///< Rename, Link: index of the new name
        std::uint64_t offset = 0;          ///< Write: bytes; Truncate: length after
        std::uint64_t lengthBefore = 0;    ///< Truncate
        std::vector<std::uint32_t> before; ///< Write: CRC-32C per sector
        bool existed = false;              ///< Replace
        Sha256Digest digestBefore{};       ///< Replace
        std::vector<std::byte> after;      ///< Write, Replace
    };

    IntentOp op = IntentOp::EditDescriptor;
    IntentState state = IntentState::Redo;
    std::array<std::byte, 16> id{};
    std::int64_t createdNs = 0;
    std::string writer;
    std::string detail; ///< of the operation, in words of its own, at most kMaxIntentDetail bytes
    std::vector<File> files;
    std::vector<Record> records;
};

inline constexpr std::uint64_t kMaxIntentBytes = std::uint64_t{512} << 20U;
inline constexpr std::size_t kMaxIntentDetail = 0xFFFF;
inline constexpr std::uint64_t kMaxReplaceBytes = std::uint64_t{64} << 20U;

std::vector<std::byte> encodeIntent(const IntentDocument& document);
/// Error(Corrupt) if it is not whole, Error(NotSupported) for a version, operation or record we do not know.
IntentDocument decodeIntent(ByteSpan bytes);
/// True if the file starts as ours do.
bool looksLikeIntent(ByteSpan bytes);

} // namespace strata
