// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/datastorepath.h"

#include "core/base/ascii.h"
#include "core/base/error.h"

namespace strata::vsphere {

std::string DatastorePath::str() const { return "[" + datastore + "]" + (path.empty() ? "" : " " + path); }

std::string DatastorePath::name() const {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

DatastorePath DatastorePath::parent() const {
    const std::size_t slash = path.rfind('/');
    return {datastore, slash == std::string::npos ? std::string() : path.substr(0, slash)};
}

DatastorePath DatastorePath::operator/(std::string_view child) const {
    return {datastore, (path.empty() ? "" : path + "/") + std::string(child)};
}

bool isDatastorePath(std::string_view typed) { return trimBlanks(typed).starts_with('['); }

DatastorePath parseDatastorePath(std::string_view typed) {
    const std::string_view whole = trimBlanks(typed);
    const std::size_t end = whole.find(']');
    if (!whole.starts_with('[') || end == std::string_view::npos || end == 1)
        throw Error(ErrorCode::InvalidArgument, text("This is not a datastore path: %1", typed))
            .advice(text("Write it as [datastore] folder/disk.vmdk."));
    std::string_view path = trimBlanks(whole.substr(end + 1));
    while (path.starts_with('/'))
        path.remove_prefix(1);
    while (path.ends_with('/'))
        path.remove_suffix(1);
    return {std::string(whole.substr(1, end - 1)), std::string(path)};
}

} // namespace strata::vsphere
