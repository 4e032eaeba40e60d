// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/settingsfile.h"

#include "core/base/error.h"

namespace strata::vsphere {
namespace {

constexpr std::uint64_t kLargestFile = 1 << 20;

} // namespace

std::vector<std::string> linesOfFile(FileSystem& fs, const std::filesystem::path& path) {
    std::vector<std::string> all;
    if (!fs.exists(path))
        return all;
    std::string line;
    for (const std::byte byte : readWholeFile(fs, path, kLargestFile)) {
        if (byte != std::byte{'\n'}) {
            line += static_cast<char>(byte);
            continue;
        }
        all.push_back(std::move(line));
        line.clear();
    }
    if (!line.empty())
        all.push_back(std::move(line));
    return all;
}

void makeFolders(FileSystem& fs, const std::filesystem::path& folder) {
    if (folder.empty() || fs.exists(folder))
        return;
    makeFolders(fs, folder.parent_path());
    try {
        fs.createDirectory(folder);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::AlreadyExists) // another program was faster
            throw;
    }
}

} // namespace strata::vsphere
