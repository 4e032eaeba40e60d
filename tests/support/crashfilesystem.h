// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/memoryfilesystem.h"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace strata::test {

/// A file system in memory that remembers every change, and which of them a power cut could no longer undo: those of
/// a file before the file's last sync, those of a folder's entries before the folder's last sync (durability.md 2.1).
/// Anything else may be on the drive or not, in any combination: each 512-byte sector of a write by itself, the
/// growth of the file by itself, each creation, renaming and deletion by itself. Permissions and owners are taken to
/// be durable at once; folders cannot be renamed; lock folders (*.lck) are gone after a power cut. Thread-safe.
class CrashFileSystem final : public FileSystem {
public:
    /// Everything in `start` is on the drive.
    explicit CrashFileSystem(const MemoryFileSystem& start);
    ~CrashFileSystem() override;

    std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode,
                               LockMode lock = LockMode::None) override;
    std::unique_ptr<File> create(const std::filesystem::path& path,
                                 NewFileAccess access = NewFileAccess::Usual) override;
    std::optional<FileStatus> status(const std::filesystem::path& path) override { return live_->status(path); }
    std::vector<DirectoryEntry> list(const std::filesystem::path& directory) override {
        return live_->list(directory);
    }
    std::filesystem::path canonical(const std::filesystem::path& path) override { return live_->canonical(path); }
    VolumeInfo volume(const std::filesystem::path& path) override { return live_->volume(path); }
    void createDirectory(const std::filesystem::path& path) override;
    void rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void renameNoReplace(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void link(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void remove(const std::filesystem::path& path) override;
    void removeDirectory(const std::filesystem::path& path) override;
    void syncDirectory(const std::filesystem::path& directory) override;
    void copyAttributes(const std::filesystem::path& from, const std::filesystem::path& to) override {
        live_->copyAttributes(from, to);
    }
    void copyOwner(const std::filesystem::path& from, const std::filesystem::path& to) override {
        live_->copyOwner(from, to);
    }

    /// What a program sees that runs on.
    MemoryFileSystem& live() { return *live_; }

    /// Notes that the scenario has got so far: see CrashState::marks.
    void mark();

    /// One change that is on the drive after a crash, or is not.
    struct Effect {
        enum class Kind { Grow, Sector, Shrink, Name } kind = Kind::Name;
        std::uint64_t inode = 0;
        std::uint64_t offset = 0; ///< Sector: where; Grow, Shrink: the new length
        std::vector<std::byte> bytes;
        struct Name {
            std::filesystem::path path;
            bool present = false; ///< false: the name goes, if it is this file's
            bool folder = false;
        };
        std::vector<Name> names;
        std::set<std::filesystem::path> folders; ///< whose sync makes it durable
    };
    /// What was recorded, in order.
    struct Event {
        enum class Kind { Changes, SyncedFile, SyncedFolder, NewFile, Mark } kind = Kind::Changes;
        std::vector<Effect> effects;      ///< Changes
        std::uint64_t inode = 0;          ///< SyncedFile
        std::filesystem::path folder;     ///< SyncedFolder
        std::shared_ptr<MemoryNode> node; ///< NewFile
    };
    const std::vector<Event>& events() const { return events_; }

private:
    friend class CrashFile;

    void record(std::vector<Effect> effects);
    void recordName(std::uint64_t inode, std::vector<Effect::Name> names);
    void recordRename(const std::filesystem::path& from, const std::filesystem::path& to, bool replace);
    std::filesystem::path whole(const std::filesystem::path& path);

    std::unique_ptr<MemoryFileSystem> live_;
    std::vector<Event> events_;
    std::mutex mutex_;
};

struct CrashOptions {
    bool ignoreSync = false;      ///< as on a drive that lies: a suite must go red with it
    unsigned randomSubsets = 24;  ///< per crash point
    unsigned torn = 0;            ///< per crash point, so many sectors of which only one half is new
    std::size_t maxPerKind = 120; ///< more pending changes than this are sampled, evenly
    std::uint64_t seed = 20240229;
    std::size_t maxFailures = 10; ///< stop after so many
    /// States that were looked at already are not looked at again, and not counted; for crashes inside recovery.
    std::unordered_set<std::uint64_t>* seen = nullptr;
};

/// What the drive may hold after a crash.
struct CrashState {
    MemoryFileSystem& fs;
    std::size_t point = 0; ///< after how many recorded changes and syncs
    bool torn = false;     ///< one sector is half old, half new: more than assumption A3 of durability.md allows
    bool finished = false; ///< the scenario had returned: nothing of it may be lost
    std::size_t marks = 0; ///< calls of CrashFileSystem::mark() before the crash
    MemoryFileSystem& end; ///< what the scenario leaves when nothing happens to it
};

struct CrashReport {
    std::size_t points = 0;
    std::size_t states = 0; ///< different ones that were checked
    std::vector<std::string> failures;

    /// For QVERIFY2: the first failure, with the count.
    std::string summary() const;
};

/// Runs `scenario` once on a copy of `start`, then gives every legal state after a crash at every point to `check`,
/// which returns what is wrong with it (empty: nothing) or throws. Equal states are checked once.
CrashReport forEachCrashState(const MemoryFileSystem& start, const std::function<void(FileSystem&)>& scenario,
                              const std::function<std::string(CrashState&)>& check, const CrashOptions& options = {});

} // namespace strata::test
