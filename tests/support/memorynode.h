// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/file.h"
#include "core/io/filesystem.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>

namespace strata::test {

/// The room of a memory volume, shared by all its files. Thread-safe.
class MemorySpace {
public:
    explicit MemorySpace(VolumeInfo info) : info_(std::move(info)) {}

    /// Takes `bytes` or returns false (volume full).
    bool take(std::uint64_t bytes);
    void give(std::uint64_t bytes);
    VolumeInfo info() const;
    /// `info.free` counts from now on.
    void setInfo(VolumeInfo info);

private:
    mutable std::mutex mutex_;
    VolumeInfo info_;
};

/// Disjoint half-open ranges of whole numbers.
class RangeSet {
public:
    /// How many numbers of [begin, end) are not in the set.
    std::uint64_t missing(std::uint64_t begin, std::uint64_t end) const;
    void add(std::uint64_t begin, std::uint64_t end);
    /// Returns how many were removed.
    std::uint64_t remove(std::uint64_t begin, std::uint64_t end);
    std::uint64_t count() const;

private:
    std::map<std::uint64_t, std::uint64_t> ranges_; // begin -> end
};

/// Contents and attributes of one file in memory; what an inode is on a drive. Stored in chunks of 4 KiB that exist
/// only once written, so a sparse file of 2 TB costs nothing. Space is charged by blocks of 4 KiB.
/// Copies share their chunks until one of them writes. Thread-safe, except for copying while somebody writes.
/// Mutators return an errno (0: done).
class MemoryNode {
public:
    static constexpr std::uint64_t kChunk = 4 * 1024;
    static constexpr std::uint64_t kBlock = 4 * 1024;

    MemoryNode(FileId id, std::shared_ptr<MemorySpace> space) : id_(id), space_(std::move(space)) {}
    /// A copy on another volume; that volume is not asked for room.
    MemoryNode(const MemoryNode& other, std::shared_ptr<MemorySpace> space);
    MemoryNode(const MemoryNode&) = delete;
    MemoryNode& operator=(const MemoryNode&) = delete;
    ~MemoryNode();

    FileId id() const { return id_; }
    std::uint64_t size() const;
    std::uint64_t allocated() const;
    std::size_t read(std::uint64_t offset, MutableByteSpan out) const;
    int write(std::uint64_t offset, ByteSpan data);
    int truncate(std::uint64_t length);
    int allocate(std::uint64_t offset, std::uint64_t length);
    int punchHole(std::uint64_t offset, std::uint64_t length);
    std::optional<ByteRange> nextData(std::uint64_t from) const;

    /// Equal for equal contents stored in equal chunks; for telling states apart quickly.
    std::uint64_t fingerprint() const;

    /// False if another holder excludes `mode`.
    bool lock(LockMode mode);
    void unlock(LockMode mode);

    struct Attributes {
        NewFileAccess access = NewFileAccess::Usual;
        std::string owner = "user";
        std::string label; ///< stands for permissions and extended attributes
        bool readOnly = false;
        std::int64_t modifiedNs = 0;
    };
    Attributes attributes() const;
    void setAttributes(const Attributes& attributes);

private:
    using Chunk = std::array<std::byte, kChunk>;

    bool charge(std::uint64_t begin, std::uint64_t end);
    void discard(std::uint64_t begin, std::uint64_t end);
    Chunk& writableChunk(std::uint64_t index);
    void changed() { fingerprint_.reset(); }
    void writeZeros(std::uint64_t begin, std::uint64_t end);
    bool tooLarge(std::uint64_t offset, std::uint64_t length) const;

    const FileId id_;
    mutable std::shared_mutex mutex_;
    std::map<std::uint64_t, std::shared_ptr<Chunk>> chunks_;
    RangeSet charged_; // blocks that take room: written or reserved
    std::uint64_t size_ = 0;
    mutable std::optional<std::uint64_t> fingerprint_; // of the contents as they are; reset by whoever changes them
    Attributes attributes_;
    int sharedLocks_ = 0;
    bool exclusiveLock_ = false;
    std::shared_ptr<MemorySpace> space_;
};

} // namespace strata::test
