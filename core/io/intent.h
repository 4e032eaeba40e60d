// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/io/filesystem.h"
#include "core/io/intentformat.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace strata {

/// Changes that must be seen together are written to one intent file first (durability.md 2.2). The rename that gives
/// that file its name is the commit: from then on the change is always finished, by us or by the next program that
/// opens the disk, and never half-seen by programs that look for intents.
///
///     IntentBuilder intent(fs, disk, IntentOp::EditDescriptor);
///     intent.write(disk, 512, newDescriptorArea);
///     intent.run();
///
/// Rules: all files lie in one folder (that of the first, links resolved); nobody else writes them meanwhile: the
/// caller holds their locks. A file that is written or replaced is not renamed or deleted in the same intent.
/// Threads: single-threaded.

/// An intent that was found beside a disk, or made.
struct IntentInfo {
    std::filesystem::path path; ///< of the intent file
    IntentState state = IntentState::Redo;
    IntentOp op = IntentOp::EditDescriptor;
    /// Ours by its first line, but its length or digest is wrong, or this user may not read it. No crash does that:
    /// nothing can be finished, the file is kept, and no disk that it may concern is written until somebody has
    /// looked.
    bool damaged = false;
    std::int64_t createdNs = 0; ///< since 1970, UTC
    std::string writer;         ///< program and version that made it
    std::string detail;         ///< what its operation noted for itself: which merge, say; empty if nothing
    struct Touched {
        std::filesystem::path path;
        std::uint64_t appendFrom = 0; ///< marker: first sector the operation may append at; 0 if it says nothing
    };
    std::vector<Touched> files; ///< empty if unknown: then it may concern every disk of its folder
};

enum class IntentLocks {
    Take,        ///< locks every file exclusively while working: Error(Locked) if one is in use
    CallerHolds, ///< the caller has them locked already
};

/// An intent file on the drive, made by IntentBuilder.
class Intent {
public:
    const IntentInfo& info() const { return info_; }

    /// Does the records: checks first that every file is as it was before or as it will be after (Error(Interrupted)
    /// if somebody else changed one; nothing is written then), then writes and syncs. May run again at any time.
    /// On any other error the intent stays, so that the next open finishes it.
    void apply();
    /// Deletes the intent file. Only after apply() (or at the end of the operation that a marker stands for).
    void end();

private:
    friend class IntentBuilder;
    friend void finishIntent(FileSystem& fs, const IntentInfo& intent, IntentLocks locks);
    Intent(FileSystem& fs, IntentInfo info, IntentDocument document)
        : fs_(fs), info_(std::move(info)), document_(std::move(document)) {}

    FileSystem& fs_;
    IntentInfo info_;
    IntentDocument document_;
};

/// Collects what shall change. Reads the present state of each file at once, as the guard of the replay.
class IntentBuilder {
public:
    /// The intent file will be `firstFile`.intent.
    IntentBuilder(FileSystem& fs, const std::filesystem::path& firstFile, IntentOp op);

    /// Overwrites whole sectors (`offset` and size are multiples of 512 bytes). May reach past the end.
    void write(const std::filesystem::path& file, std::uint64_t offset, ByteSpan after);
    void truncate(const std::filesystem::path& file, std::uint64_t length);
    /// Whole new contents, at most 64 MiB; the file is made if it does not exist.
    void replace(const std::filesystem::path& file, ByteSpan contents);
    /// Gives `from` the second name `to`, which must be free.
    void link(const std::filesystem::path& from, const std::filesystem::path& to);
    /// Replaces `to` if it exists.
    void rename(const std::filesystem::path& from, const std::filesystem::path& to);
    /// Done last, after everything else is on the drive.
    void unlink(const std::filesystem::path& file);

    /// A note of the operation for whoever goes on with it: UTF-8, at most kMaxIntentDetail bytes.
    void detail(std::string note) { document_.detail = std::move(note); }

    /// commit(), apply(), end().
    void run();
    /// Makes the intent durable. Error(Interrupted) if another one is in the way. If it throws, nothing has happened.
    Intent commit();

    /// Instead of records: only says that an operation is under way (state 1). `appendFrom`: see IntentInfo.
    void touches(const std::filesystem::path& file, std::uint64_t appendFrom);
    Intent commitMarker();
    /// The redo intent takes the place of this marker of the same first file.
    void replaces(const Intent& marker) { replaces(marker.info()); }
    void replaces(const IntentInfo& marker);

private:
    std::uint32_t fileIndex(const std::filesystem::path& file);
    std::filesystem::path resolve(const std::filesystem::path& file) const;
    Intent commitAs(IntentState state);

    FileSystem& fs_;
    std::filesystem::path folder_;
    std::filesystem::path intentPath_;
    bool replacesMarker_ = false;
    IntentDocument document_;
};

/// The intent that lists `file`, if its folder holds one. Reads only; to be asked before a disk is opened in any
/// mode. A damaged intent counts for every file of its folder.
std::optional<IntentInfo> findIntent(FileSystem& fs, const std::filesystem::path& file);
/// All intents of a folder.
std::vector<IntentInfo> listIntents(FileSystem& fs, const std::filesystem::path& folder);

/// Finishes a committed change and deletes its intent; a marker is left as it is (its operation must be run again or
/// dropped by who knows it). Error(Interrupted) if somebody else changed a file since, Error(Corrupt) if damaged.
void finishIntent(FileSystem& fs, const IntentInfo& intent, IntentLocks locks);
inline void finishIntent(FileSystem& fs, const IntentInfo& intent) { finishIntent(fs, intent, IntentLocks::Take); }

/// Finishes everything in a folder that can be finished and deletes leftover *.intent.tmp. Disks that somebody uses
/// are left alone: their intents may be at work right now. Returns what is still there afterwards: markers, intents
/// of disks in use. Errors as finishIntent().
std::vector<IntentInfo> recoverIntents(FileSystem& fs, const std::filesystem::path& folder);

/// Deletes a marker whose operation is settled.
void dropMarker(FileSystem& fs, const IntentInfo& marker);

/// Error(Interrupted) in words: which operation, since when, what to do.
[[noreturn]] void throwInterrupted(const IntentInfo& intent);

} // namespace strata
