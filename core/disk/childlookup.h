// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/format/descriptor.h"
#include "core/io/filesystem.h"

#include <filesystem>
#include <vector>

namespace strata {

/// A disk that builds on another one.
struct FoundChild {
    std::filesystem::path path;
    Cid parentCid = kNoParentCid;
    bool cidMatches = false; ///< false: the parent was changed behind its back, or it never belonged to it
};

/// The disks in the folder of `disk` that name it as their parent, found by the rule that opens them (vmdk-format
/// 1.9), sorted by name. `moreFolders` are looked into, too. A disk elsewhere cannot be found: whoever changes
/// `disk` changes it under such a child. Reads descriptors only; what does not open counts as no
/// child. Errors: those of reading `disk` itself; Io where a read of another file fails, for that may be a child.
std::vector<FoundChild> findChildDisks(FileSystem& fs, const std::filesystem::path& disk,
                                       const std::vector<std::filesystem::path>& moreFolders = {});

} // namespace strata
