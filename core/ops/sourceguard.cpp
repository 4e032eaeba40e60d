// SPDX-License-Identifier: Apache-2.0
#include "core/ops/sourceguard.h"

#include "core/base/error.h"
#include "core/disk/diskopener.h"
#include "core/io/vmwarelock.h"

#include <algorithm>
#include <set>

namespace strata {
namespace {

/// Machines that run from a common parent hold that for reading only.
bool isWritten(const VmwareLock& lock) {
    return std::any_of(lock.members.begin(), lock.members.end(), [](const VmwareLockMember& member) {
        return member.exclusive
               && (member.state == VmwareLockState::Live || member.state == VmwareLockState::Foreign);
    });
}

} // namespace

std::vector<std::filesystem::path> filesOf(const DiskChain& chain) {
    std::vector<std::filesystem::path> files;
    std::set<std::filesystem::path> known;
    const auto add = [&](const std::filesystem::path& path) {
        if (!path.empty() && known.insert(path).second)
            files.push_back(path);
    };
    for (std::size_t index = 0; index < chain.linkCount(); ++index) {
        add(chain.link(index).path());
        for (const ExtentPlace& extent : chain.link(index).extents())
            add(extent.path);
    }
    return files;
}

SourceGuard::SourceGuard(FileSystem& fs, const DiskChain& chain) {
    for (std::size_t index = 0; index < chain.linkCount(); ++index) {
        const std::filesystem::path& path = chain.link(index).path();
        if (const VmwareLock lock = readVmwareLock(fs, path); isWritten(lock))
            warnings_.push_back(text("“%1” is in use (%2). What is written there meanwhile may be seen in part",
                                     path.filename(), lock.holder.english()));
    }
    for (const std::filesystem::path& file : filesOf(chain))
        if (locks_.size() < kMaxOpenExtents) // of larger sets, the first files stand for all
            lock(fs, file);
}

void SourceGuard::lock(FileSystem& fs, const std::filesystem::path& path) {
    try {
        locks_.push_back(fs.open(path, OpenMode::Read, LockMode::Shared));
    } catch (const Error& error) {
        if (error.code() == ErrorCode::Locked)
            warnings_.push_back(text("Another program is writing “%1”. What it writes meanwhile may be seen in part",
                                     path.filename()));
        // Whatever else is wrong with the file shows when it is read.
    }
}

} // namespace strata
