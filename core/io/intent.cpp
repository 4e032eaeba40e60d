// SPDX-License-Identifier: Apache-2.0
#include "core/io/intent.h"

#include "core/base/crc32c.h"
#include "core/base/error.h"
#include "core/base/units.h"
#include "core/io/intentreplay.h"
#include "core/io/partfile.h"
#include "core/io/vmwarelockguard.h"
#include "core/io/vmwarelockset.h"

#include <algorithm>
#include <chrono>
#include <random>

namespace strata {

namespace {

using Path = std::filesystem::path;
using Document = IntentDocument;
using Kind = Document::Kind;
using Record = Document::Record;

constexpr std::string_view kSuffix = ".intent";
constexpr std::string_view kTemporarySuffix = ".intent.tmp";
constexpr const char* kWriter = "Strata";

Path withSuffix(const Path& path, std::string_view suffix) { return Path(path.native() + std::string(suffix)); }

/// The path without links; the last component need not exist.
Path resolved(FileSystem& fs, const Path& path) {
    return fs.exists(path) ? fs.canonical(path) : fs.canonical(folderOf(path)) / path.filename();
}

std::int64_t nowNs() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::array<std::byte, 16> randomId() {
    std::random_device random;
    std::array<std::byte, 16> id{};
    for (std::byte& byte : id)
        byte = static_cast<std::byte>(random() & 0xFFU);
    return id;
}

void removeIfThere(FileSystem& fs, const Path& path) {
    if (fs.exists(path))
        fs.remove(path);
}

IntentInfo describe(const Path& path, const Document& document) {
    IntentInfo info;
    info.path = path;
    info.state = document.state;
    info.op = document.op;
    info.createdNs = document.createdNs;
    info.writer = document.writer;
    info.detail = document.detail;
    for (const Document::File& file : document.files)
        info.files.push_back({folderOf(path) / file.name, file.appendFrom});
    return info;
}

Document readIntent(FileSystem& fs, const Path& path) {
    const std::vector<std::byte> bytes = readWholeFile(fs, path, kMaxIntentBytes);
    try {
        return decodeIntent(bytes);
    } catch (const Error& error) {
        throw Error(error).at(path);
    }
}

/// nullopt for a file that only happens to have this name.
std::optional<IntentInfo> inspect(FileSystem& fs, const Path& path) {
    IntentInfo damaged;
    damaged.path = path;
    damaged.damaged = true;
    try {
        return describe(path, decodeIntent(readWholeFile(fs, path, kMaxIntentBytes)));
    } catch (const Error& error) {
        switch (error.code()) {
        case ErrorCode::NotFound: return std::nullopt; // finished in the meantime
        case ErrorCode::PermissionDenied: {
            const std::string& name = path.native();
            damaged.files.push_back({Path(name.substr(0, name.size() - kSuffix.size())), 0});
            return damaged;
        }
        case ErrorCode::Corrupt: {
            std::vector<std::byte> head(512);
            head.resize(fs.open(path, OpenMode::Read)->readAt(0, head));
            return looksLikeIntent(head) ? std::optional(damaged) : std::nullopt;
        }
        case ErrorCode::NotSupported:
        case ErrorCode::LimitExceeded: return damaged;
        default: throw;
        }
    }
}

bool concerns(const IntentInfo& intent, const Path& file) {
    return intent.files.empty()
           || std::ranges::any_of(intent.files, [&](const IntentInfo::Touched& t) { return t.path == file; });
}

/// All files that the intent names and that exist, held for VMware's programs and for the others.
struct HeldFiles {
    VmwareLockSet guards;
    std::vector<std::unique_ptr<File>> locks;
};

HeldFiles holdFiles(FileSystem& fs, const IntentInfo& intent) {
    std::vector<VmwareLockSet::Wanted> wanted;
    for (const IntentInfo::Touched& touched : intent.files)
        if (fs.exists(touched.path))
            wanted.push_back({touched.path, VmwareLockKind::Exclusive});
    HeldFiles held{VmwareLockSet(fs, wanted), {}};
    for (const VmwareLockSet::Wanted& one : wanted) {
        const std::optional<FileStatus> status = fs.status(one.file);
        // A file under two names (a cut-off rename by link) must not be locked out by ourselves.
        if (!status || std::ranges::any_of(held.locks, [&](const auto& lock) { return lock->id() == status->id; }))
            continue;
        try {
            held.locks.push_back(fs.open(one.file, OpenMode::ReadWrite, LockMode::Exclusive));
        } catch (const Error& error) {
            // A file that is only renamed or deleted need not be writable.
            if (error.code() != ErrorCode::PermissionDenied)
                throw;
            held.locks.push_back(fs.open(one.file, OpenMode::Read, LockMode::Shared));
        }
    }
    return held;
}

} // namespace

void Intent::apply() {
    const Path folder = folderOf(info_.path);
    requireGuards(fs_, folder, document_);
    try {
        replayRecords(fs_, folder, document_);
    } catch (const Error& error) {
        throw Error(error).advice(text("The change is prepared and will be finished when the disk is next opened for "
                                       "writing. Do not delete the file %1.",
                                       info_.path.filename()));
    }
}

void Intent::end() {
    fs_.remove(info_.path);
    fs_.syncDirectory(folderOf(info_.path));
}

IntentBuilder::IntentBuilder(FileSystem& fs, const Path& firstFile, IntentOp op) : fs_(fs) {
    const Path first = resolved(fs, firstFile);
    folder_ = folderOf(first);
    intentPath_ = withSuffix(first, kSuffix);
    document_.op = op;
    document_.writer = kWriter;
    document_.id = randomId();
    document_.createdNs = nowNs();
    fileIndex(first);
}

Path IntentBuilder::resolve(const Path& file) const {
    Path path = resolved(fs_, file);
    if (folderOf(path) != folder_)
        throw Error(ErrorCode::NotSupported, text("All files that change together must be in one folder")).at(path);
    return path;
}

std::uint32_t IntentBuilder::fileIndex(const Path& file) {
    const std::string name = resolve(file).filename().native();
    auto& files = document_.files;
    const auto known = std::ranges::find(files, name, &Document::File::name);
    if (known != files.end())
        return static_cast<std::uint32_t>(known - files.begin());
    files.push_back(identifyFile(fs_, folder_, name));
    return static_cast<std::uint32_t>(files.size() - 1);
}

void IntentBuilder::write(const Path& file, std::uint64_t offset, ByteSpan after) {
    Record record;
    record.kind = Kind::Write;
    record.file = fileIndex(file);
    record.offset = offset;
    record.after.assign(after.begin(), after.end());
    std::vector<std::byte> now(after.size());
    fs_.open(resolve(file), OpenMode::Read)->readAt(offset, now);
    for (std::size_t at = 0; at + kSectorSize <= now.size(); at += kSectorSize)
        record.before.push_back(crc32c(ByteSpan(now).subspan(at, kSectorSize)));
    document_.records.push_back(std::move(record));
}

void IntentBuilder::truncate(const Path& file, std::uint64_t length) {
    Record record;
    record.kind = Kind::Truncate;
    record.file = fileIndex(file);
    record.lengthBefore = document_.files[record.file].size;
    record.offset = length;
    document_.records.push_back(std::move(record));
}

void IntentBuilder::replace(const Path& file, ByteSpan contents) {
    if (contents.size() > kMaxReplaceBytes)
        throw Error(ErrorCode::LimitExceeded, text("The file is too large to be replaced in one step")).at(file);
    Record record;
    record.kind = Kind::Replace;
    record.file = fileIndex(file);
    record.existed = document_.files[record.file].existed;
    if (record.existed)
        record.digestBefore = sha256(readWholeFile(fs_, resolve(file), kMaxReplaceBytes));
    record.after.assign(contents.begin(), contents.end());
    document_.records.push_back(std::move(record));
}

void IntentBuilder::link(const Path& from, const Path& to) {
    Record record;
    record.kind = Kind::Link;
    record.file = fileIndex(from);
    record.target = fileIndex(to);
    document_.records.push_back(std::move(record));
}

void IntentBuilder::rename(const Path& from, const Path& to) {
    Record record;
    record.kind = Kind::Rename;
    record.file = fileIndex(from);
    record.target = fileIndex(to);
    document_.records.push_back(std::move(record));
}

void IntentBuilder::unlink(const Path& file) {
    Record record;
    record.kind = Kind::Unlink;
    record.file = fileIndex(file);
    document_.records.push_back(std::move(record));
}

void IntentBuilder::touches(const Path& file, std::uint64_t appendFrom) {
    document_.files[fileIndex(file)].appendFrom = appendFrom;
}

void IntentBuilder::replaces(const IntentInfo& marker) {
    if (marker.path != intentPath_ || marker.damaged || marker.state != IntentState::Marker)
        throw Error(ErrorCode::Internal, text("Only the marker of the same disk can be replaced")).at(intentPath_);
    replacesMarker_ = true;
}

void IntentBuilder::run() {
    Intent intent = commit();
    intent.apply();
    intent.end();
}

Intent IntentBuilder::commit() { return commitAs(IntentState::Redo); }
Intent IntentBuilder::commitMarker() { return commitAs(IntentState::Marker); }

Intent IntentBuilder::commitAs(IntentState state) {
    document_.state = state;
    const std::vector<std::byte> bytes = encodeIntent(document_);
    const Path temporary = withSuffix(intentPath_, ".tmp");
    for (const IntentInfo& other : listIntents(fs_, folder_)) {
        const bool ours = replacesMarker_ && other.path == intentPath_;
        if (!ours && std::ranges::any_of(document_.files, [&](const Document::File& file) {
                return concerns(other, folder_ / file.name);
            }))
            throwInterrupted(other);
    }
    removeIfThere(fs_, temporary); // A commit that was cut off; we hold the disk, so nobody is at it.
    try {
        // It may hold the text of other files, so nobody else reads it; and the disk's owner must be able to finish.
        const std::unique_ptr<File> file = fs_.create(temporary, NewFileAccess::Private);
        if (document_.files[0].existed)
            fs_.copyOwner(folder_ / document_.files[0].name, temporary);
        file->writeAt(0, bytes);
        file->sync();
        if (replacesMarker_)
            fs_.rename(temporary, intentPath_);
        else
            fs_.renameNoReplace(temporary, intentPath_);
    } catch (...) {
        removeQuietly(fs_, temporary);
        throw;
    }
    try {
        fs_.syncDirectory(folder_);
    } catch (...) {
        // Not certain to be durable, so nothing may be applied. Should the deletion be lost with a power cut, the
        // intent is finished then: the disk reads as after instead of as before. A marker is better left in place
        // than lost, since grains may have moved under it.
        if (!replacesMarker_)
            removeQuietly(fs_, intentPath_);
        throw;
    }
    return Intent(fs_, describe(intentPath_, document_), document_);
}

std::vector<IntentInfo> listIntents(FileSystem& fs, const Path& folder) {
    std::vector<IntentInfo> intents;
    const Path real = fs.canonical(folder);
    for (const DirectoryEntry& entry : fs.list(real)) {
        if (entry.kind != FileKind::Regular || !entry.name.native().ends_with(kSuffix))
            continue;
        if (std::optional<IntentInfo> info = inspect(fs, real / entry.name))
            intents.push_back(std::move(*info));
    }
    return intents;
}

std::optional<IntentInfo> findIntent(FileSystem& fs, const Path& file) {
    const Path real = resolved(fs, file);
    try {
        for (IntentInfo& info : listIntents(fs, folderOf(real)))
            if (concerns(info, real))
                return std::move(info);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::PermissionDenied)
            throw;
        // A folder that may be entered but not listed: the name alone must do.
        const Path named = withSuffix(real, kSuffix);
        return fs.exists(named) ? inspect(fs, named) : std::nullopt;
    }
    return std::nullopt;
}

