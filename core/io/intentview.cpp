// SPDX-License-Identifier: Apache-2.0
#include "core/io/intentview.h"

#include "core/base/error.h"
#include "core/io/intentreplay.h"

#include <algorithm>

namespace strata {

namespace {

using Path = std::filesystem::path;
using Kind = IntentDocument::Kind;
using Record = IntentDocument::Record;

[[noreturn]] void refuseWriting(const Path& path) {
    throw Error(ErrorCode::Internal, text("The file is open for reading only")).at(path);
}

/// The part every file of a view shares: it cannot be written.
class ReadOnlyFile : public File {
public:
    explicit ReadOnlyFile(Path path) : path_(std::move(path)) {}
    const Path& path() const override { return path_; }
    void writeAt(std::uint64_t /*offset*/, ByteSpan /*data*/) override { refuseWriting(path_); }
    void truncate(std::uint64_t /*length*/) override { refuseWriting(path_); }
    void allocate(std::uint64_t /*offset*/, std::uint64_t /*length*/) override { refuseWriting(path_); }
    void punchHole(std::uint64_t /*offset*/, std::uint64_t /*length*/) override { refuseWriting(path_); }
    void sync() override { refuseWriting(path_); }

private:
    Path path_;
};

/// A file that is there, under its own or another name, with new sectors laid over it.
class PatchedFile final : public ReadOnlyFile {
public:
    PatchedFile(std::unique_ptr<File> now, Path path, std::vector<const Record*> patches)
        : ReadOnlyFile(std::move(path)), now_(std::move(now)), patches_(std::move(patches)), size_(now_->size()),
          kept_(size_) {
        for (const Record* patch : patches_) {
            if (patch->kind == Kind::Truncate) {
                size_ = patch->offset;
                kept_ = std::min(kept_, size_);
            } else {
                size_ = std::max(size_, patch->offset + patch->after.size());
            }
        }
    }

    FileId id() const override { return now_->id(); }
    std::uint64_t size() const override { return size_; }

    std::size_t readAt(std::uint64_t offset, MutableByteSpan out) override {
        if (offset >= size_)
            return 0;
        const MutableByteSpan wanted =
            out.first(static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), size_ - offset)));
        std::ranges::fill(wanted, std::byte{0});
        if (offset < kept_)
            now_->readAt(offset, wanted.first(static_cast<std::size_t>(
                                     std::min<std::uint64_t>(wanted.size(), kept_ - offset))));
        for (const Record* patch : patches_)
            lay(*patch, offset, wanted);
        return wanted.size();
    }

    std::optional<ByteRange> nextData(std::uint64_t from) override {
        // Patches are few and small: nothing but them differs, so holes elsewhere stay known.
        std::optional<ByteRange> found = now_->nextData(from);
        if (found && found->offset >= size_)
            found.reset();
        if (found)
            found->length = std::min(found->length, size_ - found->offset);
        for (const Record* patch : patches_) {
            const std::uint64_t end = patch->offset + patch->after.size();
            if (patch->kind != Kind::Write || end <= from)
                continue;
            const std::uint64_t start = std::max(from, patch->offset);
            if (!found || start < found->offset)
                found = ByteRange{start, end - start};
        }
        return found;
    }

private:
    static void lay(const Record& patch, std::uint64_t offset, MutableByteSpan out) {
        const std::uint64_t from = std::max(offset, patch.offset);
        const std::uint64_t to = std::min(offset + out.size(), patch.offset + patch.after.size());
        if (patch.kind == Kind::Truncate) {
            // Whatever was laid past the cut before is gone; what comes later is laid by later records.
            if (patch.offset < offset + out.size())
                std::ranges::fill(out.subspan(static_cast<std::size_t>(std::max(patch.offset, offset) - offset)),
                                  std::byte{0});
        } else if (from < to) {
            std::ranges::copy(
                ByteSpan(patch.after)
                    .subspan(static_cast<std::size_t>(from - patch.offset), static_cast<std::size_t>(to - from)),
                out.begin() + static_cast<std::ptrdiff_t>(from - offset));
        }
    }

    std::unique_ptr<File> now_;
    std::vector<const Record*> patches_;
    std::uint64_t size_;
    std::uint64_t kept_; ///< bytes from the start that still come from the file
};

/// Contents that are not on the drive under that name yet.
class NewContentsFile final : public ReadOnlyFile {
public:
    NewContentsFile(Path path, std::shared_ptr<const std::vector<std::byte>> contents)
        : ReadOnlyFile(std::move(path)), contents_(std::move(contents)) {}

    /// No file of the drive; the address tells views apart.
    FileId id() const override { return {0, reinterpret_cast<std::uintptr_t>(contents_.get())}; }
    std::uint64_t size() const override { return contents_->size(); }
    std::size_t readAt(std::uint64_t offset, MutableByteSpan out) override {
        if (offset >= contents_->size())
            return 0;
        const auto from = static_cast<std::size_t>(offset);
        const std::size_t count = std::min(out.size(), contents_->size() - from);
        std::ranges::copy(ByteSpan(*contents_).subspan(from, count), out.begin());
        return count;
    }
    std::optional<ByteRange> nextData(std::uint64_t from) override {
        return from < size() ? std::optional(ByteRange{from, size() - from}) : std::nullopt;
    }

private:
    std::shared_ptr<const std::vector<std::byte>> contents_;
};

} // namespace

