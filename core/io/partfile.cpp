// SPDX-License-Identifier: Apache-2.0
#include "core/io/partfile.h"

#include "core/base/error.h"

namespace strata {

std::filesystem::path partName(const std::filesystem::path& path) {
    std::filesystem::path part = path;
    part += ".part";
    return part;
}

std::unique_ptr<File> createPart(FileSystem& fs, const std::filesystem::path& path) {
    const std::filesystem::path part = partName(path);
    if (fs.exists(part)) {
        fs.open(part, OpenMode::ReadWrite, LockMode::Exclusive);
        fs.remove(part);
    }
    fs.create(part);
    try {
        return fs.open(part, OpenMode::ReadWrite, LockMode::Exclusive);
    } catch (const Error&) {
        removeQuietly(fs, part);
        throw;
    }
}

void removeQuietly(FileSystem& fs, const std::filesystem::path& path) noexcept {
    try {
        fs.remove(path);
    } catch (...) {
        return;
    }
}

} // namespace strata
