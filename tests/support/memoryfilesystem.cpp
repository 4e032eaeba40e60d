// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memoryfilesystem.h"

#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <deque>
#include <limits>

namespace strata::test {

using Path = std::filesystem::path;

namespace {

constexpr int kMaxSymlinks = 40;

[[noreturn]] void fail(int errnoValue, const char* what, const Path& path) {
    throw systemError(errnoValue, Text(what, {}), path);
}

VolumeInfo endlessVolume() {
    VolumeInfo info;
    info.free = std::uint64_t{1} << 60U;
    info.total = std::uint64_t{1} << 60U;
    info.maxFileSize = std::numeric_limits<std::int64_t>::max();
    info.type = "memory";
    return info;
}

std::deque<std::string> componentsOf(const Path& path) {
    std::deque<std::string> parts;
    for (const Path& part : path.relative_path())
        parts.push_back(part.native());
    return parts;
}

std::uint64_t nextDevice() {
    static std::atomic<std::uint64_t> counter{0x4D454D00};
    return ++counter;
}

class MemoryFile final : public File {
public:
    MemoryFile(std::shared_ptr<MemoryNode> node, Path path, OpenMode mode, LockMode lock,
               const std::atomic<bool>& volumeReadOnly)
        : node_(std::move(node)), path_(std::move(path)), mode_(mode), lock_(lock), volumeReadOnly_(volumeReadOnly) {}
    ~MemoryFile() override { node_->unlock(lock_); }

    const Path& path() const override { return path_; }
    FileId id() const override { return node_->id(); }
    std::uint64_t size() const override { return node_->size(); }
    std::size_t readAt(std::uint64_t offset, MutableByteSpan out) override { return node_->read(offset, out); }
    void writeAt(std::uint64_t offset, ByteSpan data) override {
        change("Cannot write to the file", offset, [&] { return node_->write(offset, data); });
    }
    void truncate(std::uint64_t length) override {
        change("Cannot set the length of the file", length, [&] { return node_->truncate(length); });
    }
    void allocate(std::uint64_t offset, std::uint64_t length) override {
        if (length > 0)
            change("Cannot reserve room", offset, [&] { return node_->allocate(offset, length); });
    }
    void punchHole(std::uint64_t offset, std::uint64_t length) override {
        change("Cannot give space back", offset, [&] { return node_->punchHole(offset, length); });
    }
    std::optional<ByteRange> nextData(std::uint64_t from) override { return node_->nextData(from); }
    void sync() override {}

private:
    template<class Call>
    void change(const char* what, std::uint64_t offset, Call call) {
        int result = mode_ == OpenMode::ReadWrite ? 0 : EBADF;
        if (result == 0)
            result = volumeReadOnly_ ? EROFS : call();
        if (result != 0)
            throw systemError(result, Text(what, {}), path_).offset(offset);
    }

    std::shared_ptr<MemoryNode> node_;
    Path path_;
    OpenMode mode_;
    LockMode lock_;
    const std::atomic<bool>& volumeReadOnly_;
};

} // namespace

/// Exactly one of the three members is set.
struct MemoryFileSystem::Entry {
    std::shared_ptr<MemoryNode> file;
    std::shared_ptr<Folder> folder;
    Path linkTarget;

