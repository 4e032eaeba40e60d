// SPDX-License-Identifier: Apache-2.0
#include "core/io/filesystem.h"

#include "core/base/error.h"

namespace strata {

std::vector<std::byte> readWholeFile(FileSystem& fs, const std::filesystem::path& path, std::uint64_t limit) {
    const std::unique_ptr<File> file = fs.open(path, OpenMode::Read);
    const std::uint64_t size = file->size();
    if (size > limit)
        throw Error(ErrorCode::LimitExceeded,
                    text("The file is too large: it has %1 bytes, at most %2 are accepted here", size, limit))
            .at(path);
    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    file->readExactly(0, bytes);
    return bytes;
}

std::filesystem::path folderOf(const std::filesystem::path& path) {
    std::filesystem::path folder = path.parent_path();
    return folder.empty() ? std::filesystem::path(".") : folder;
}

} // namespace strata
