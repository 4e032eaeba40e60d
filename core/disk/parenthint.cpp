// SPDX-License-Identifier: Apache-2.0
#include "core/disk/parenthint.h"

namespace strata {
namespace {

using Path = std::filesystem::path;

/// The first folder below the root: "/home" of "/home/me/vm".
Path topFolder(const Path& absolute) {
    auto part = absolute.begin();
    Path top = *part;
    if (++part != absolute.end())
        top /= *part;
    return top;
}

} // namespace

std::string parentHintFor(FileSystem& fs, const Path& child, const Path& parent) {
    const Path childFolder = fs.canonical(folderOf(child));
    const Path parentFolder = fs.canonical(folderOf(parent));
    if (childFolder == parentFolder)
        return parent.filename().string();
    if (topFolder(childFolder) == topFolder(parentFolder))
        return (parentFolder.lexically_relative(childFolder) / parent.filename()).generic_string();
    return (parentFolder / parent.filename()).string();
}

} // namespace strata