    FileKind kind() const {
        if (file)
            return FileKind::Regular;
        return folder ? FileKind::Directory : FileKind::Other;
    }
};

struct MemoryFileSystem::Folder {
    std::map<std::string, Entry> entries;
    std::uint64_t inode = 0;
    bool readOnly = false;
};

/// Where a path leads: a name in a folder and what bears that name. The root has no parent.
struct MemoryFileSystem::Place {
    std::shared_ptr<Folder> parent;
    std::string name;
    std::optional<Entry> entry;
    Path canonical;
};

MemoryFileSystem::MemoryFileSystem()
    : space_(std::make_shared<MemorySpace>(endlessVolume())), root_(std::make_shared<Folder>()),
      device_(nextDevice()) {
    root_->inode = 1;
}

MemoryFileSystem::~MemoryFileSystem() = default;

MemoryFileSystem::Place MemoryFileSystem::walk(const Path& path, bool followLast) const {
    if (path.empty())
        fail(ENOENT, "An empty path names nothing", path);
    if (path.native().find('\0') != std::string::npos)
        fail(ENOENT, "This is not a possible file name", path);
    std::vector<Place> trail = {{nullptr, "", Entry{nullptr, root_, {}}, "/"}};
    std::deque<std::string> todo = componentsOf(path);
    int links = 0;
    while (!todo.empty()) {
        const std::string name = todo.front();
        todo.pop_front();
        const Place here = trail.back();
        if (!here.entry->folder)
            fail(ENOTDIR, "A part of the path is not a folder", path);
        if (name.empty() || name == ".")
            continue;
        if (name == "..") {
            if (trail.size() > 1)
                trail.pop_back();
            continue;
        }
        const auto found = here.entry->folder->entries.find(name);
        Place next{here.entry->folder, name, std::nullopt, here.canonical / name};
        if (found == here.entry->folder->entries.end()) {
            if (!todo.empty())
                fail(ENOENT, "A folder of the path does not exist", path);
            return next;
        }
        next.entry = found->second;
        if (!next.entry->linkTarget.empty() && (followLast || !todo.empty())) {
            if (++links > kMaxSymlinks)
                fail(ELOOP, "Too many symbolic links", path);
            if (next.entry->linkTarget.is_absolute())
                trail.resize(1);
            const std::deque<std::string> target = componentsOf(next.entry->linkTarget);
            todo.insert(todo.begin(), target.begin(), target.end());
            continue;
        }
        trail.push_back(std::move(next));
    }
    return trail.back();
}

MemoryFileSystem::Place MemoryFileSystem::walkToFile(const Path& path) const {
    Place place = walk(path, true);
    if (!place.entry)
        fail(ENOENT, "Cannot open the file", path);
    if (!place.entry->file)
        throw Error(ErrorCode::NotSupported, text("This is a folder, not a file")).at(path);
    return place;
}

/// A name that nothing bears yet, in a folder that may change.
MemoryFileSystem::Place MemoryFileSystem::walkToFree(const Path& path) {
    Place place = walk(path, false);
    if (place.entry)
        fail(EEXIST, "There is a file of this name already", path);
    requireWritable(place, path);
    return place;
}

void MemoryFileSystem::requireWritable(const Place& place, const Path& path) const {
    if (readOnly_)
        fail(EROFS, "Cannot change the folder", path);
    if (!place.parent)
        fail(EBUSY, "Cannot change the root", path);
    if (place.parent->readOnly)
        fail(EACCES, "Cannot change the folder", path);
}

std::unique_ptr<File> MemoryFileSystem::open(const Path& path, OpenMode mode, LockMode lock) {
    const std::shared_lock guard(mutex_);
    if (lock == LockMode::Exclusive && mode != OpenMode::ReadWrite)
        throw Error(ErrorCode::Internal, text("An exclusive lock needs a file that is open for writing")).at(path);
    const std::shared_ptr<MemoryNode> file = walkToFile(path).entry->file;
    if (mode == OpenMode::ReadWrite && readOnly_)
        fail(EROFS, "Cannot open the file for writing", path);
    if (mode == OpenMode::ReadWrite && file->attributes().readOnly)
        fail(EACCES, "Cannot open the file for writing", path);
    if (!file->lock(lock))
        throw Error(ErrorCode::Locked, text("Another program is using this file")).at(path);
    return std::make_unique<MemoryFile>(file, path, mode, lock, readOnly_);
}

std::unique_ptr<File> MemoryFileSystem::create(const Path& path, NewFileAccess access) {
    const std::unique_lock guard(mutex_);
    const Place place = walkToFree(path);
    auto node = std::make_shared<MemoryNode>(FileId{device_, nextInode_++}, space_);
    MemoryNode::Attributes attributes;
    attributes.access = access;
    attributes.modifiedNs = tick();
    node->setAttributes(attributes);
    place.parent->entries[place.name] = Entry{node, nullptr, {}};
    return std::make_unique<MemoryFile>(node, path, OpenMode::ReadWrite, LockMode::None, readOnly_);
}

std::optional<FileStatus> MemoryFileSystem::status(const Path& path) {
    const std::shared_lock guard(mutex_);
    Place place;
    try {
        place = walk(path, true);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::NotFound)
            return std::nullopt;
        throw;
    }
    if (!place.entry)
        return std::nullopt;
    FileStatus status;
    status.kind = place.entry->kind();
    if (place.entry->file) {
        const MemoryNode::Attributes attributes = place.entry->file->attributes();
        status.size = place.entry->file->size();
        status.allocated = place.entry->file->allocated();
        status.id = place.entry->file->id();
        status.modifiedNs = attributes.modifiedNs;
        status.writable = !readOnly_ && !attributes.readOnly;
    } else {
        status.id = {device_, place.entry->folder->inode};
        status.writable = !readOnly_ && !place.entry->folder->readOnly;
    }
    return status;
}

std::vector<DirectoryEntry> MemoryFileSystem::list(const Path& directory) {
    const std::shared_lock guard(mutex_);
    const Place place = walk(directory, true);
    if (!place.entry)
        fail(ENOENT, "Cannot list the folder", directory);
    if (!place.entry->folder)
        fail(ENOTDIR, "Cannot list the folder", directory);
    std::vector<DirectoryEntry> entries;
    for (const auto& [name, entry] : place.entry->folder->entries)
        entries.push_back({Path(name), entry.kind()});
    return entries;
}

