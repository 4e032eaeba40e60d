// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/memoryfilesystem.h"

#include <map>
#include <string>

namespace strata::test {

/// Every file with its bytes as a hash, for telling before from after.
using FolderContents = std::map<std::filesystem::path, std::uint64_t>;

inline FolderContents contentsOf(MemoryFileSystem& fs) {
    FolderContents contents;
    for (const std::filesystem::path& path : fs.allFiles())
        contents[path] = fs.node(path)->fingerprint();
    return contents;
}

/// Half-made files of our own naming; only a crash may leave them.
inline bool isTemporary(const std::filesystem::path& path) {
    return path.extension() == ".part" || path.extension() == ".tmp";
}

inline FolderContents withoutTemporaries(FolderContents contents) {
    std::erase_if(contents, [](const auto& entry) { return isTemporary(entry.first); });
    return contents;
}

inline std::string namesOf(const FolderContents& contents) {
    std::string names;
    for (const auto& [path, hash] : contents)
        names += (names.empty() ? "" : " ") + path.filename().string();
    return names;
}

} // namespace strata::test
