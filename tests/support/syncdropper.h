// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystemwrapper.h"

namespace strata::test {

/// Forgets one sync (of a file or folder), the `victim`-th from 1: a deliberately wrong protocol, for proving that a
/// crash test would notice. With victim 0 it only counts.
class SyncDropper final : public FileSystemWrapper {
public:
    SyncDropper(FileSystem& next, unsigned victim) : FileSystemWrapper(next), victim_(victim) {}

    unsigned count() const { return count_; }

    std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode,
                               LockMode lock = LockMode::None) override {
        return std::make_unique<Handle>(next().open(path, mode, lock), *this);
    }
    std::unique_ptr<File> create(const std::filesystem::path& path,
                                 NewFileAccess access = NewFileAccess::Usual) override {
        return std::make_unique<Handle>(next().create(path, access), *this);
    }
    void syncDirectory(const std::filesystem::path& directory) override {
        if (++count_ != victim_)
            next().syncDirectory(directory);
    }

private:
    class Handle final : public File {
    public:
        Handle(std::unique_ptr<File> next, SyncDropper& owner) : next_(std::move(next)), owner_(owner) {}
        const std::filesystem::path& path() const override { return next_->path(); }
        FileId id() const override { return next_->id(); }
        std::uint64_t size() const override { return next_->size(); }
        std::size_t readAt(std::uint64_t offset, MutableByteSpan out) override { return next_->readAt(offset, out); }
        void writeAt(std::uint64_t offset, ByteSpan data) override { next_->writeAt(offset, data); }
        void truncate(std::uint64_t length) override { next_->truncate(length); }
        void allocate(std::uint64_t offset, std::uint64_t length) override { next_->allocate(offset, length); }
        void punchHole(std::uint64_t offset, std::uint64_t length) override { next_->punchHole(offset, length); }
        std::optional<ByteRange> nextData(std::uint64_t from) override { return next_->nextData(from); }
        void sync() override {
            if (++owner_.count_ != owner_.victim_)
                next_->sync();
        }

    private:
        std::unique_ptr<File> next_;
        SyncDropper& owner_;
    };

    unsigned victim_;
    unsigned count_ = 0;
};

} // namespace strata::test
