// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/remotefilesystem.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <limits>

namespace strata::vsphere {
namespace {

DatastorePath remote(const std::filesystem::path& path) {
    return parseDatastorePath(path.lexically_normal().string());
}

void requireHere(const std::filesystem::path& path) {
    if (RemoteFileSystem::isRemote(path))
        throw Error(ErrorCode::ReadOnly, text("A disk on a datastore can only be read")).at(path);
}

} // namespace

std::filesystem::path RemoteFileSystem::pathOf(const DatastorePath& file) {
    const std::filesystem::path top("[" + file.datastore + "]");
    return file.path.empty() ? top : top / file.path;
}

bool RemoteFileSystem::isRemote(const std::filesystem::path& path) { return path.string().starts_with('['); }

const DatastorePlace& RemoteFileSystem::place(const std::string& datastore) {
    const std::scoped_lock lock(mutex_);
    const auto known = places_.find(datastore);
    if (known != places_.end())
        return known->second;
    DatastorePlace found;
    access_.thread.run([&] { found = findDatastore(access_.session, datastore, datacenter_, access_.stop); });
    return places_.emplace(datastore, std::move(found)).first->second;
}

std::optional<std::uint64_t> RemoteFileSystem::sizeOf(const DatastorePath& file) {
    {
        const std::scoped_lock lock(mutex_);
        if (const auto known = sizes_.find(file.str()); known != sizes_.end())
            return known->second;
    }
    const std::optional<std::uint64_t> size = remoteSize(access_, place(file.datastore), file);
    const std::scoped_lock lock(mutex_);
    return sizes_[file.str()] = size;
}

std::vector<DatastoreFile> RemoteFileSystem::folder(const DatastorePath& path) {
    {
        const std::scoped_lock lock(mutex_);
        if (const auto known = folders_.find(path.str()); known != folders_.end())
            return known->second;
    }
    const DatastorePlace& where = place(path.datastore);
    std::vector<DatastoreFile> files;
    access_.thread.run([&] { files = browse(access_.session, where, path, access_.stop, Extents::Shown); });
    const std::scoped_lock lock(mutex_);
    return folders_[path.str()] = std::move(files);
}

std::unique_ptr<File> RemoteFileSystem::open(const std::filesystem::path& path, OpenMode mode, LockMode lock) {
    if (!isRemote(path))
        return next().open(path, mode, lock);
    if (mode != OpenMode::Read)
        requireHere(path);
    const DatastorePath file = remote(path);
    const auto size = sizeOf(file);
    if (!size)
        throw Error(ErrorCode::NotFound, text("There is no file %1", file.str()));
    return std::make_unique<RemoteFile>(access_, place(file.datastore), file, *size, path);
}

std::unique_ptr<File> RemoteFileSystem::create(const std::filesystem::path& path, NewFileAccess access) {
    requireHere(path);
    return next().create(path, access);
}

std::optional<FileStatus> RemoteFileSystem::status(const std::filesystem::path& path) {
    if (!isRemote(path))
        return next().status(path);
    const DatastorePath file = remote(path);
    FileStatus status;
    if (!toLower(file.name()).ends_with(".vmdk")) { // a folder's name tells nothing: the list of the one above does
        status.kind = FileKind::Directory;
        if (file.path.empty())
            return status;
        const auto beside = folder(file.parent());
        const auto found = std::ranges::find(beside, file.name(), &DatastoreFile::name);
        if (found == beside.end())
            return std::nullopt;
        if (found->kind == DatastoreFile::Kind::Folder)
            return status;
    }
    const auto size = sizeOf(file);
    if (!size)
        return std::nullopt;
    status.kind = FileKind::Regular;
    status.size = *size;
    status.allocated = *size;
    status.id = RemoteFile(access_, place(file.datastore), file, *size, path).id();
    return status;
}

std::vector<DirectoryEntry> RemoteFileSystem::list(const std::filesystem::path& directory) {
    if (!isRemote(directory))
        return next().list(directory);
    std::vector<DirectoryEntry> entries;
    for (const DatastoreFile& file : folder(remote(directory)))
        entries.push_back(
            {file.name, file.kind == DatastoreFile::Kind::Folder ? FileKind::Directory : FileKind::Regular});
    std::ranges::sort(entries, {}, [](const DirectoryEntry& entry) { return entry.name.native(); });
    return entries;
}

std::filesystem::path RemoteFileSystem::canonical(const std::filesystem::path& path) {
    if (!isRemote(path))
        return next().canonical(path);
    if (!status(path))
        throw Error(ErrorCode::NotFound, text("There is no file %1", remote(path).str()));
    return pathOf(remote(path));
}

VolumeInfo RemoteFileSystem::volume(const std::filesystem::path& path) {
    if (!isRemote(path))
        return next().volume(path);
    VolumeInfo volume;
    volume.maxFileSize = std::numeric_limits<std::uint64_t>::max();
    volume.type = "datastore";
    volume.remote = true;
    return volume;
}

void RemoteFileSystem::createDirectory(const std::filesystem::path& path) {
    requireHere(path);
    next().createDirectory(path);
}

void RemoteFileSystem::rename(const std::filesystem::path& from, const std::filesystem::path& to) {
    requireHere(from);
    requireHere(to);
    next().rename(from, to);
}

void RemoteFileSystem::renameNoReplace(const std::filesystem::path& from, const std::filesystem::path& to) {
    requireHere(from);
    requireHere(to);
    next().renameNoReplace(from, to);
}

void RemoteFileSystem::remove(const std::filesystem::path& path) {
    requireHere(path);
    next().remove(path);
}

} // namespace strata::vsphere
