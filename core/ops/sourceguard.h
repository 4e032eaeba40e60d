// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskchain.h"

#include <memory>
#include <vector>

namespace strata {

/// Keeps other programs from changing a disk while it is read through: holds shared locks on its files, as far as
/// nobody writes them yet. Who does is told in words; reading is possible all the same.
class SourceGuard {
public:
    SourceGuard(FileSystem& fs, const DiskChain& chain);

    /// One sentence for each file that is being written.
    const std::vector<Text>& warnings() const { return warnings_; }

private:
    void lock(FileSystem& fs, const std::filesystem::path& path);

    std::vector<std::unique_ptr<File>> locks_;
    std::vector<Text> warnings_;
};

/// Every file that the chain is read from, once each, base first.
std::vector<std::filesystem::path> filesOf(const DiskChain& chain);

} // namespace strata
