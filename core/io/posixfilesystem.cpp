// SPDX-License-Identifier: Apache-2.0
#include "core/io/filesystem.h"
#include "core/io/posixattributes.h"
#include "core/io/posixerror.h"
#include "core/io/posixfile.h"
#include "core/io/posixvolume.h"

#include <algorithm>
#include <cstdlib>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace strata {

namespace {

using namespace posix;
using Path = std::filesystem::path;

constexpr mode_t kUsualMode = 0666;
constexpr mode_t kPrivateMode = 0600;

FileKind kindOf(mode_t mode) {
    if (S_ISREG(mode))
        return FileKind::Regular;
    return S_ISDIR(mode) ? FileKind::Directory : FileKind::Other;
}

FileId idOf(const struct stat& status) {
    return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

void requireRegular(mode_t mode, const Path& path) {
    if (S_ISREG(mode))
        return;
    throw Error(ErrorCode::NotSupported,
                S_ISDIR(mode) ? text("This is a folder, not a file")
                              : text("This is a device or another special file; only ordinary files are opened"))
        .at(path);
}

class PosixFileSystem final : public FileSystem {
public:
    std::unique_ptr<File> open(const Path& path, OpenMode mode, LockMode lock) override;
    std::unique_ptr<File> create(const Path& path, NewFileAccess access) override;
    std::optional<FileStatus> status(const Path& path) override;
    std::vector<DirectoryEntry> list(const Path& directory) override;
    Path canonical(const Path& path) override;
    VolumeInfo volume(const Path& pathOrFolder) override;
    void createDirectory(const Path& path) override;
    void rename(const Path& from, const Path& to) override;
    void renameNoReplace(const Path& from, const Path& to) override;
    void link(const Path& from, const Path& to) override;
    void remove(const Path& path) override;
    void removeDirectory(const Path& path) override;
    void syncDirectory(const Path& directory) override;
    void copyAttributes(const Path& from, const Path& to) override { posix::copyAttributes(from, to); }
    void copyOwner(const Path& from, const Path& to) override { posix::copyOwner(from, to); }

private:
    void renameByLink(const Path& from, const Path& to);
};

std::unique_ptr<File> PosixFileSystem::open(const Path& path, OpenMode mode, LockMode lock) {
    if (lock == LockMode::Exclusive && mode != OpenMode::ReadWrite)
        throw Error(ErrorCode::Internal, text("An exclusive lock needs a file that is open for writing")).at(path);
    // Looked at before the open, since opening alone makes some devices act; and after it, since names can change.
    struct stat status {};
    if (::stat(systemPath(path), &status) != 0)
        throwErrno(errno, text("Cannot open the file"), path);
    requireRegular(status.st_mode, path);
    const int access = mode == OpenMode::Read ? O_RDONLY : O_RDWR;
    Descriptor descriptor(
        retryInterrupted([&] { return ::open(systemPath(path), access | O_CLOEXEC | O_NOCTTY | O_NONBLOCK); }));
    if (descriptor.get() < 0)
        throwErrno(errno,
                   mode == OpenMode::Read ? text("Cannot open the file") : text("Cannot open the file for writing"),
                   path);
    if (::fstat(descriptor.get(), &status) != 0)
        throwErrno(errno, text("Cannot open the file"), path);
    requireRegular(status.st_mode, path);
    auto file = std::make_unique<PosixFile>(std::move(descriptor), path, idOf(status));
    file->lock(lock);
    return file;
}

std::unique_ptr<File> PosixFileSystem::create(const Path& path, NewFileAccess access) {
    const mode_t mode = access == NewFileAccess::Private ? kPrivateMode : kUsualMode;
    constexpr int flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY;
    Descriptor descriptor(retryInterrupted([&] { return ::open(systemPath(path), flags, mode); }));
    struct stat status {};
    if (descriptor.get() < 0 || ::fstat(descriptor.get(), &status) != 0)
        throwErrno(errno, text("Cannot create the file"), path);
    return std::make_unique<PosixFile>(std::move(descriptor), path, idOf(status));
}

std::optional<FileStatus> PosixFileSystem::status(const Path& path) {
    struct stat status {};
    if (path.native().find('\0') != std::string::npos)
        return std::nullopt;
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG)
            return std::nullopt;
        throwErrno(errno, text("Cannot look at the file"), path);
    }
    FileStatus result;
    result.kind = kindOf(status.st_mode);
    result.size = static_cast<std::uint64_t>(status.st_size);
    result.allocated = static_cast<std::uint64_t>(status.st_blocks) * 512U; // st_blocks counts 512 bytes everywhere
    result.id = idOf(status);
    result.modifiedNs = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
    result.writable = ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
    return result;
}

