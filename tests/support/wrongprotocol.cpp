// SPDX-License-Identifier: Apache-2.0
#include "tests/support/wrongprotocol.h"

#include "core/base/units.h"
#include "core/format/sparseheader.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

namespace strata::test {

using Path = std::filesystem::path;

namespace {

constexpr std::uint64_t kUncleanAt = 72; ///< in the first sector (vmdk-format 2.1)

bool isNewFile(const Path& path) { return path.extension() == ".tmp" || path.extension() == ".part"; }
bool isNewIntent(const Path& path) { return path.string().ends_with(".intent.tmp"); }

} // namespace

const std::vector<WrongName>& wrongProtocols() {
    static const std::vector<WrongName> all{
        {Wrong::ForgetsFileSyncs, "syncs of files are forgotten"},
        {Wrong::ForgetsFolderSyncs, "syncs of folders are forgotten"},
        {Wrong::ReplacesUnsyncedFiles, "renamed before its contents are durable"},
        {Wrong::ReplacesInPlace, "written over instead of replaced"},
        {Wrong::CommitsUnsyncedIntent, "an intent committed before it is durable"},
        {Wrong::WritesBeforeIntent, "an intent applied before its commit is durable"},
        {Wrong::EndsIntentEarly, "an intent deleted before it is applied for good"},
        {Wrong::TablesBeforeGrains, "tables written before the grains are durable"},
        {Wrong::OneTableCopy, "one copy of the tables only"},
        {Wrong::NeverMarksUnclean, "never marked as unclean"},
        {Wrong::ClearsMarkEarly, "marked as clean before the tables are durable"},
        {Wrong::TruncatesEarly, "cut before the tables are durable"},
    };
    return all;
}

/// One open file of a wrong protocol. A sync of a sparse file waits for the next call, whatever that concerns, so
/// that it can be dropped for what follows it.
class WrongFile final : public File {
public:
    WrongFile(std::unique_ptr<File> next, WrongProtocol& owner) : next_(std::move(next)), owner_(owner) {
        std::array<std::byte, kSectorSize> head{};
        if (next_->readAt(0, head) == head.size() && isSparseHeader(head))
            header_ = parseSparseHeader(head, next_->size());
    }
    ~WrongFile() override { owner_.settle(); }

    const Path& path() const override { return next_->path(); }
    FileId id() const override { return next_->id(); }
    std::uint64_t size() const override { return next_->size(); }
    std::size_t readAt(std::uint64_t offset, MutableByteSpan out) override { return next_->readAt(offset, out); }
    std::optional<ByteRange> nextData(std::uint64_t from) override { return next_->nextData(from); }
    void allocate(std::uint64_t offset, std::uint64_t length) override {
        settle();
        next_->allocate(offset, length);
    }
    void punchHole(std::uint64_t offset, std::uint64_t length) override {
        settle();
        next_->punchHole(offset, length);
    }

    void writeAt(std::uint64_t offset, ByteSpan data) override {
        std::vector<std::byte> bytes(data.begin(), data.end());
        if (header_ && offset == 0) {
            const bool clears = bytes[kUncleanAt] == std::byte{0};
            settle(owner_.wrong_ != Wrong::ClearsMarkEarly || !clears);
            if (owner_.wrong_ == Wrong::NeverMarksUnclean)
                bytes[kUncleanAt] = std::byte{0};
        } else if (header_ && isTable(offset)) {
            settle(owner_.wrong_ != (isRedundant(offset) ? Wrong::TablesBeforeGrains : Wrong::TruncatesEarly));
            if (owner_.wrong_ == Wrong::OneTableCopy && isRedundant(offset))
                return;
        } else {
            settle();
        }
        next_->writeAt(offset, bytes);
    }
    void truncate(std::uint64_t length) override {
        settle(owner_.wrong_ != Wrong::TruncatesEarly || length >= next_->size());
        next_->truncate(length);
    }
    void sync() override {
        settle();
        const bool forgotten = owner_.wrong_ == Wrong::ForgetsFileSyncs
                               || (owner_.wrong_ == Wrong::ReplacesUnsyncedFiles && isNewFile(path()))
                               || (owner_.wrong_ == Wrong::CommitsUnsyncedIntent && isNewIntent(path()))
                               || (owner_.wrong_ == Wrong::EndsIntentEarly && owner_.intentThere_);
        if (forgotten)
            return;
        if (header_)
            owner_.waiting_ = this;
        else
            next_->sync();
    }
    void syncNow() { next_->sync(); }

private:
    /// Lets a waiting sync happen, or, if it is this file's, drops it.
    void settle(bool really = true) {
        if (!really && owner_.waiting_ == this)
            owner_.waiting_ = nullptr;
        owner_.settle();
    }
    bool isTable(std::uint64_t offset) const {
        return offset >= header_->rgdOffset * kSectorSize && offset < header_->overHead.bytes();
    }
    /// In the usual layout the redundant copies lie in front of the primary ones.
    bool isRedundant(std::uint64_t offset) const { return offset < header_->gdOffset * kSectorSize; }

    std::unique_ptr<File> next_;
    WrongProtocol& owner_;
    std::optional<SparseHeader> header_;
};

void WrongProtocol::settle() {
    if (WrongFile* const file = std::exchange(waiting_, nullptr))
        file->syncNow();
}

std::unique_ptr<File> WrongProtocol::open(const Path& path, OpenMode mode, LockMode lock) {
    settle();
    std::unique_ptr<File> file = next().open(path, mode, lock);
    if (mode == OpenMode::Read)
        return file;
    return std::make_unique<WrongFile>(std::move(file), *this);
}

std::unique_ptr<File> WrongProtocol::create(const Path& path, NewFileAccess access) {
    settle();
    return std::make_unique<WrongFile>(next().create(path, access), *this);
}

void WrongProtocol::noteIntent(const Path& name) {
    if (name.extension() == ".intent")
        intentIsNew_ = intentThere_ = true;
}

void WrongProtocol::renameNoReplace(const Path& from, const Path& to) {
    settle();
    next().renameNoReplace(from, to);
    noteIntent(to);
}

void WrongProtocol::rename(const Path& from, const Path& to) {
    settle();
    noteIntent(to);
    if (wrong_ == Wrong::ReplacesInPlace && from.extension() == ".tmp" && next().exists(to)) {
        const std::vector<std::byte> contents = readWholeFile(next(), from, std::uint64_t{1} << 20U);
        {
            const std::unique_ptr<File> file = next().open(to, OpenMode::ReadWrite);
            file->truncate(0);
            file->writeAt(0, contents);
            file->sync();
        }
        next().remove(from);
        return;
    }
    next().rename(from, to);
}

void WrongProtocol::remove(const Path& path) {
    settle();
    if (path.extension() == ".intent")
        intentThere_ = false;
    next().remove(path);
}

void WrongProtocol::syncDirectory(const Path& directory) {
    settle();
    const bool first = std::exchange(intentIsNew_, false);
    if (wrong_ == Wrong::ForgetsFolderSyncs || (wrong_ == Wrong::WritesBeforeIntent && first))
        return;
    if (wrong_ == Wrong::EndsIntentEarly && intentThere_ && !first)
        return;
    next().syncDirectory(directory);
}

} // namespace strata::test
