// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace strata {

/// Identity of a file on this host, independent of its name.
struct FileId {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    auto operator<=>(const FileId&) const = default;
};

/// A range of bytes in a file.
struct ByteRange {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    std::uint64_t end() const { return offset + length; }
    bool operator==(const ByteRange&) const = default;
};

/// One open file. With FileSystem the only door to the OS.
/// Threads: all positional calls (readAt, writeAt, copyFrom, nextData, size) may run at the same time from several
/// threads; overlapping writes are the caller's business. EINTR and short transfers never reach the caller.
/// Errors: strata::Error with this file's path and offset. All offsets and lengths are bytes.
class File {
public:
    File() = default;
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    virtual ~File() = default;

    virtual const std::filesystem::path& path() const = 0;
    virtual FileId id() const = 0;
    virtual std::uint64_t size() const = 0;

    /// Reads up to out.size() bytes; returns fewer only at the end of the file.
    virtual std::size_t readAt(std::uint64_t offset, MutableByteSpan out) = 0;
    /// Writes all of `data`, growing the file as needed.
    virtual void writeAt(std::uint64_t offset, ByteSpan data) = 0;
    /// Sets the length; bytes that appear read as zero and take no space.
    virtual void truncate(std::uint64_t length) = 0;
    /// Reserves space so that later writes there cannot fail with NoSpace; grows the file. Falls back to
    /// nothing where the file system cannot.
    virtual void allocate(std::uint64_t offset, std::uint64_t length) = 0;
    /// Gives the space of the range back; it reads as zero afterwards. Writes zeros where holes are not possible.
    virtual void punchHole(std::uint64_t offset, std::uint64_t length) = 0;
    /// The first range at or after `from` that may hold something else than zeros; none up to the end of the file
    /// gives nullopt. A file system without holes answers {from, size - from}.
    virtual std::optional<ByteRange> nextData(std::uint64_t from) = 0;
    /// Copies `length` bytes of `source` at `sourceOffset` to `offset` here, inside the kernel where possible
    /// (reflink, copy_file_range). Error(Truncated) if the source ends early.
    virtual void copyFrom(File& source, std::uint64_t sourceOffset, std::uint64_t offset, std::uint64_t length);
    /// Asks the system to begin writing the range to the drive, so that a later sync() has less left to do. Does not
    /// wait, promises nothing and never fails.
    virtual void beginWriteback(std::uint64_t offset, std::uint64_t length) noexcept;
    /// Returns when everything written so far (bytes and length) would survive a power cut. A failure is final:
    /// never call it again in the hope of success (durability.md A6).
    virtual void sync() = 0;

    /// Reads exactly out.size() bytes or throws Error(Truncated).
    void readExactly(std::uint64_t offset, MutableByteSpan out);
};

} // namespace strata
