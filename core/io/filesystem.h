// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/file.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace strata {

enum class OpenMode {
    Read,
    ReadWrite,
};

/// How other programs are kept off while a file is open (Linux: OFD locks, which qemu respects, too).
enum class LockMode {
    None,
    Shared, ///< readers may join, writers are kept off
    Exclusive,
    Ask, ///< Error(Locked) where Exclusive would be refused now; takes nothing, so nobody is disturbed
};

/// Who may read a new file.
enum class NewFileAccess {
    Usual,   ///< as the user's settings say (umask)
    Private, ///< its owner only (0600): intent files hold text of other files
};

enum class FileKind { Regular, Directory, Other };

struct FileStatus {
    FileKind kind = FileKind::Other;
    std::uint64_t size = 0;
    std::uint64_t allocated = 0; ///< bytes really taken on the volume
    FileId id;
    std::int64_t modifiedNs = 0; ///< since 1970, UTC
    bool writable = false;       ///< this user may write it
};

struct DirectoryEntry {
    std::filesystem::path name;      ///< one component
    FileKind kind = FileKind::Other; ///< of the entry itself; a symbolic link is Other
};

struct VolumeInfo {
    std::uint64_t free = 0; ///< bytes this user may still write
    std::uint64_t total = 0;
    std::uint64_t maxFileSize = 0; ///< largest file the file system can hold (FAT32: 4 GiB - 1)
    std::string type;              ///< "ext4", "vfat", "nfs" ...; "unknown"
    bool remote = false;           ///< network or FUSE: locks and atomic rename may not hold
};

/// The one door to the OS. Everything that touches a file goes through an object of this class, so that tests can
/// put a memory, faulty or crashing one in its place.
/// Threads: may be used from several threads at once. Errors: strata::Error with the path.
class FileSystem {
public:
    FileSystem() = default;
    FileSystem(const FileSystem&) = delete;
    FileSystem& operator=(const FileSystem&) = delete;
    virtual ~FileSystem() = default;

    /// Opens an existing regular file (a device, FIFO or socket is refused: NotSupported; nothing blocks).
    /// Error(Locked) if another process or handle holds a lock that excludes `lock`. Exclusive needs ReadWrite.
    virtual std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode,
                                       LockMode lock = LockMode::None) = 0;
    /// Makes a new file for reading and writing; AlreadyExists if the name is taken (never follows a link).
    virtual std::unique_ptr<File> create(const std::filesystem::path& path,
                                         NewFileAccess access = NewFileAccess::Usual) = 0;

    /// Follows symbolic links. nullopt if there is nothing.
    virtual std::optional<FileStatus> status(const std::filesystem::path& path) = 0;
    /// Sorted by name (bytewise), without "." and "..".
    virtual std::vector<DirectoryEntry> list(const std::filesystem::path& directory) = 0;
    /// Absolute path without links, "." or "..". NotFound if it does not exist.
    virtual std::filesystem::path canonical(const std::filesystem::path& path) = 0;
    virtual VolumeInfo volume(const std::filesystem::path& pathOrFolder) = 0;

    virtual void createDirectory(const std::filesystem::path& path) = 0;
    /// Atomic; replaces `to` if it exists.
    virtual void rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
    /// Atomic; AlreadyExists if `to` exists.
    virtual void renameNoReplace(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
    virtual void link(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
    virtual void remove(const std::filesystem::path& path) = 0;
    virtual void removeDirectory(const std::filesystem::path& path) = 0;
    /// Makes creations, renames and removals in `directory` survive a power cut.
    virtual void syncDirectory(const std::filesystem::path& directory) = 0;
    /// Gives `to` the permissions, owner (where allowed) and extended attributes
    /// (access control lists among them) of `from`, as far as the file system knows such things.
    virtual void copyAttributes(const std::filesystem::path& from, const std::filesystem::path& to) = 0;

    /// Gives `to` the owner and group of `from` as far as this user may; nothing else changes.
    virtual void copyOwner(const std::filesystem::path& from, const std::filesystem::path& to) = 0;

    bool exists(const std::filesystem::path& path) { return status(path).has_value(); }
};

/// The operating system's files. Lives as long as the process.
FileSystem& nativeFileSystem();

/// Reads a whole file of at most `limit` bytes; Error(LimitExceeded) if it is larger.
std::vector<std::byte> readWholeFile(FileSystem& fs, const std::filesystem::path& path, std::uint64_t limit);

/// Folder of a path for listing and syncing: "." for a bare name.
std::filesystem::path folderOf(const std::filesystem::path& path);

} // namespace strata
