// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

#include <filesystem>
#include <vector>

namespace strata {

struct OpenOptions;

/// Which files a disk may name: those in the folder tree of the disk that was opened, unless the user trusts it
/// (reliability 3.3). A disk from a stranger must not be able to show its guest, or whoever gets the copy, the
/// user's other files (CVE-2022-47951).
class PathPolicy {
public:
    /// `opened`: the disk the user chose. Its folder counts, and, where it is a link, the folder of the real file.
    PathPolicy(FileSystem& fs, const std::filesystem::path& opened, const OpenOptions& options);

    /// `path` as fs.canonical() gives it.
    bool allows(const std::filesystem::path& canonicalPath) const;
    /// The file `path`, which must exist, may be opened: Error(UnsafePath) at the place where it really lies,
    /// Error(NotSupported) for devices, pipes and folders.
    /// `namedBy`: the descriptor that names it.
    void require(const std::filesystem::path& path, const std::filesystem::path& namedBy) const;

private:
    void addRoot(const std::filesystem::path& folder);

    FileSystem& fs_;
    bool trust_;
    std::vector<std::filesystem::path> roots_;
};

} // namespace strata
