// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/datastorepath.h"
#include "core/vsphere/session.h"
#include "core/vsphere/task.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace strata::vsphere {

/// A datastore where paths are understood: names are unique in one datacenter only.
struct DatastorePlace {
    ObjectRef datastore;
    ObjectRef datacenter;
    ObjectRef browser;
    std::string datacenterPath; ///< "Region/DC0", for addresses of files
};

/// Finds the datastore of a path. `datacenter` (a name) is needed where several have one of that name:
/// Error(InvalidArgument). Error(NotFound).
DatastorePlace findDatastore(Session& session, const std::string& name, const std::string& datacenter,
                             const std::stop_token& stop);

struct DatastoreFile {
    enum class Kind { Folder, Disk, File };

    std::string name;
    Kind kind = Kind::File;
    std::uint64_t size = 0;     ///< bytes it takes
    std::uint64_t capacity = 0; ///< of a disk, where the server says so
    std::string diskType;       ///< of a disk
    std::string modified;       ///< ISO 8601
};
/// "folder", "disk", "file": for JSON.
const char* fileKindName(DatastoreFile::Kind kind);

enum class Extents {
    Hidden, ///< a disk is one file
    Shown,
};

/// One folder of a datastore, folders first, by name.
std::vector<DatastoreFile> browse(Session& session, const DatastorePlace& place, const DatastorePath& folder,
                                  const std::stop_token& stop, Extents extents = Extents::Hidden);

/// Makes a folder with those above it that are missing.
void makeFolder(Session& session, const DatastorePlace& place, const DatastorePath& folder,
                const std::stop_token& stop);

/// Deletes a file or folder that is not a disk; disks go by DiskManager::remove, which knows their extents.
void deleteFile(Session& session, const DatastorePlace& place, const DatastorePath& file,
                const TaskProgress& progress, const std::stop_token& stop);

} // namespace strata::vsphere
