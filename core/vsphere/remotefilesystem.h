// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystemwrapper.h"
#include "core/vsphere/remotefile.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace strata::vsphere {

/// Lays the datastores of a server beside the files of this computer: a path "[datastore]/folder/disk.vmdk" is there,
/// read-only; all others are here. So whatever reads disks reads remote ones, and a clone is a pull.
/// Threads: as FileSystem.
class RemoteFileSystem : public FileSystemWrapper {
public:
    /// `datacenter`: where several have a datastore of the same name, else empty.
    RemoteFileSystem(FileSystem& here, RemoteAccess access, std::string datacenter)
        : FileSystemWrapper(here), access_(std::move(access)), datacenter_(std::move(datacenter)) {}

    /// "[ds] dir/x.vmdk" as a path of this file system.
    static std::filesystem::path pathOf(const DatastorePath& file);
    static bool isRemote(const std::filesystem::path& path);

    std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode, LockMode lock) override;
    std::unique_ptr<File> create(const std::filesystem::path& path, NewFileAccess access) override;
    std::optional<FileStatus> status(const std::filesystem::path& path) override;
    std::vector<DirectoryEntry> list(const std::filesystem::path& directory) override;
    std::filesystem::path canonical(const std::filesystem::path& path) override;
    VolumeInfo volume(const std::filesystem::path& path) override;
    void createDirectory(const std::filesystem::path& path) override;
    void rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void renameNoReplace(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void remove(const std::filesystem::path& path) override;

private:
    const DatastorePlace& place(const std::string& datastore);
    std::vector<DatastoreFile> folder(const DatastorePath& path);
    std::optional<std::uint64_t> sizeOf(const DatastorePath& file);

    RemoteAccess access_;
    std::string datacenter_;
    std::mutex mutex_;
    std::map<std::string, DatastorePlace> places_;
    // What reads disks asks the same again and again; an object of this class sees a datastore as it was.
    std::map<std::string, std::optional<std::uint64_t>> sizes_;
    std::map<std::string, std::vector<DatastoreFile>> folders_;
};

} // namespace strata::vsphere
