// SPDX-License-Identifier: Apache-2.0
#include "tests/support/crashfilesystem.h"

#include "core/base/error.h"
#include "core/base/units.h"

#include <algorithm>

namespace strata::test {

using Path = std::filesystem::path;
using Effect = CrashFileSystem::Effect;

/// Passes calls on to the live file and writes them down.
class CrashFile final : public File {
public:
    CrashFile(std::unique_ptr<File> live, CrashFileSystem& owner) : live_(std::move(live)), owner_(owner) {}

    const Path& path() const override { return live_->path(); }
    FileId id() const override { return live_->id(); }
    std::uint64_t size() const override { return live_->size(); }
    std::size_t readAt(std::uint64_t offset, MutableByteSpan out) override { return live_->readAt(offset, out); }
    void writeAt(std::uint64_t offset, ByteSpan data) override {
        change(offset, data.size(), [&] { live_->writeAt(offset, data); });
    }
    void truncate(std::uint64_t length) override {
        const std::lock_guard guard(owner_.mutex_);
        const std::uint64_t before = live_->size();
        live_->truncate(length);
        if (length != before)
            owner_.record({lengthEffect(length < before ? Effect::Kind::Shrink : Effect::Kind::Grow, length)});
    }
    void allocate(std::uint64_t offset, std::uint64_t length) override {
        const std::lock_guard guard(owner_.mutex_);
        const std::uint64_t before = live_->size();
        live_->allocate(offset, length);
        if (live_->size() > before)
            owner_.record({lengthEffect(Effect::Kind::Grow, live_->size())});
    }
    void punchHole(std::uint64_t offset, std::uint64_t length) override {
        const std::uint64_t end = live_->size();
        if (offset < end)
            change(offset, std::min(length, end - offset), [&] { live_->punchHole(offset, length); });
    }
    std::optional<ByteRange> nextData(std::uint64_t from) override { return live_->nextData(from); }
    void sync() override {
        const std::lock_guard guard(owner_.mutex_);
        live_->sync();
        CrashFileSystem::Event& event = owner_.events_.emplace_back();
        event.kind = CrashFileSystem::Event::Kind::SyncedFile;
        event.inode = id().inode;
    }

private:
    Effect lengthEffect(Effect::Kind kind, std::uint64_t length) const {
        Effect effect;
        effect.kind = kind;
        effect.inode = id().inode;
        effect.offset = length;
        return effect;
    }

    /// A sector is taken as it stands afterwards: what reaches the drive is the whole sector, never a part of it.
    template<class Call>
    void change(std::uint64_t offset, std::uint64_t length, Call call) {
        const std::lock_guard guard(owner_.mutex_);
        const std::uint64_t before = live_->size();
        call();
        std::vector<Effect> effects;
        if (live_->size() > before)
            effects.push_back(lengthEffect(Effect::Kind::Grow, live_->size()));
        for (std::uint64_t at = alignDown(offset, kSectorSize); at < offset + length; at += kSectorSize) {
            Effect effect;
            effect.kind = Effect::Kind::Sector;
            effect.inode = id().inode;
            effect.offset = at;
            effect.bytes.resize(kSectorSize);
            effect.bytes.resize(live_->readAt(at, effect.bytes));
            effects.push_back(std::move(effect));
        }
        owner_.record(std::move(effects));
    }

    std::unique_ptr<File> live_;
    CrashFileSystem& owner_;
};

namespace {

/// Lock folders and what is in them are not written down: after a power cut nobody holds anything, and every state
/// of the disk would stand once more for each state of its locks.
bool isLock(const Path& path) { return path.extension() == ".lck"; }

} // namespace

CrashFileSystem::CrashFileSystem(const MemoryFileSystem& start) : live_(start.snapshot()) {}
CrashFileSystem::~CrashFileSystem() = default;

/// Real folder plus name, so that one entry has one spelling.
Path CrashFileSystem::whole(const Path& path) { return live_->canonical(folderOf(path)) / path.filename(); }

void CrashFileSystem::record(std::vector<Effect> effects) { events_.emplace_back().effects = std::move(effects); }

void CrashFileSystem::recordName(std::uint64_t inode, std::vector<Effect::Name> names) {
    Effect effect;
    effect.inode = inode;
    for (const Effect::Name& name : names)
        effect.folders.insert(folderOf(name.path));
    effect.names = std::move(names);
    record({std::move(effect)});
}

std::unique_ptr<File> CrashFileSystem::open(const Path& path, OpenMode mode, LockMode lock) {
    return std::make_unique<CrashFile>(live_->open(path, mode, lock), *this);
}

std::unique_ptr<File> CrashFileSystem::create(const Path& path, NewFileAccess access) {
    const std::lock_guard guard(mutex_);
    std::unique_ptr<File> file = live_->create(path, access);
    if (isLock(path))
        return file;
    const std::shared_ptr<MemoryNode> node = live_->node(path);
    Event& event = events_.emplace_back();
    event.kind = Event::Kind::NewFile;
    event.node = node;
    recordName(node->id().inode, {{whole(path), true, false}});
    return std::make_unique<CrashFile>(std::move(file), *this);
}

void CrashFileSystem::createDirectory(const Path& path) {
    const std::lock_guard guard(mutex_);
    live_->createDirectory(path);
    if (!isLock(path))
        recordName(0, {{whole(path), true, true}});
}

void CrashFileSystem::rename(const Path& from, const Path& to) { recordRename(from, to, true); }
void CrashFileSystem::renameNoReplace(const Path& from, const Path& to) { recordRename(from, to, false); }

void CrashFileSystem::recordRename(const Path& from, const Path& to, bool replace) {
    const std::lock_guard guard(mutex_);
    const std::uint64_t inode = live_->node(from)->id().inode; // throws for folders
    if (replace)
        live_->rename(from, to);
    else
        live_->renameNoReplace(from, to);
    if (!isLock(to))
        recordName(inode, {{whole(from), false, false}, {whole(to), true, false}});
}

void CrashFileSystem::link(const Path& from, const Path& to) {
    const std::lock_guard guard(mutex_);
    live_->link(from, to);
    recordName(live_->node(to)->id().inode, {{whole(to), true, false}});
}

void CrashFileSystem::remove(const Path& path) {
    const std::lock_guard guard(mutex_);
    const std::uint64_t inode = live_->exists(path) ? live_->status(path)->id.inode : 0;
    live_->remove(path);
    if (!isLock(path))
        recordName(inode, {{whole(path), false, false}});
}

void CrashFileSystem::removeDirectory(const Path& path) {
    const std::lock_guard guard(mutex_);
    live_->removeDirectory(path);
    if (!isLock(path))
        recordName(0, {{whole(path), false, true}});
}

void CrashFileSystem::syncDirectory(const Path& directory) {
    const std::lock_guard guard(mutex_);
    live_->syncDirectory(directory);
    Event& event = events_.emplace_back();
    event.kind = Event::Kind::SyncedFolder;
    event.folder = live_->canonical(directory);
}

void CrashFileSystem::mark() {
    const std::lock_guard guard(mutex_);
    events_.emplace_back().kind = Event::Kind::Mark;
}

} // namespace strata::test
