// SPDX-License-Identifier: Apache-2.0
#include "core/io/intentreplay.h"

#include "core/base/crc32c.h"
#include "core/base/error.h"
#include "core/base/units.h"
#include "core/io/atomicfile.h"

#include <algorithm>

namespace strata {

namespace {

using Path = std::filesystem::path;
using Document = IntentDocument;
using Kind = Document::Kind;
using Record = Document::Record;

constexpr std::size_t kHeadSize = 4096;

[[noreturn]] void throwForeignChange(const Path& path) {
    throw Error(ErrorCode::Interrupted,
                text("A change of this disk was cut off, and somebody else has changed the file since: finishing the "
                     "change now could destroy data"))
        .at(path)
        .advice(text("Nothing has been written. Make a copy of the folder before anything else. If the disk is good "
                     "as it is now, move the .intent file out of the folder."));
}

/// One intent and the folder it works in.
class Replay {
public:
    Replay(FileSystem& fs, const Path& folder, const Document& document)
        : fs_(fs), folder_(folder), document_(document) {}

    void requireGuard(const Record& record);
    void writeContents();
    void replaceContents();
    void changeNames();
    void deleteVictims();

private:
    Path pathOf(std::uint32_t file) const { return folder_ / document_.files[file].name; }
    /// True if the file of that name is the one that the intent knew as `known`.
    bool isAt(std::uint32_t name, std::uint32_t known) const;
    bool isAbsent(std::uint32_t name) const { return !fs_.exists(pathOf(name)); }
    bool isUntouched(std::uint32_t file) const;
    bool hasKnownLength(const Record& truncate) const;
    bool namesPending(const Record& record) const;
    void requireSectors(const Record& record);
    std::optional<Sha256Digest> digestNow(std::uint32_t file) const;

