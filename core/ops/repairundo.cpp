// SPDX-License-Identifier: Apache-2.0
#include "core/ops/repairundo.h"

#include "core/base/crc32c.h"
#include "core/disk/chainlookup.h"
#include "core/disk/requirefree.h"
#include "core/disk/unfinishedchange.h"
#include "core/io/atomicfile.h"
#include "core/io/vmwarelockguard.h"
#include "core/ops/linkfiles.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace strata {

namespace {

using Path = std::filesystem::path;

constexpr std::string_view kFirstLine =
    "Undo file of a disk repair. \"stratactl undo DISK\" puts back what the repair changed; delete it if the disk is "
    "well.";
constexpr std::size_t kLineSize = 256;
static_assert(kFirstLine.size() < kLineSize);

IntentDocument readUndoFile(FileSystem& fs, const Path& path) {
    const std::unique_ptr<File> file = fs.open(path, OpenMode::Read);
    const std::uint64_t size = file->size();
    std::vector<std::byte> bytes(static_cast<std::size_t>(std::min(size, kMaxIntentBytes)));
    file->readExactly(0, bytes);
    if (size > kMaxIntentBytes || bytes.size() < kLineSize || !asText(bytes).starts_with(kFirstLine))
        throw Error(ErrorCode::Corrupt, text("This is not an undo file of a repair")).at(path);
    return decodeIntent(ByteSpan(bytes).subspan(kLineSize));
}

std::vector<std::byte> encodeUndoFile(const IntentDocument& document) {
    std::vector<std::byte> bytes(kLineSize, std::byte{' '});
    std::ranges::copy(asBytes(kFirstLine), bytes.begin());
    bytes.back() = std::byte{'\n'};
    const std::vector<std::byte> encoded = encodeIntent(document);
    bytes.insert(bytes.end(), encoded.begin(), encoded.end());
    return bytes;
}

/// Empty if the disk's description cannot be read.
std::string contentId(FileSystem& fs, const Path& disk) {
    OpenOptions options;
    options.followParents = false;
    try {
        return formatCid(ChainLookup(fs, disk, options).next()->found.descriptor.cid());
    } catch (const Error&) {
        return {};
    }
}

/// What there is to be put back.
class Undoing {
public:
    Undoing(FileSystem& fs, const Path& disk, LockMode lock)
        : fs_(fs), disk_(disk), document_(readUndoFile(fs, undoFileOf(disk))), folder_(folderOf(disk)) {
        requireOwnFiles(fs, disk);
        const OpenMode mode = lock == LockMode::None ? OpenMode::Read : OpenMode::ReadWrite;
        for (const IntentDocument::File& file : document_.files)
            files_.push_back(fs.open(folder_ / file.name, mode, lock));
        for (const IntentDocument::Record& record : document_.records)
            lookAt(record);
    }

    /// Nothing that a reader could see differs; sectors that nothing refers to may still lie behind.
    bool allBack() const {
        return std::ranges::none_of(pending_, [](const IntentDocument::Record* record) {
            return record->kind == IntentDocument::Kind::Write;
        });
    }
    std::vector<Path> files() const {
        std::vector<Path> out;
        for (const std::unique_ptr<File>& file : files_)
            out.push_back(file->path());
        return out;
    }
    void addTo(IntentBuilder& intent) const {
        for (const IntentDocument::Record* record : pending_)
            if (record->kind == IntentDocument::Kind::Truncate)
                intent.truncate(files_[record->file]->path(), record->offset);
            else
                intent.write(files_[record->file]->path(), record->offset, record->after);
    }

private:
    /// Folders come from others: what lies in one must not make us write elsewhere.
    void requireOwnFiles(FileSystem& fs, const Path& disk) const {
        std::set<Path> own{disk.filename()};
        for (const ExtentPlace& place : usableExtents(fs, disk, {}))
            if (folderOf(place.path) == folder_)
                own.insert(place.path.filename());
        for (const IntentDocument::File& file : document_.files) {
            const Path name = file.name;
            if (!own.contains(name) || fs.canonical(folder_ / name).filename() != name)
                throw Error(ErrorCode::UnsafePath,
                            text("The undo file names “%1”, which is no file of this disk", Path(file.name)))
                    .at(undoFileOf(disk))
                    .advice(text("Delete the undo file if it came with a disk of somebody else."));
        }
    }

    void lookAt(const IntentDocument::Record& record) {
        if (record.kind == IntentDocument::Kind::Truncate) {
            requireSameContents();
            if (files_[record.file]->size() == record.lengthBefore)
                pending_.push_back(&record);
            return; // longer by now: what is behind stays, and nothing refers to the rest
        }
        if (record.kind != IntentDocument::Kind::Write || record.after.size() != kSectorSize)
            throw Error(ErrorCode::Corrupt, text("This is not an undo file of a repair")).at(folder_);
        File& file = *files_[record.file];
        std::array<std::byte, kSectorSize> now{};
        file.readExactly(record.offset, now);
        if (std::ranges::equal(now, record.after))
            return;
        if (crc32c(now) != record.before.front())
            throw Error(ErrorCode::Interrupted,
                        text("“%1” has been written to since its repair", file.path().filename()))
                .at(file.path())
                .offset(record.offset)
                .advice(text("The repair cannot be taken back any more; delete the undo file."));
        pending_.push_back(&record);
    }

