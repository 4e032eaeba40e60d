// SPDX-License-Identifier: Apache-2.0
#include "core/disk/writerules.h"

#include "core/base/error.h"

#include <algorithm>
#include <set>

namespace strata {

namespace {

using Path = std::filesystem::path;

constexpr std::uint32_t kLastKnownVersion = 3;

void requireKnownKind(const Descriptor& descriptor, const Path& path) {
    if (descriptor.version() > kLastKnownVersion || descriptor.createType() == CreateType::Unknown)
        throw Error(ErrorCode::ReadOnly, text("The disk is of a kind that is not known (version %1, type “%2”)",
                                              descriptor.version(), descriptor.createTypeText()))
            .at(path)
            .advice(text("It can be read. Clone it and write to the clone"));
}

/// Others rely on seeing every change of the contents; what we write would escape them (vmdk-format 1.4, 1.7).
void requireNobodyKeepsBooks(const Descriptor& descriptor, const Path& path) {
    if (!descriptor.header("changeTrackPath").value_or("").empty())
        throw Error(ErrorCode::NotSupported,
                    text("Backup programs track the changes of this disk (changeTrackPath). A change made here would "
                         "be missing in their next backup"))
            .at(path)
            .advice(text("Turn off change tracking in the virtual machine's settings, or write to a clone"));
    for (const char* key : {"iofilters", "sidecars"})
        if (!descriptor.ddb(key).value_or("").empty())
            throw Error(
                ErrorCode::NotSupported,
                text("The disk is filtered by its host (ddb.%1); a change made here would bypass the filter", key))
                .at(path)
                .advice(text("Detach the filters in vSphere, or write to a clone"));
}

/// A file that stands for two places of the disk would change in both at once.
void requireOwnFiles(FileSystem& fs, const std::vector<FoundLink>& links) {
    std::set<FileId> used;
    for (const FoundLink& link : links) {
        if (!link.found.place.embedded)
            used.insert(link.found.file);
        for (const ExtentPlace& extent : link.extents.places) {
            if (extent.path.empty())
                continue;
            const std::optional<FileStatus> status = fs.status(extent.path);
            if (status && !used.insert(status->id).second)
                throw Error(ErrorCode::NotSupported,
                            text("The disk uses the file “%1” twice, so it can only be read", extent.path.filename()))
                    .at(link.found.place.path);
        }
    }
}

} // namespace

void requireWritable(FileSystem& fs, const std::vector<FoundLink>& links) {
    const FoundDescriptor& leaf = links.front().found;
    requireKnownKind(leaf.descriptor, leaf.place.path);
    requireNobodyKeepsBooks(leaf.descriptor, leaf.place.path);
    requireOwnFiles(fs, links);
}

} // namespace strata
