// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

namespace strata {

/// Hands every call on to another FileSystem: derive from it to change or watch one verb.
/// The wrapped object must outlive this one.
class FileSystemWrapper : public FileSystem {
public:
    explicit FileSystemWrapper(FileSystem& next) : next_(next) {}

    std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode,
                               LockMode lock = LockMode::None) override {
        return next_.open(path, mode, lock);
    }
    std::unique_ptr<File> create(const std::filesystem::path& path,
                                 NewFileAccess access = NewFileAccess::Usual) override {
        return next_.create(path, access);
    }
    std::optional<FileStatus> status(const std::filesystem::path& path) override { return next_.status(path); }
    std::vector<DirectoryEntry> list(const std::filesystem::path& directory) override {
        return next_.list(directory);
    }
    std::filesystem::path canonical(const std::filesystem::path& path) override { return next_.canonical(path); }
    VolumeInfo volume(const std::filesystem::path& path) override { return next_.volume(path); }
    void createDirectory(const std::filesystem::path& path) override { next_.createDirectory(path); }
    void rename(const std::filesystem::path& from, const std::filesystem::path& to) override {
        next_.rename(from, to);
    }
    void renameNoReplace(const std::filesystem::path& from, const std::filesystem::path& to) override {
        next_.renameNoReplace(from, to);
    }
    void link(const std::filesystem::path& from, const std::filesystem::path& to) override { next_.link(from, to); }
    void remove(const std::filesystem::path& path) override { next_.remove(path); }
    void removeDirectory(const std::filesystem::path& path) override { next_.removeDirectory(path); }
    void syncDirectory(const std::filesystem::path& directory) override { next_.syncDirectory(directory); }
    void copyAttributes(const std::filesystem::path& from, const std::filesystem::path& to) override {
        next_.copyAttributes(from, to);
    }
    void copyOwner(const std::filesystem::path& from, const std::filesystem::path& to) override {
        next_.copyOwner(from, to);
    }

protected:
    FileSystem& next() { return next_; }

private:
    FileSystem& next_;
};

} // namespace strata