Path MemoryFileSystem::canonical(const Path& path) {
    const std::shared_lock guard(mutex_);
    const Place place = walk(path, true);
    if (!place.entry)
        fail(ENOENT, "Cannot find the file", path);
    return place.canonical;
}

VolumeInfo MemoryFileSystem::volume(const Path& pathOrFolder) {
    const Path existing = exists(pathOrFolder) ? pathOrFolder : folderOf(pathOrFolder);
    if (!exists(existing))
        fail(ENOENT, "Cannot ask for the free space of the volume", pathOrFolder);
    return space_->info();
}

void MemoryFileSystem::createDirectory(const Path& path) {
    const std::unique_lock guard(mutex_);
    const Place place = walkToFree(path);
    auto folder = std::make_shared<Folder>();
    folder->inode = nextInode_++;
    place.parent->entries[place.name] = Entry{nullptr, folder, {}};
}

void MemoryFileSystem::rename(const Path& from, const Path& to) { move(from, to, true); }
void MemoryFileSystem::renameNoReplace(const Path& from, const Path& to) { move(from, to, false); }

void MemoryFileSystem::move(const Path& from, const Path& to, bool replace) {
    const std::unique_lock guard(mutex_);
    const Place source = walk(from, false);
    if (!source.entry)
        fail(ENOENT, "Cannot rename the file", from);
    const Place target = walk(to, false);
    if (target.entry && !replace)
        fail(EEXIST, "There is a file of this name already", to);
    requireWritable(source, from);
    requireWritable(target, to);
    if (target.entry) {
        if (source.entry->file && source.entry->file == target.entry->file)
            return; // Two names of one file: POSIX leaves both.
        if (target.entry->folder && (!source.entry->folder || !target.entry->folder->entries.empty()))
            fail(source.entry->folder ? ENOTEMPTY : EISDIR, "Cannot rename the file", from);
        if (!target.entry->folder && source.entry->folder)
            fail(ENOTDIR, "Cannot rename the folder", from);
    }
    source.parent->entries.erase(source.name);
    target.parent->entries[target.name] = *source.entry;
}

void MemoryFileSystem::link(const Path& from, const Path& to) {
    const std::unique_lock guard(mutex_);
    const Place source = walk(from, false);
    if (!source.entry)
        fail(ENOENT, "Cannot give the file a second name", from);
    if (source.entry->folder)
        fail(EPERM, "Cannot give a folder a second name", from);
    const Place target = walkToFree(to);
    target.parent->entries[target.name] = *source.entry;
}

void MemoryFileSystem::remove(const Path& path) {
    const std::unique_lock guard(mutex_);
    const Place place = walk(path, false);
    if (!place.entry)
        fail(ENOENT, "Cannot delete the file", path);
    requireWritable(place, path);
    if (place.entry->folder)
        fail(EISDIR, "Cannot delete the file", path);
    place.parent->entries.erase(place.name);
}

void MemoryFileSystem::removeDirectory(const Path& path) {
    const std::unique_lock guard(mutex_);
    const Place place = walk(path, false);
    if (!place.entry)
        fail(ENOENT, "Cannot delete the folder", path);
    if (!place.entry->folder)
        fail(ENOTDIR, "Cannot delete the folder", path);
    requireWritable(place, path);
    if (!place.entry->folder->entries.empty())
        fail(ENOTEMPTY, "Cannot delete the folder", path);
    place.parent->entries.erase(place.name);
}

void MemoryFileSystem::syncDirectory(const Path& directory) { list(directory); }

void MemoryFileSystem::copyAttributes(const Path& from, const Path& to) {
    const std::shared_lock guard(mutex_);
    const MemoryNode::Attributes source = walkToFile(from).entry->file->attributes();
    const std::shared_ptr<MemoryNode> target = walkToFile(to).entry->file;
    MemoryNode::Attributes attributes = source;
    attributes.modifiedNs = target->attributes().modifiedNs;
    target->setAttributes(attributes);
}

void MemoryFileSystem::copyOwner(const Path& from, const Path& to) {
    const std::shared_lock guard(mutex_);
    const std::shared_ptr<MemoryNode> target = walkToFile(to).entry->file;
    MemoryNode::Attributes attributes = target->attributes();
    attributes.owner = walkToFile(from).entry->file->attributes().owner;
    target->setAttributes(attributes);
}

void MemoryFileSystem::setVolume(const VolumeInfo& info) { space_->setInfo(info); }

void MemoryFileSystem::setReadOnly(const Path& path, bool readOnly) {
    const std::unique_lock guard(mutex_);
    const Place place = walk(path, true);
    if (!place.entry)
        fail(ENOENT, "There is no such file", path);
    if (place.entry->folder) {
        place.entry->folder->readOnly = readOnly;
        return;
    }
    MemoryNode::Attributes attributes = place.entry->file->attributes();
    attributes.readOnly = readOnly;
    place.entry->file->setAttributes(attributes);
}

