// SPDX-License-Identifier: Apache-2.0
#include "core/disk/pathpolicy.h"

#include "core/base/error.h"
#include "core/disk/diskopener.h"

#include <algorithm>

namespace strata {

namespace {

using Path = std::filesystem::path;

bool liesBeneath(const Path& path, const Path& root) {
    return std::mismatch(path.begin(), path.end(), root.begin(), root.end()).second == root.end();
}

} // namespace

PathPolicy::PathPolicy(FileSystem& fs, const Path& opened, const OpenOptions& options)
    : fs_(fs), trust_(options.trust) {
    addRoot(folderOf(opened));
    addRoot(folderOf(fs_.canonical(opened)));
    for (const Path& folder : options.trustedFolders)
        addRoot(folder);
}

void PathPolicy::addRoot(const Path& folder) {
    if (fs_.exists(folder))
        roots_.push_back(fs_.canonical(folder));
}

bool PathPolicy::allows(const Path& canonicalPath) const {
    return trust_ || std::ranges::any_of(roots_, [&](const Path& root) { return liesBeneath(canonicalPath, root); });
}

void PathPolicy::require(const Path& path, const Path& namedBy) const {
    const Path real = fs_.canonical(path);
    if (!allows(real))
        throw Error(ErrorCode::UnsafePath,
                    text("The disk “%1” names the file “%2”, which lies outside its folder", namedBy, real))
            .at(real)
            .advice(text("If you know where the disk comes from and want that file to be read, trust it (--trust) or "
                         "move the file into the disk's folder"));
    if (const std::optional<FileStatus> status = fs_.status(real); !status || status->kind != FileKind::Regular)
        throw Error(ErrorCode::NotSupported,
                    text("The disk “%1” names “%2”, which is not a file: devices, pipes and folders are never opened",
                         namedBy, real))
            .at(path);
}

} // namespace strata