    /// Grains got other places: what was written to them there would be lost without a word.
    void requireSameContents() const {
        if (contentId(fs_, disk_) != document_.detail)
            throw Error(ErrorCode::Interrupted, text("“%1” has been written to since its repair", disk_.filename()))
                .at(disk_)
                .advice(text("The repair cannot be taken back any more; delete the undo file."));
    }

    FileSystem& fs_;
    Path disk_;
    IntentDocument document_;
    Path folder_;
    std::vector<std::unique_ptr<File>> files_;
    std::vector<const IntentDocument::Record*> pending_;
};

class UndoRepairOp final : public Operation {
public:
    explicit UndoRepairOp(Path disk) : disk_(std::move(disk)) {}

    std::string_view name() const override { return "undo"; }
    Text describe() const override { return text("Taking the repair of “%1” back", disk_.filename()); }
    std::optional<Refusal> canRun(FileSystem& fs) override {
        try {
            prepare(fs);
            return std::nullopt;
        } catch (const Error& error) {
            return Refusal::of(error);
        }
    }
    Plan plan(OpContext& context) override {
        Plan plan;
        plan.operation = name();
        if (const std::optional<Path> disk = prepare(context.fs)) {
            plan.changes = Undoing(context.fs, *disk, LockMode::None).files();
            plan.removes = {undoFileOf(*disk)};
        }
        return plan;
    }
    void run(OpContext& context) override;

private:
    /// The disk; nullopt if a change of it was cut off that must be finished first.
    std::optional<Path> prepare(FileSystem& fs) const {
        const Path disk = findDescriptor(fs, disk_);
        requireNothingHalfDone(fs, disk);
        if (viewOfUnfinishedChange(fs, disk))
            return std::nullopt;
        requireUndoable(fs, disk);
        requireFree(fs, disk);
        Undoing(fs, disk, LockMode::None);
        return disk;
    }
    static void requireUndoable(FileSystem& fs, const Path& disk) {
        if (!fs.exists(undoFileOf(disk)))
            throw Error(ErrorCode::NotFound, text("There is no repair of “%1” to take back", disk.filename()))
                .at(undoFileOf(disk));
    }

    Path disk_;
};

void UndoRepairOp::run(OpContext& context) {
    FileSystem& fs = context.fs;
    checkpoint(context);
    const Path disk = findDescriptor(fs, disk_);
    if (viewOfUnfinishedChange(fs, disk)) {
        finishInterruptedChange(fs, disk);
        context.report.note(text("Finished an earlier change that had been cut off"));
        if (!fs.exists(undoFileOf(disk)))
            return; // that was this one
    }
    requireNothingHalfDone(fs, disk);
    requireUndoable(fs, disk);
    const VmwareLockGuard guard(fs, disk, VmwareLockKind::Exclusive);
    const Undoing undoing(fs, disk, LockMode::Exclusive);
    checkpoint(context);
    IntentBuilder intent(fs, disk, IntentOp::RepairDisk);
    undoing.addTo(intent);
    intent.unlink(undoFileOf(disk));
    intent.run();
    context.report.note(text("The repair was taken back"));
}

} // namespace

Path undoFileOf(const Path& disk) { return disk.native() + ".undo"; }

void requireUndoFileFree(FileSystem& fs, const Path& disk) {
    const Path path = undoFileOf(disk);
    if (!fs.exists(path) || Undoing(fs, disk, LockMode::None).allBack())
        return;
    throw Error(ErrorCode::AlreadyExists, text("The last repair of “%1” can still be taken back", disk.filename()))
        .at(path)
        .advice(text("If the disk is well, delete its undo file and repair again."));
}

void writeUndoFile(FileSystem& fs, const Path& disk, const RepairPatch& patch) {
    requireUndoFileFree(fs, disk);
    for (const Path& file : patch.files())
        if (folderOf(file) != folderOf(disk))
            throw Error(ErrorCode::NotSupported, text("Only disks whose files are in one folder can be repaired"))
                .at(file);
    IntentDocument document = patch.undoing();
    document.detail = contentId(fs, disk);
    replaceFile(fs, undoFileOf(disk), encodeUndoFile(document));
}

std::vector<std::byte> renamedUndoFile(FileSystem& fs, const Path& disk,
                                       FunctionRef<std::string(std::string)> newName) {
    IntentDocument document = readUndoFile(fs, undoFileOf(disk));
    for (IntentDocument::File& file : document.files)
        file.name = newName(file.name);
    return encodeUndoFile(document);
}

std::unique_ptr<Operation> undoRepairOp(Path disk) { return std::make_unique<UndoRepairOp>(std::move(disk)); }

} // namespace strata
