// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faultfilesystem.h"

#include "core/base/error.h"
#include "core/base/units.h"

namespace strata::test {

using Path = std::filesystem::path;

namespace {

/// Systems stop between pages, so never within a sector.
std::size_t halfOf(std::uint64_t length) { return static_cast<std::size_t>(alignDown(length / 2, kSectorSize)); }

class FaultFile final : public File {
public:
    FaultFile(std::unique_ptr<File> next, FaultFileSystem& faults) : next_(std::move(next)), faults_(faults) {}

    const Path& path() const override { return next_->path(); }
    FileId id() const override { return next_->id(); }
    std::uint64_t size() const override { return next_->size(); }
    std::size_t readAt(std::uint64_t offset, MutableByteSpan out) override {
        faults_.pass(Call::Read, path());
        return next_->readAt(offset, out);
    }
    void writeAt(std::uint64_t offset, ByteSpan data) override {
        if (faults_.fails(Call::Write)) {
            next_->writeAt(offset, data.first(halfOf(data.size())));
            faults_.fail(path());
        }
        next_->writeAt(offset, data);
    }
    void truncate(std::uint64_t length) override {
        faults_.pass(Call::Truncate, path());
        next_->truncate(length);
    }
    void allocate(std::uint64_t offset, std::uint64_t length) override {
        faults_.pass(Call::Allocate, path());
        next_->allocate(offset, length);
    }
    void punchHole(std::uint64_t offset, std::uint64_t length) override {
        faults_.pass(Call::PunchHole, path());
        next_->punchHole(offset, length);
    }
    std::optional<ByteRange> nextData(std::uint64_t from) override {
        faults_.pass(Call::NextData, path());
        return next_->nextData(from);
    }
    void copyFrom(File& source, std::uint64_t sourceOffset, std::uint64_t offset, std::uint64_t length) override {
        auto* wrapped = dynamic_cast<FaultFile*>(&source);
        File& inner = wrapped != nullptr ? *wrapped->next_ : source;
        if (faults_.fails(Call::Copy)) {
            next_->copyFrom(inner, sourceOffset, offset, halfOf(length));
            faults_.fail(path());
        }
        next_->copyFrom(inner, sourceOffset, offset, length);
    }
    void sync() override {
        faults_.passSync(*next_);
        next_->sync();
    }

private:
    std::unique_ptr<File> next_;
    FaultFileSystem& faults_;
};

} // namespace

CallSet calls(std::initializer_list<Call> list) {
    CallSet set;
    for (const Call call : list)
        set.set(static_cast<std::size_t>(call));
    return set;
}

CallSet everyCall() { return ~CallSet(); }

CallSet changingCalls() {
    return roomTakingCalls()
           | calls({Call::PunchHole, Call::Sync, Call::Rename, Call::Remove, Call::RemoveDirectory,
                    Call::SyncDirectory, Call::CopyAttributes});
}

CallSet roomTakingCalls() {
    return calls(
        {Call::Create, Call::Write, Call::Truncate, Call::Allocate, Call::Copy, Call::CreateDirectory, Call::Link});
}

void FaultFileSystem::arm(const Fault& fault) {
    const std::lock_guard guard(mutex_);
    fault_ = fault;
    armed_ = true;
    count_ = 0;
    fired_ = false;
    syncedAgain_ = false;
    failedSyncs_.clear();
}

void FaultFileSystem::disarm() {
    const std::lock_guard guard(mutex_);
    armed_ = false;
}

bool FaultFileSystem::fails(Call call) {
    const std::lock_guard guard(mutex_);
    if (!armed_ || !fault_.where.test(static_cast<std::size_t>(call)))
        return false;
    const std::uint64_t number = ++count_;
    if (number < fault_.nth || (number > fault_.nth && !fault_.fromThenOn))
        return false;
    fired_ = true;
    return true;
}

void FaultFileSystem::pass(Call call, const Path& path) {
    if (fails(call))
        fail(path);
}

void FaultFileSystem::passSync(const File& file) {
    {
        const std::lock_guard guard(mutex_);
        if (failedSyncs_.contains(file.id()))
            syncedAgain_ = true;
    }
    if (!fails(Call::Sync))
        return;
    {
        const std::lock_guard guard(mutex_);
        failedSyncs_.insert(file.id());
    }
    fail(file.path());
}

void FaultFileSystem::fail(const Path& path) const {
    throw systemError(fault_.errnoValue, text("Injected fault"), path);
}

std::unique_ptr<File> FaultFileSystem::open(const Path& path, OpenMode mode, LockMode lock) {
    pass(Call::Open, path);
    return std::make_unique<FaultFile>(next().open(path, mode, lock), *this);
}

std::unique_ptr<File> FaultFileSystem::create(const Path& path, NewFileAccess access) {
    pass(Call::Create, path);
    return std::make_unique<FaultFile>(next().create(path, access), *this);
}

std::optional<FileStatus> FaultFileSystem::status(const Path& path) {
    pass(Call::Status, path);
    return next().status(path);
}

std::vector<DirectoryEntry> FaultFileSystem::list(const Path& directory) {
    pass(Call::List, directory);
    return next().list(directory);
}

Path FaultFileSystem::canonical(const Path& path) {
    pass(Call::Canonical, path);
    return next().canonical(path);
}

VolumeInfo FaultFileSystem::volume(const Path& path) {
    pass(Call::Volume, path);
    return next().volume(path);
}

void FaultFileSystem::createDirectory(const Path& path) {
    pass(Call::CreateDirectory, path);
    next().createDirectory(path);
}

void FaultFileSystem::rename(const Path& from, const Path& to) {
    pass(Call::Rename, from);
    next().rename(from, to);
}

void FaultFileSystem::renameNoReplace(const Path& from, const Path& to) {
    pass(Call::Rename, from);
    next().renameNoReplace(from, to);
}

void FaultFileSystem::link(const Path& from, const Path& to) {
    pass(Call::Link, from);
    next().link(from, to);
}

void FaultFileSystem::remove(const Path& path) {
    pass(Call::Remove, path);
    next().remove(path);
}

void FaultFileSystem::removeDirectory(const Path& path) {
    pass(Call::RemoveDirectory, path);
    next().removeDirectory(path);
}

void FaultFileSystem::syncDirectory(const Path& directory) {
    pass(Call::SyncDirectory, directory);
    next().syncDirectory(directory);
}

void FaultFileSystem::copyAttributes(const Path& from, const Path& to) {
    pass(Call::CopyAttributes, to);
    next().copyAttributes(from, to);
}

void FaultFileSystem::copyOwner(const Path& from, const Path& to) {
    pass(Call::CopyAttributes, to);
    next().copyOwner(from, to);
}

} // namespace strata::test
