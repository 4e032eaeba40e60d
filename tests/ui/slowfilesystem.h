// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystemwrapper.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace strata::test {

/// A drive that takes its time: every write waits, while slow is set. Lets a test see a job midway.
class SlowFileSystem final : public FileSystemWrapper {
public:
    using FileSystemWrapper::FileSystemWrapper;

    std::atomic<bool> slow{false};

    std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode,
                               LockMode lock = LockMode::None) override {
        return std::make_unique<Handle>(next().open(path, mode, lock), *this);
    }
    std::unique_ptr<File> create(const std::filesystem::path& path,
                                 NewFileAccess access = NewFileAccess::Usual) override {
        return std::make_unique<Handle>(next().create(path, access), *this);
    }

private:
    class Handle final : public File {
    public:
        Handle(std::unique_ptr<File> next, SlowFileSystem& owner) : next_(std::move(next)), owner_(owner) {}
        const std::filesystem::path& path() const override { return next_->path(); }
        FileId id() const override { return next_->id(); }
        std::uint64_t size() const override { return next_->size(); }
        std::size_t readAt(std::uint64_t offset, MutableByteSpan out) override { return next_->readAt(offset, out); }
        void writeAt(std::uint64_t offset, ByteSpan data) override {
            if (owner_.slow)
                std::this_thread::sleep_for(std::chrono::milliseconds(25));
            next_->writeAt(offset, data);
        }
        void truncate(std::uint64_t length) override { next_->truncate(length); }
        void allocate(std::uint64_t offset, std::uint64_t length) override { next_->allocate(offset, length); }
        void punchHole(std::uint64_t offset, std::uint64_t length) override { next_->punchHole(offset, length); }
        std::optional<ByteRange> nextData(std::uint64_t from) override { return next_->nextData(from); }
        void sync() override { next_->sync(); }

    private:
        std::unique_ptr<File> next_;
        SlowFileSystem& owner_;
    };
};

} // namespace strata::test