namespace {

/// Whoever locks a file next clears away the locks that a dead holder left; nobody locks one that is gone.
void clearLocksOfDeleted(FileSystem& fs, const IntentInfo& intent) {
    for (const IntentInfo::Touched& touched : intent.files) {
        try {
            if (!fs.exists(touched.path))
                removeStaleVmwareLocks(fs, touched.path);
        } catch (const Error&) {
            continue; // the change is done all the same
        }
    }
}

} // namespace

void finishIntent(FileSystem& fs, const IntentInfo& intent, IntentLocks locks) {
    if (intent.damaged)
        throwInterrupted(intent);
    if (intent.state == IntentState::Marker)
        return;
    HeldFiles held;
    if (locks == IntentLocks::Take)
        held = holdFiles(fs, intent);
    if (!fs.exists(intent.path))
        return; // Somebody else has finished it before we had the locks.
    Intent found(fs, intent, readIntent(fs, intent.path));
    found.apply();
    found.end();
    clearLocksOfDeleted(fs, intent);
}

std::vector<IntentInfo> recoverIntents(FileSystem& fs, const Path& folder) {
    const Path real = fs.canonical(folder);
    for (const IntentInfo& intent : listIntents(fs, real)) {
        try {
            finishIntent(fs, intent, IntentLocks::Take);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Locked)
                throw;
        }
    }
    for (const DirectoryEntry& entry : fs.list(real)) {
        const std::string& name = entry.name.native();
        if (!name.ends_with(kTemporarySuffix))
            continue;
        const Path disk = real / name.substr(0, name.size() - kTemporarySuffix.size());
        try {
            std::unique_ptr<File> lock;
            if (fs.exists(disk))
                lock = fs.open(disk, OpenMode::ReadWrite, LockMode::Exclusive);
            fs.remove(real / entry.name);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Locked && error.code() != ErrorCode::PermissionDenied)
                throw;
        }
    }
    return listIntents(fs, real);
}

void dropMarker(FileSystem& fs, const IntentInfo& marker) {
    if (marker.state != IntentState::Marker || marker.damaged)
        throw Error(ErrorCode::Internal, text("Only a marker can be dropped; a change must be finished"))
            .at(marker.path);
    fs.remove(marker.path);
    fs.syncDirectory(folderOf(marker.path));
}

void throwInterrupted(const IntentInfo& intent) {
    if (intent.damaged)
        throw Error(ErrorCode::Interrupted, text("An operation on this disk was cut off, and the file that would "
                                                 "finish it cannot be read, is damaged, or is of a newer version"))
            .at(intent.path)
            .advice(
                text("Make a copy of the folder, then open the disk with the program and the user that began it."));
    const Text what = sayInterrupted(intent.op);
    if (intent.state == IntentState::Marker)
        throw Error(ErrorCode::Interrupted, what)
            .at(intent.path)
            .advice(text("Run the same operation again: it goes on where it stopped."));
    throw Error(ErrorCode::Interrupted, what)
        .at(intent.path)
        .advice(text("Open the disk for writing: that finishes it first. Nothing is lost."));
}

} // namespace strata
