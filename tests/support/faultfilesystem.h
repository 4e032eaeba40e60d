// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystemwrapper.h"

#include <atomic>
#include <bitset>
#include <initializer_list>
#include <mutex>
#include <set>

namespace strata::test {

/// Kinds of calls that can be made to fail.
enum class Call {
    Open,
    Create,
    Read,
    Write,
    Truncate,
    Allocate,
    PunchHole,
    NextData,
    Copy,
    Sync,
    Status,
    List,
    Canonical,
    Volume,
    CreateDirectory,
    Rename,
    Link,
    Remove,
    RemoveDirectory,
    SyncDirectory,
    CopyAttributes,
    Count_,
};

using CallSet = std::bitset<static_cast<std::size_t>(Call::Count_)>;

CallSet calls(std::initializer_list<Call> list);
CallSet everyCall();
/// All that change something, deletion among them.
CallSet changingCalls();
/// What a full volume refuses: deleting and renaming still work there.
CallSet roomTakingCalls();

/// What goes wrong, and when.
struct Fault {
    CallSet where = everyCall();
    std::uint64_t nth = 1; ///< the first of these calls that fails, from 1
    int errnoValue = 5;    ///< EIO
    bool fromThenOn = false;
};

/// Makes chosen calls of another file system fail. A write that fails has written its first half (whole sectors), as
/// a full drive leaves it. Thread-safe.
class FaultFileSystem final : public FileSystemWrapper {
public:
    explicit FaultFileSystem(FileSystem& next) : FileSystemWrapper(next) {}

    /// Counts from now on.
    void arm(const Fault& fault);
    void disarm();
    /// Calls of the armed kinds since arm(), failed ones included.
    std::uint64_t count() const { return count_; }
    bool fired() const { return fired_; }
    /// A file whose sync had failed was synced once more: the system may have dropped what could not be written, so
    /// that a later success means nothing (durability.md A6). Counted since arm().
    bool syncedAgain() const { return syncedAgain_; }

    std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode,
                               LockMode lock = LockMode::None) override;
    std::unique_ptr<File> create(const std::filesystem::path& path,
                                 NewFileAccess access = NewFileAccess::Usual) override;
    std::optional<FileStatus> status(const std::filesystem::path& path) override;
    std::vector<DirectoryEntry> list(const std::filesystem::path& directory) override;
    std::filesystem::path canonical(const std::filesystem::path& path) override;
    VolumeInfo volume(const std::filesystem::path& path) override;
    void createDirectory(const std::filesystem::path& path) override;
    void rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void renameNoReplace(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void link(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void remove(const std::filesystem::path& path) override;
    void removeDirectory(const std::filesystem::path& path) override;
    void syncDirectory(const std::filesystem::path& directory) override;
    void copyAttributes(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void copyOwner(const std::filesystem::path& from, const std::filesystem::path& to) override;

    /// Counts one call; true if it has to fail.
    bool fails(Call call);
    /// Counts one call and throws if it has to fail.
    void pass(Call call, const std::filesystem::path& path);
    [[noreturn]] void fail(const std::filesystem::path& path) const;
    void passSync(const File& file);

private:
    mutable std::mutex mutex_;
    Fault fault_;
    bool armed_ = false;
    std::atomic<std::uint64_t> count_{0};
    std::atomic<bool> fired_{false};
    std::atomic<bool> syncedAgain_{false};
    std::set<FileId> failedSyncs_;
};

} // namespace strata::test
