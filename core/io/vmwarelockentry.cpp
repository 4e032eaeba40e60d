// SPDX-License-Identifier: Apache-2.0
#include "core/io/vmwarelockentry.h"

#include "core/base/error.h"

#include <algorithm>
#include <limits>

namespace strata {

namespace {

using Path = std::filesystem::path;

constexpr std::size_t kMemberSize = 512;
/// Whoever has not entered by then has died on the way (vmdk-format 5.1); also the most we wait for anybody.
constexpr std::chrono::milliseconds kEntering{8000};
constexpr std::chrono::milliseconds kGlance{10};

/// By which VMware's programs tell a lock file that was copied along with its folder.
std::uint32_t hashOf(const Path& folder) {
    std::uint32_t hash = 5381;
    for (const char c : folder.native())
        hash = hash * 33U + static_cast<unsigned char>(c);
    return hash;
}

std::string memberText(const LockHost& host, std::uint32_t lamport, VmwareLockKind kind, const Path& folder) {
    const std::string start = std::to_string(host.self.startTicks);
    std::string member = host.machineId() + " " + std::to_string(host.self.pid) + "-" + start + "("
                         + host.self.processName + ") " + std::to_string(lamport) + " "
                         + (kind == VmwareLockKind::Exclusive ? "X" : "S") + " " + start
                         + " lc=" + std::to_string(hashOf(folder));
    member.resize(kMemberSize, '\0');
    return member;
}

/// A lock that stays behind keeps VMware's users off until our next start: one more try for an error that passes.
template<class Remove>
void tryTwice(const Remove& remove) noexcept {
    for (int attempt = 0; attempt < 2; ++attempt)
        try {
            return remove();
        } catch (const Error& error) {
            if (error.code() == ErrorCode::NotFound || error.code() == ErrorCode::AlreadyExists)
                return;
        }
}

void removeMember(FileSystem& fs, const Path& path) noexcept {
    tryTwice([&] { fs.remove(path); });
}

/// Fails where others are in the folder.
void removeFolderQuietly(FileSystem& fs, const Path& path) noexcept {
    tryTwice([&] { fs.removeDirectory(path); });
}

} // namespace

bool VmwareLockEntry::enter() {
    try {
        fs_.createDirectory(entry('D'));
        choosing_ = true;
        // Whoever has D is the only one to make E and M of that number.
        if (fs_.exists(entry('M')) || fs_.exists(entry('E'))) {
            cleanUp();
            return false;
        }
        writeTicket();
        waitForChoosers();
        requireNoConflict();
        return true;
    } catch (const Error& error) {
        cleanUp();
        // Among others: we were so slow that somebody took our D for left behind, and may have come out before us.
        if (error.code() == ErrorCode::AlreadyExists || error.code() == ErrorCode::NotFound)
            return false;
        throw;
    } catch (...) {
        cleanUp();
        throw;
    }
}

void VmwareLockEntry::writeTicket() {
    std::uint32_t highest = 0;
    for (const VmwareLockMember& member : readVmwareLockFolder(fs_, folder_, host_).members)
        highest = std::max(highest, member.lamport);
    lamport_ = highest == std::numeric_limits<std::uint32_t>::max() ? highest : highest + 1;
    const std::unique_ptr<File> file = fs_.create(entry('E'));
    writing_ = true;
    file->writeAt(0, asBytes(memberText(host_, lamport_, kind_, folder_)));
    fs_.renameNoReplace(entry('E'), entry('M'));
    writing_ = false;
    inside_ = true;
    fs_.removeDirectory(entry('D'));
    choosing_ = false;
}

/// Who is choosing a number may come out before us.
void VmwareLockEntry::waitForChoosers() {
    for (std::chrono::milliseconds waited{0}; waited <= kEntering; waited += kGlance) {
        const VmwareLock lock = readVmwareLockFolder(fs_, folder_, host_);
        const bool choosing = std::ranges::any_of(lock.members, [](const VmwareLockMember& member) {
            return member.entering && member.path.filename().native().starts_with('D');
        });
        if (!choosing)
            return;
        host_.wait(kGlance);
        host_.nowNs += std::chrono::nanoseconds(kGlance).count();
    }
}

bool VmwareLockEntry::isBefore(const VmwareLockMember& member) const {
    if (member.machineId.empty())
        return true; // no ticket to be read: held, for all we know
    const std::string ours = entry('M').filename().native();
    return member.lamport != lamport_ ? member.lamport < lamport_ : member.path.filename().native() < ours;
}

void VmwareLockEntry::requireNoConflict() {
    VmwareLock lock = readVmwareLockFolder(fs_, folder_, host_);
    std::erase_if(lock.members, [&](const VmwareLockMember& member) {
        const bool conflicts = member.exclusive || kind_ == VmwareLockKind::Exclusive;
        return member.entering || member.state == VmwareLockState::Stale || !conflicts || !isBefore(member);
    });
    requireNotHeld(lock, file_);
}

void VmwareLockEntry::cleanUp() noexcept {
    if (inside_)
        removeMember(fs_, entry('M'));
    if (writing_)
        removeMember(fs_, entry('E'));
    if (choosing_)
        removeFolderQuietly(fs_, entry('D'));
    removeFolderQuietly(fs_, folder_);
}

void VmwareLockEntry::leave(FileSystem& fs, const Path& folder, const std::string& number) noexcept {
    removeMember(fs, folder / ("M" + number + ".lck"));
    removeFolderQuietly(fs, folder);
}

} // namespace strata
