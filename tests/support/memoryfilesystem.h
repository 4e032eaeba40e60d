// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"
#include "tests/support/memorynode.h"

#include <atomic>
#include <map>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

namespace strata::test {

/// A whole file system in memory: folders, sparse files, hard and symbolic links, locks between handles, a volume
/// with a limit. Starts with the folder "/" and endless room; relative paths start there, too.
/// Thread-safe. Errors carry the errno that Linux would give.
class MemoryFileSystem final : public FileSystem {
public:
    MemoryFileSystem();
    ~MemoryFileSystem() override;

    std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode,
                               LockMode lock = LockMode::None) override;
    std::unique_ptr<File> create(const std::filesystem::path& path,
                                 NewFileAccess access = NewFileAccess::Usual) override;
    std::optional<FileStatus> status(const std::filesystem::path& path) override;
    std::vector<DirectoryEntry> list(const std::filesystem::path& directory) override;
    std::filesystem::path canonical(const std::filesystem::path& path) override;
    VolumeInfo volume(const std::filesystem::path& pathOrFolder) override;
    void createDirectory(const std::filesystem::path& path) override;
    void rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void renameNoReplace(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void link(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void remove(const std::filesystem::path& path) override;
    void removeDirectory(const std::filesystem::path& path) override;
    void syncDirectory(const std::filesystem::path& directory) override;
    void copyAttributes(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void copyOwner(const std::filesystem::path& from, const std::filesystem::path& to) override;

    // What a test sets up and looks at.

    /// Free room (counted from now on, by blocks of 4 KiB), largest file, type, remote.
    void setVolume(const VolumeInfo& info);
    /// Every change fails with EROFS.
    void setVolumeReadOnly(bool readOnly) { readOnly_ = readOnly; }
    /// A file that cannot be opened for writing, or a folder whose entries cannot change (EACCES).
    void setReadOnly(const std::filesystem::path& path, bool readOnly);
    void symlink(const std::filesystem::path& target, const std::filesystem::path& path);
    /// Makes the folder and those above it, as far as they are missing.
    void makeFolders(const std::filesystem::path& path);
    /// Makes the file (replacing its contents if it exists).
    void writeFile(const std::filesystem::path& path, ByteSpan contents);
    void writeFile(const std::filesystem::path& path, std::string_view contents);
    std::vector<std::byte> readFile(const std::filesystem::path& path);
    std::string readText(const std::filesystem::path& path);
    /// Full paths of everything that is not a folder, sorted.
    std::vector<std::filesystem::path> allFiles() const;
    std::vector<std::filesystem::path> allFolders() const;
    MemoryNode::Attributes attributes(const std::filesystem::path& path);

    /// An independent copy (locks and open handles stay behind); contents are shared until written.
    std::unique_ptr<MemoryFileSystem> snapshot() const;
    /// The file behind a path, and a file put in place under a name: for CrashFileSystem.
    std::shared_ptr<MemoryNode> node(const std::filesystem::path& path);
    void insert(const std::filesystem::path& path, const MemoryNode& contents);
    /// Same, for several names of one file: `known` remembers the files already copied.
    using CopiedNodes = std::map<const MemoryNode*, std::shared_ptr<MemoryNode>>;
    void insert(const std::filesystem::path& path, const MemoryNode& contents, CopiedNodes& known);

private:
    struct Folder;
    struct Entry;
    struct Place;

    Place walk(const std::filesystem::path& path, bool followLast) const;
    Place walkToFile(const std::filesystem::path& path) const;
    Place walkToFree(const std::filesystem::path& path);
    void requireWritable(const Place& place, const std::filesystem::path& path) const;
    void move(const std::filesystem::path& from, const std::filesystem::path& to, bool replace);
    std::int64_t tick() { return 1'700'000'000'000'000'000 + 1000 * ++clock_; }

    mutable std::shared_mutex mutex_; // the tree; contents have their own
    std::shared_ptr<MemorySpace> space_;
    std::shared_ptr<Folder> root_;
    std::uint64_t device_;
    std::uint64_t nextInode_ = 2;
    std::atomic<std::int64_t> clock_{0};
    std::atomic<bool> readOnly_{false};
};

} // namespace strata::test