IntentView::IntentView(FileSystem& next, const IntentInfo& intent)
    : FileSystemWrapper(next), intent_(intent), folder_(folderOf(intent.path)) {
    if (intent_.damaged || intent_.state != IntentState::Redo)
        refuse();
    document_ = decodeIntent(readWholeFile(next, intent.path, kMaxIntentBytes));
    requireGuards(next, folder_, document_);
    changes_[intent.path.filename().native()].gone = true; // Through the view there is nothing left to finish.
    for (const Record& record : document_.records) {
        const std::string& name = document_.files[record.file].name;
        const std::string& target = document_.files[record.target].name;
        switch (record.kind) {
        case Kind::Write:
        case Kind::Truncate: changes_[name].patches.push_back(&record); break;
        case Kind::Replace:
            changes_[name].contents = std::make_shared<const std::vector<std::byte>>(record.after);
            break;
        case Kind::Rename:
            // Both are as they shall be once the old name is gone.
            if (next.exists(folder_ / name)) {
                changes_[name].gone = true;
                changes_[target].source = name;
            }
            break;
        case Kind::Link:
            if (!next.exists(folder_ / target))
                changes_[target].source = name;
            break;
        case Kind::Unlink: changes_[name].gone = true; break;
        }
    }
}

const IntentView::Change* IntentView::changeOf(const Path& path, std::string& name) {
    Path real = path;
    if (next().exists(path))
        real = next().canonical(path);
    else if (next().exists(folderOf(path)))
        real = next().canonical(folderOf(path)) / path.filename();
    if (folderOf(real) != folder_)
        return nullptr;
    name = real.filename().native();
    const auto found = changes_.find(name);
    return found == changes_.end() ? nullptr : &found->second;
}

std::unique_ptr<File> IntentView::open(const Path& path, OpenMode mode, LockMode lock) {
    if (mode != OpenMode::Read)
        refuse();
    std::string name;
    const Change* change = changeOf(path, name);
    if (change == nullptr)
        return next().open(path, mode, lock);
    if (change->gone)
        throw Error(ErrorCode::NotFound, text("Cannot open the file")).at(path);
    if (change->contents)
        return std::make_unique<NewContentsFile>(path, change->contents);
    std::unique_ptr<File> now = next().open(folder_ / (change->source.empty() ? name : change->source), mode, lock);
    return std::make_unique<PatchedFile>(std::move(now), path, change->patches);
}

std::optional<FileStatus> IntentView::status(const Path& path) {
    std::string name;
    const Change* change = changeOf(path, name);
    if (change == nullptr)
        return next().status(path);
    if (change->gone)
        return std::nullopt;
    FileStatus status;
    if (const auto now = next().status(folder_ / (change->source.empty() ? name : change->source)))
        status = *now;
    const std::unique_ptr<File> file = open(path, OpenMode::Read);
    status.kind = FileKind::Regular;
    status.size = file->size();
    status.id = file->id();
    return status;
}

std::vector<DirectoryEntry> IntentView::list(const Path& directory) {
    std::vector<DirectoryEntry> entries = next().list(directory);
    if (next().canonical(directory) != folder_)
        return entries;
    for (const auto& [name, change] : changes_) {
        std::erase_if(entries, [&gone = name](const DirectoryEntry& entry) { return entry.name == gone; });
        if (!change.gone)
            entries.push_back({Path(name), FileKind::Regular});
    }
    std::ranges::sort(entries, {},
                      [](const DirectoryEntry& entry) -> const std::string& { return entry.name.native(); });
    return entries;
}

Path IntentView::canonical(const Path& path) {
    std::string name;
    const Change* change = changeOf(path, name);
    if (change != nullptr && change->gone)
        throw Error(ErrorCode::NotFound, text("Cannot find the file")).at(path);
    return change == nullptr ? next().canonical(path) : folder_ / name;
}

std::unique_ptr<File> IntentView::create(const Path& /*path*/, NewFileAccess /*access*/) { refuse(); }
void IntentView::createDirectory(const Path& /*path*/) { refuse(); }
void IntentView::rename(const Path& /*from*/, const Path& /*to*/) { refuse(); }
void IntentView::renameNoReplace(const Path& /*from*/, const Path& /*to*/) { refuse(); }
void IntentView::link(const Path& /*from*/, const Path& /*to*/) { refuse(); }
void IntentView::remove(const Path& /*path*/) { refuse(); }
void IntentView::removeDirectory(const Path& /*path*/) { refuse(); }
void IntentView::syncDirectory(const Path& /*directory*/) { refuse(); }
void IntentView::copyAttributes(const Path& /*from*/, const Path& /*to*/) { refuse(); }
void IntentView::copyOwner(const Path& /*from*/, const Path& /*to*/) { refuse(); }

} // namespace strata
