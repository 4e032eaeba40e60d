// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/functionref.h"
#include "core/io/filesystem.h"
#include "core/machine/foldernames.h"

#include <filesystem>
#include <optional>
#include <string_view>

namespace strata {

/// Finds the files that disks and lists of a machine name, in the machine's folder (which was listed once) and
/// elsewhere. Single-threaded.
class FilePlaces {
public:
    /// `folder`: without a '/' at the end.
    FilePlaces(FileSystem& fs, std::filesystem::path folder, FolderNames names);

    const std::filesystem::path& folder() const { return folder_; }
    const std::filesystem::path& realFolder() const { return realFolder_; } ///< absolute, without links
    const FolderNames& names() const { return names_; }

    /// `path` if there is such a file, spelt as the folder spells it: files of the folder come out as folder() /
    /// name.
    std::optional<std::filesystem::path> locate(const std::filesystem::path& path) const;
    /// Where a file named in the folder `from` may be, in the order of vmdk-format 1.9, as far as there are such
    /// files, until `visit` returns false. `moved`: not where the name says. `rawName`: its bytes, tried as well.
    void find(const std::filesystem::path& from, std::string_view name, std::string_view rawName,
              FunctionRef<bool(const std::filesystem::path& path, bool moved)> visit) const;
    /// The first of these.
    std::optional<std::filesystem::path> findFirst(const std::filesystem::path& from, std::string_view name,
                                                   std::string_view rawName) const;

private:
    FileSystem& fs_;
    std::filesystem::path folder_;
    std::filesystem::path realFolder_;
    FolderNames names_;
};

} // namespace strata