std::vector<DirectoryEntry> PosixFileSystem::list(const Path& directory) {
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(systemPath(directory)), ::closedir);
    if (!stream)
        throwErrno(errno, text("Cannot list the folder"), directory);
    std::vector<DirectoryEntry> entries;
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(stream.get());
        if (entry == nullptr && errno != 0)
            throwErrno(errno, text("Cannot list the folder"), directory);
        if (entry == nullptr)
            break;
        const std::string_view name(static_cast<const char*>(entry->d_name));
        if (name == "." || name == "..")
            continue;
        FileKind kind = FileKind::Other;
        if (entry->d_type == DT_REG)
            kind = FileKind::Regular;
        else if (entry->d_type == DT_DIR)
            kind = FileKind::Directory;
        else if (entry->d_type == DT_UNKNOWN) {
            struct stat status {};
            if (::fstatat(::dirfd(stream.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
                continue; // It went away in the meantime.
            kind = kindOf(status.st_mode);
        }
        entries.push_back({Path(name), kind});
    }
    std::ranges::sort(entries, {},
                      [](const DirectoryEntry& entry) -> const std::string& { return entry.name.native(); });
    return entries;
}

Path PosixFileSystem::canonical(const Path& path) {
    const std::unique_ptr<char, void (*)(void*)> resolved(::realpath(systemPath(path), nullptr), std::free);
    if (!resolved)
        throwErrno(errno, text("Cannot find the file"), path);
    return Path(resolved.get());
}

VolumeInfo PosixFileSystem::volume(const Path& pathOrFolder) {
    return volumeOf(exists(pathOrFolder) ? pathOrFolder : folderOf(pathOrFolder));
}

void PosixFileSystem::createDirectory(const Path& path) {
    if (::mkdir(systemPath(path), 0777) != 0)
        throwErrno(errno, text("Cannot create the folder"), path);
}

void PosixFileSystem::rename(const Path& from, const Path& to) {
    if (::rename(systemPath(from), systemPath(to)) != 0)
        throwErrno(errno, text("Cannot rename the file to %1", to), from);
}

void PosixFileSystem::renameNoReplace(const Path& from, const Path& to) {
    if (::renameat2(AT_FDCWD, systemPath(from), AT_FDCWD, systemPath(to), RENAME_NOREPLACE) == 0)
        return;
    if (errno == EEXIST)
        throwErrno(EEXIST, text("There is a file of this name already"), to);
    if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
        throwErrno(errno, text("Cannot rename the file to %1", to), from);
    renameByLink(from, to);
}

/// For file systems without RENAME_NOREPLACE. Between the two calls both names exist, which a crash may leave so;
/// the file is whole under either.
void PosixFileSystem::renameByLink(const Path& from, const Path& to) {
    if (::link(systemPath(from), systemPath(to)) == 0) {
        remove(from);
        return;
    }
    if (errno == EEXIST)
        throwErrno(EEXIST, text("There is a file of this name already"), to);
    struct stat status {};
    if (::lstat(systemPath(to), &status) == 0)
        throwErrno(EEXIST, text("There is a file of this name already"), to);
    // Neither hard links nor the flag: a file system that leaves a gap between looking and renaming.
    rename(from, to);
}

void PosixFileSystem::link(const Path& from, const Path& to) {
    if (::link(systemPath(from), systemPath(to)) != 0)
        throwErrno(errno, text("Cannot give the file the second name %1", to), from);
}

void PosixFileSystem::remove(const Path& path) {
    if (::unlink(systemPath(path)) != 0)
        throwErrno(errno, text("Cannot delete the file"), path);
}

void PosixFileSystem::removeDirectory(const Path& path) {
    if (::rmdir(systemPath(path)) != 0)
        throwErrno(errno, text("Cannot delete the folder"), path);
}

void PosixFileSystem::syncDirectory(const Path& directory) {
    const Descriptor descriptor(
        retryInterrupted([&] { return ::open(systemPath(directory), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    if (descriptor.get() < 0)
        throwErrno(errno, text("Cannot open the folder"), directory);
    // Some network and FUSE file systems know no fsync of folders (EINVAL): there is nothing better to call there.
    if (retryInterrupted([&] { return ::fsync(descriptor.get()); }) != 0 && errno != EINVAL)
        throwErrno(errno, text("Cannot make sure that the change of the folder is on the drive"), directory);
}

} // namespace

FileSystem& nativeFileSystem() {
    static PosixFileSystem instance;
    return instance;
}

} // namespace strata
