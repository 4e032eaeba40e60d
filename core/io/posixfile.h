// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

#include <atomic>

namespace strata::posix {

/// Owns a file descriptor.
class Descriptor {
public:
    explicit Descriptor(int value = -1) : value_(value) {}
    Descriptor(Descriptor&& other) noexcept : value_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor();

    int get() const { return value_; }
    int release() noexcept;

private:
    int value_;
};

/// An open regular file.
class PosixFile final : public File {
public:
    PosixFile(Descriptor descriptor, std::filesystem::path path, FileId id)
        : descriptor_(std::move(descriptor)), path_(std::move(path)), id_(id) {}

    const std::filesystem::path& path() const override { return path_; }
    FileId id() const override { return id_; }
    std::uint64_t size() const override;
    std::size_t readAt(std::uint64_t offset, MutableByteSpan out) override;
    void writeAt(std::uint64_t offset, ByteSpan data) override;
    void truncate(std::uint64_t length) override;
    void allocate(std::uint64_t offset, std::uint64_t length) override;
    void punchHole(std::uint64_t offset, std::uint64_t length) override;
    std::optional<ByteRange> nextData(std::uint64_t from) override;
    void copyFrom(File& source, std::uint64_t sourceOffset, std::uint64_t offset, std::uint64_t length) override;
    void beginWriteback(std::uint64_t offset, std::uint64_t length) noexcept override;
    void sync() override;

    /// Error(Locked) if somebody else's lock excludes it. Called once, before the file is handed out.
    void lock(LockMode mode);

private:
    bool setLock(short type, std::int64_t start, std::int64_t length);
    /// `length` 0: up to the end of the file.
    bool lockedByOther(std::int64_t start, std::int64_t length) const;
    [[noreturn]] void throwLocked() const;

    Descriptor descriptor_;
    std::filesystem::path path_;
    FileId id_;
    /// Cleared when the kernel refused to copy into this file: the next call goes the plain way at once.
    std::atomic<bool> kernelCopies_{true};
};

} // namespace strata::posix