void MemoryFileSystem::symlink(const Path& target, const Path& path) {
    const std::unique_lock guard(mutex_);
    const Place place = walkToFree(path);
    place.parent->entries[place.name] = Entry{nullptr, nullptr, target};
}

void MemoryFileSystem::makeFolders(const Path& path) {
    Path folder = "/";
    for (const Path& part : path.relative_path()) {
        folder /= part;
        if (!part.empty() && !exists(folder))
            createDirectory(folder);
    }
}

void MemoryFileSystem::writeFile(const Path& path, ByteSpan contents) {
    const std::unique_ptr<File> file = exists(path) ? open(path, OpenMode::ReadWrite) : create(path);
    file->truncate(0);
    file->writeAt(0, contents);
}

void MemoryFileSystem::writeFile(const Path& path, std::string_view contents) { writeFile(path, asBytes(contents)); }

std::vector<std::byte> MemoryFileSystem::readFile(const Path& path) {
    return readWholeFile(*this, path, std::uint64_t{1} << 30U);
}

std::string MemoryFileSystem::readText(const Path& path) { return std::string(asText(readFile(path))); }

std::vector<Path> MemoryFileSystem::allFiles() const {
    const std::shared_lock guard(mutex_);
    std::vector<Path> files;
    std::vector<std::pair<Path, std::shared_ptr<Folder>>> todo = {{"/", root_}};
    while (!todo.empty()) {
        const auto [path, folder] = todo.back();
        todo.pop_back();
        for (const auto& [name, entry] : folder->entries) {
            if (entry.folder)
                todo.emplace_back(path / name, entry.folder);
            else
                files.push_back(path / name);
        }
    }
    std::ranges::sort(files);
    return files;
}

std::vector<Path> MemoryFileSystem::allFolders() const {
    const std::shared_lock guard(mutex_);
    std::vector<Path> folders = {"/"};
    std::vector<std::pair<Path, std::shared_ptr<Folder>>> todo = {{"/", root_}};
    while (!todo.empty()) {
        const auto [path, folder] = todo.back();
        todo.pop_back();
        for (const auto& [name, entry] : folder->entries) {
            if (!entry.folder)
                continue;
            folders.push_back(path / name);
            todo.emplace_back(path / name, entry.folder);
        }
    }
    std::ranges::sort(folders);
    return folders;
}

MemoryNode::Attributes MemoryFileSystem::attributes(const Path& path) { return node(path)->attributes(); }

std::unique_ptr<MemoryFileSystem> MemoryFileSystem::snapshot() const {
    const std::shared_lock guard(mutex_);
    auto copy = std::make_unique<MemoryFileSystem>();
    CopiedNodes known;
    std::vector<std::pair<std::shared_ptr<Folder>, std::shared_ptr<Folder>>> todo = {{root_, copy->root_}};
    while (!todo.empty()) {
        const auto [source, target] = todo.back();
        todo.pop_back();
        target->inode = source->inode;
        target->readOnly = source->readOnly;
        for (const auto& [name, entry] : source->entries) {
            Entry& placed = target->entries[name];
            placed.linkTarget = entry.linkTarget;
            if (entry.folder) {
                placed.folder = std::make_shared<Folder>();
                todo.emplace_back(entry.folder, placed.folder);
            } else if (entry.file) {
                std::shared_ptr<MemoryNode>& node = known[entry.file.get()];
                if (!node)
                    node = std::make_shared<MemoryNode>(*entry.file, copy->space_);
                placed.file = node;
            }
        }
    }
    copy->space_->setInfo(space_->info());
    copy->device_ = device_;
    copy->nextInode_ = nextInode_;
    copy->clock_ = clock_.load();
    copy->readOnly_ = readOnly_.load();
    return copy;
}

std::shared_ptr<MemoryNode> MemoryFileSystem::node(const Path& path) {
    const std::shared_lock guard(mutex_);
    return walkToFile(path).entry->file;
}

void MemoryFileSystem::insert(const Path& path, const MemoryNode& contents) {
    CopiedNodes known;
    insert(path, contents, known);
}

void MemoryFileSystem::insert(const Path& path, const MemoryNode& contents, CopiedNodes& known) {
    const std::unique_lock guard(mutex_);
    const Place place = walk(path, false);
    std::shared_ptr<MemoryNode>& node = known[&contents];
    if (!node)
        node = std::make_shared<MemoryNode>(contents, space_);
    nextInode_ = std::max(nextInode_, contents.id().inode + 1);
    place.parent->entries[place.name] = Entry{node, nullptr, {}};
}

} // namespace strata::test
