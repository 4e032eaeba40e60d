// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strata::vsphere {

/// A file on a datastore, written "[datastore] folder/disk.vmdk"; "[datastore]" alone is its top folder
/// (vsphere 8.1).
struct DatastorePath {
    std::string datastore;
    std::string path; ///< slashes, none in front

    bool operator==(const DatastorePath&) const = default;
    std::string str() const;
    /// "folder/disk.vmdk" -> "disk.vmdk"
    std::string name() const;
    DatastorePath parent() const;
    DatastorePath operator/(std::string_view child) const;
};

/// Error(InvalidArgument) if it is not written so.
DatastorePath parseDatastorePath(std::string_view typed);
bool isDatastorePath(std::string_view typed);

} // namespace strata::vsphere
