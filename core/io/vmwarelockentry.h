// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/ownvmwarelocks.h"
#include "core/io/vmwarelock.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace strata {

/// One attempt to enter a lock folder: Lamport's bakery with files (vmdk-format 5.1). Used by VmwareLockGuard.
class VmwareLockEntry {
public:
    /// `folder` exists; `number` is claimed in `host.own`. `host` is advanced by the time that was waited.
    VmwareLockEntry(FileSystem& fs, const std::filesystem::path& file, const std::filesystem::path& folder,
                    std::string number, VmwareLockKind kind, LockHost& host)
        : fs_(fs), file_(file), folder_(folder), number_(std::move(number)), kind_(kind), host_(host) {}

    /// False if the number is in use or the folder went away meanwhile: try again. Error(Locked) if somebody holds
    /// the file. Unless it returns true, nothing of it is left.
    bool enter();
    /// Gives a held lock back, and deletes the folder if it is empty.
    static void leave(FileSystem& fs, const std::filesystem::path& folder, const std::string& number) noexcept;

private:
    std::filesystem::path entry(char kind) const { return folder_ / (kind + number_ + ".lck"); }
    void writeTicket();
    void cleanUp() noexcept;
    void waitForChoosers();
    bool isBefore(const VmwareLockMember& member) const;
    void requireNoConflict();

    FileSystem& fs_;
    const std::filesystem::path& file_;
    const std::filesystem::path& folder_;
    std::string number_;
    VmwareLockKind kind_;
    LockHost& host_;
    std::uint32_t lamport_ = 0;
    bool choosing_ = false, writing_ = false, inside_ = false; ///< our D, E, M exists
};

} // namespace strata