    FileSystem& fs_;
    const Path& folder_;
    const Document& document_;
};

bool Replay::isAt(std::uint32_t name, std::uint32_t known) const {
    const Document::File& wanted = document_.files[known];
    const Document::File now = identifyFile(fs_, folder_, document_.files[name].name);
    return wanted.existed && now.existed && now.size == wanted.size && now.head == wanted.head;
}

bool Replay::isUntouched(std::uint32_t file) const {
    return document_.files[file].existed ? isAt(file, file) : isAbsent(file);
}

/// For Rename and Link: not done yet. The source of a rename is there under its old name exactly until then.
bool Replay::namesPending(const Record& record) const {
    if (record.kind == Kind::Rename)
        return !isAbsent(record.file);
    return isAbsent(record.target);
}

std::optional<Sha256Digest> Replay::digestNow(std::uint32_t file) const {
    if (isAbsent(file))
        return std::nullopt;
    return sha256(readWholeFile(fs_, pathOf(file), kMaxReplaceBytes));
}

void Replay::requireSectors(const Record& record) {
    if (isAbsent(record.file))
        throwForeignChange(pathOf(record.file));
    const std::unique_ptr<File> file = fs_.open(pathOf(record.file), OpenMode::Read);
    std::vector<std::byte> now(record.after.size()); // What lies past the end counts as zero.
    file->readAt(record.offset, now);
    for (std::size_t sector = 0; sector < record.before.size(); ++sector) {
        const ByteSpan bytes = ByteSpan(now).subspan(sector * kSectorSize, kSectorSize);
        const ByteSpan after = ByteSpan(record.after).subspan(sector * kSectorSize, kSectorSize);
        if (!std::ranges::equal(bytes, after) && crc32c(bytes) != record.before[sector])
            throwForeignChange(pathOf(record.file));
    }
}

bool Replay::hasKnownLength(const Record& record) const {
    const Document::File now = identifyFile(fs_, folder_, document_.files[record.file].name);
    if (!now.existed || now.size == record.lengthBefore || now.size == record.offset)
        return now.existed;
    // A write of the same intent may have grown the file on the way.
    return std::ranges::any_of(document_.records, [&](const Record& other) {
        return other.kind == Kind::Write && other.file == record.file && now.size > record.lengthBefore
               && now.size <= other.offset + other.after.size();
    });
}

void Replay::requireGuard(const Record& record) {
    const Path path = pathOf(record.file);
    bool good = true;
    switch (record.kind) {
    case Kind::Write: requireSectors(record); break;
    case Kind::Truncate: good = hasKnownLength(record); break;
    case Kind::Replace: {
        const std::optional<Sha256Digest> now = digestNow(record.file);
        good =
            now ? (record.existed && *now == record.digestBefore) || *now == sha256(record.after) : !record.existed;
        break;
    }
    case Kind::Rename:
        good = namesPending(record) ? isAt(record.file, record.file)
                                          && (isUntouched(record.target) || isAt(record.target, record.file))
                                    : isAt(record.target, record.file);
        break;
    case Kind::Link:
        // The source may be gone already if the same intent deletes it.
        good = namesPending(record) ? isAt(record.file, record.file) : isAt(record.target, record.file);
        break;
    case Kind::Unlink: good = isAbsent(record.file) || isAt(record.file, record.file); break;
    }
    if (!good)
        throwForeignChange(path);
}

void Replay::writeContents() {
    for (std::uint32_t index = 0; index < document_.files.size(); ++index) {
        std::unique_ptr<File> file;
        for (const Record& record : document_.records) {
            if (record.file != index || (record.kind != Kind::Write && record.kind != Kind::Truncate))
                continue;
            if (!file)
                file = fs_.open(pathOf(index), OpenMode::ReadWrite);
            if (record.kind == Kind::Write)
                file->writeAt(record.offset, record.after);
            else
                file->truncate(record.offset);
        }
        if (file)
            file->sync();
    }
}

void Replay::replaceContents() {
    for (const Record& record : document_.records) {
        if (record.kind != Kind::Replace)
            continue;
        removeReplaceLeftovers(fs_, pathOf(record.file));
        if (digestNow(record.file) != sha256(record.after))
            replaceFile(fs_, pathOf(record.file), record.after);
    }
}

void Replay::changeNames() {
    for (const Record& record : document_.records) {
        if (record.kind == Kind::Rename && namesPending(record))
            fs_.rename(pathOf(record.file), pathOf(record.target));
        if (record.kind == Kind::Link && namesPending(record))
            fs_.link(pathOf(record.file), pathOf(record.target));
    }
    // Also when all were done already: that was perhaps never synced. And deletions must not outrun it.
    fs_.syncDirectory(folder_);
}

void Replay::deleteVictims() {
    bool any = false;
    for (const Record& record : document_.records) {
        if (record.kind != Kind::Unlink)
            continue;
        any = true;
        if (!isAbsent(record.file))
            fs_.remove(pathOf(record.file));
    }
    if (any)
        fs_.syncDirectory(folder_);
}

} // namespace

Document::File identifyFile(FileSystem& fs, const Path& folder, const std::string& name) {
    Document::File file;
    file.name = name;
    if (!fs.exists(folder / name))
        return file;
    const std::unique_ptr<File> opened = fs.open(folder / name, OpenMode::Read);
    file.existed = true;
    file.size = opened->size();
    std::vector<std::byte> head(kHeadSize);
    head.resize(opened->readAt(0, head));
    file.head = sha256(head);
    return file;
}

void requireGuards(FileSystem& fs, const Path& folder, const Document& document) {
    // A link would lead the records out of the folder.
    const std::vector<DirectoryEntry> entries = fs.list(folder);
    for (const Document::File& file : document.files) {
        const auto entry = std::ranges::find(entries, Path(file.name), &DirectoryEntry::name);
        if (entry != entries.end() && entry->kind != FileKind::Regular)
            throwForeignChange(folder / file.name);
    }
    Replay replay(fs, folder, document);
    for (const Record& record : document.records)
        replay.requireGuard(record);
}

void replayRecords(FileSystem& fs, const Path& folder, const Document& document) {
    Replay replay(fs, folder, document);
    replay.writeContents();
    replay.replaceContents();
    replay.changeNames();
    replay.deleteVictims();
}

} // namespace strata
