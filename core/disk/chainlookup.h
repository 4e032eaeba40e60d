// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/disk/diskprobe.h"
#include "core/disk/extentlookup.h"
#include "core/disk/folderlisting.h"
#include "core/disk/pathpolicy.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace strata {

/// One link of a disk: found and read, not opened.
struct FoundLink {
    FoundDescriptor found;
    FoundExtents extents;
};

/// Finds a disk and then, link by link, its parents. Reads descriptors only.
/// Single-threaded.
class ChainLookup {
public:
    /// `disk`: as from findDescriptor(). `options`: mode and salvage of the parents do not matter here.
    ChainLookup(FileSystem& fs, const std::filesystem::path& disk, const OpenOptions& options);

    /// First the disk itself, then its parent and so on; nullopt behind the base, or behind the disk itself without
    /// options.followParents. Once it has thrown, there is nothing more.
    /// Errors: those of readDescriptor() and lookUpParent(); ParentLoop; LimitExceeded behind kMaxChainLinks.
    std::optional<FoundLink> next();

private:
    std::optional<FoundDescriptor> findNext();
    void requireNew(const FoundDescriptor& link);

    FileSystem& fs_;
    std::filesystem::path disk_;
    OpenOptions options_;
    FolderListings listings_;
    PathPolicy policy_;
    std::vector<FileId> seen_;
    std::optional<FoundDescriptor> last_; ///< whose parent is next
    bool ended_ = false;
};

} // namespace strata
