// SPDX-License-Identifier: Apache-2.0
#include "core/io/vmwarelockguard.h"

#include "core/base/error.h"
#include "core/io/partfile.h"
#include "core/io/vmwarelockentry.h"

#include <random>

namespace strata {

namespace {

using Path = std::filesystem::path;

/// Each fails only if somebody leaves in the very moment, or has the same number of 65536.
constexpr int kAttempts = 100;

std::string randomNumber() {
    std::random_device random;
    std::string number = std::to_string(random() & 0xFFFFU);
    number.insert(0, 5 - number.size(), '0');
    return number;
}

/// The volume or the user's rights allow no lock here; anything else is an error.
bool allowsNoLock(const Error& error) {
    switch (error.code()) {
    case ErrorCode::PermissionDenied:
    case ErrorCode::ReadOnly:
    case ErrorCode::NoSpace:
    case ErrorCode::NotSupported: return true;
    default: return false;
    }
}

/// False if there cannot be one, such as where a file of ancient versions has its name (vmdk-format 5.1).
bool makeFolder(FileSystem& fs, const Path& folder) {
    try {
        if (const std::optional<FileStatus> status = fs.status(folder))
            return status->kind == FileKind::Directory;
        fs.createDirectory(folder);
        return true;
    } catch (const Error& error) {
        if (error.code() == ErrorCode::AlreadyExists)
            return true; // by somebody else, in this moment
        if (allowsNoLock(error))
            return false;
        throw;
    }
}

/// Entering D and E of programs that died on the way hold nobody off, but they would keep the folder in place.
void collectStale(FileSystem& fs, const Path& folder, const LockHost& host, std::vector<Path>& removed) {
    const VmwareLock lock = readVmwareLockFolder(fs, folder, host);
    const auto remove = [&](const Path& path, auto call) {
        try {
            call(path);
            removed.push_back(path);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::NotFound && !allowsNoLock(error))
                throw;
        }
    };
    for (const VmwareLockMember& member : lock.members)
        if (member.state == VmwareLockState::Stale)
            remove(member.path, [&](const Path& path) { fs.remove(path); });
    for (const VmwareLockLeftover& leftover : lock.leftovers)
        remove(leftover.path, [&](const Path& path) {
            if (leftover.kind == FileKind::Directory)
                fs.removeDirectory(path);
            else
                fs.remove(path);
        });
}

} // namespace

VmwareLockGuard::VmwareLockGuard(FileSystem& fs, const Path& file, VmwareLockKind kind, LockHost host)
    : fs_(fs), host_(std::move(host)) {
    try {
        for (const Path& folder : vmwareLockFolders(fs, file))
            take(file, folder, kind);
    } catch (...) {
        release();
        throw;
    }
}

VmwareLockGuard::~VmwareLockGuard() { release(); }

void VmwareLockGuard::take(const Path& file, const Path& folder, VmwareLockKind kind) {
    OwnVmwareLocks& own = *host_.own;
    const std::lock_guard changing(own.changing());
    if (const std::optional<std::string> number = own.join(fs_, folder, kind)) {
        members_.push_back({folder, *number});
        return;
    }
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        if (!makeFolder(fs_, folder))
            break;
        const std::string number = randomNumber();
        if (!own.add(folder, number, kind))
            continue;
        try {
            std::vector<Path> removed;
            collectStale(fs_, folder, host_, removed);
            const std::int64_t before = host_.nowNs;
            if (VmwareLockEntry(fs_, file, folder, number, kind, host_).enter()) {
                members_.push_back({folder, number});
                if (host_.nowNs != before) // whoever was waited for may have died on the way
                    collectStale(fs_, folder, host_, removed);
                return;
            }
        } catch (const Error& error) {
            own.leave(folder, number);
            if (!allowsNoLock(error))
                throw;
            break;
        } catch (...) {
            own.leave(folder, number);
            throw;
        }
        own.leave(folder, number);
    }
    VmwareLock others = readVmwareLockFolder(fs_, folder, host_);
    if (kind == VmwareLockKind::Shared)
        std::erase_if(others.members, [](const VmwareLockMember& member) { return !member.exclusive; });
    requireNotHeld(others, file);
}

void VmwareLockGuard::release() noexcept {
    const std::lock_guard changing(host_.own->changing());
    for (const Member& member : members_)
        if (host_.own->leave(member.folder, member.number))
            VmwareLockEntry::leave(fs_, member.folder, member.number);
    members_.clear();
}

std::vector<Path> removeStaleVmwareLocks(FileSystem& fs, const Path& file, const LockHost& host) {
    std::vector<Path> removed;
    for (const Path& folder : vmwareLockFolders(fs, file)) {
        const std::optional<FileStatus> status = fs.status(folder);
        if (!status || status->kind != FileKind::Directory)
            continue;
        collectStale(fs, folder, host, removed);
        if (fs.list(folder).empty()) {
            fs.removeDirectory(folder);
            removed.push_back(folder);
        }
    }
    return removed;
}

} // namespace strata
