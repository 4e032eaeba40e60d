// SPDX-License-Identifier: Apache-2.0
#include "core/disk/newdisk.h"

#include "core/base/error.h"
#include "core/disk/diskopener.h"
#include "core/io/intent.h"
#include "core/io/partfile.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace strata {
namespace {

/// A new file as a sink: the stream writer only goes forward.
class FileSink : public ByteSink {
public:
    explicit FileSink(File& file) : file_(file) {}
    void write(ByteSpan data) override {
        file_.writeAt(position_, data);
        file_.beginWriteback(position_, data.size());
        position_ += data.size();
    }
    std::uint64_t position() const override { return position_; }

private:
    File& file_;
    std::uint64_t position_ = 0;
};

/// The system or somebody else is in the way, as opposed to contents that are no disk.
bool isTrouble(ErrorCode code) {
    switch (code) {
    case ErrorCode::Io:
    case ErrorCode::PermissionDenied:
    case ErrorCode::Locked:
    case ErrorCode::Interrupted:
    case ErrorCode::Internal: return true;
    default: return false;
    }
}

/// Sets of files run into ten thousands.
std::unordered_set<std::string> namesOf(const std::vector<std::filesystem::path>& files) {
    std::unordered_set<std::string> names;
    for (const std::filesystem::path& file : files)
        names.insert(file.native());
    return names;
}

} // namespace

std::vector<std::filesystem::path> filesOfDisk(FileSystem& fs, const std::filesystem::path& path) {
    std::vector<std::filesystem::path> files{path};
    try {
        const std::unique_ptr<DiskLink> link = openLink(fs, path, {});
        for (const ExtentPlace& extent : link->extents())
            if (!extent.path.empty() && extent.path != path && folderOf(extent.path) == folderOf(path)
                && fs.exists(extent.path))
                files.push_back(extent.path);
    } catch (const Error& error) {
        // Not a disk (any more): only the file that was named is replaced. But what could not be looked at must not
        // leave extents behind that nobody names.
        if (isTrouble(error.code()))
            throw;
    }
    return files;
}

std::vector<std::filesystem::path> filesOf(const DiskPlan& plan) {
    std::vector<std::filesystem::path> files;
    for (const NewExtent& extent : plan.extents)
        files.push_back(extent.path);
    if (!plan.embedded)
        files.push_back(plan.spec.path);
    return files;
}

void requireNamesFree(FileSystem& fs, const DiskPlan& plan, const std::vector<std::filesystem::path>& replaced) {
    const std::unordered_set<std::string> known = namesOf(replaced);
    for (const std::filesystem::path& file : filesOf(plan))
        if (!known.contains(file.native()) && fs.exists(file))
            throw Error(ErrorCode::AlreadyExists, text("There is already a file of this name"))
                .at(file)
                .advice(replaced.empty() ? text("Choose another name, or ask to overwrite the disk.")
                                         : text("It is no part of the disk that is overwritten. Choose another "
                                                "name, or remove it yourself."));
}

NewDisk::NewDisk(FileSystem& fs, const DiskSpec& spec, bool overwrite)
    : fs_(fs), spec_(spec), plan_(planDisk(spec)), writers_(plan_.extents.size()), finished_(plan_.extents.size()) {
    const std::filesystem::path folder = folderOf(spec_.path);
    if (const auto status = fs_.status(folder); !status || status->kind != FileKind::Directory)
        throw Error(ErrorCode::NotFound, text("The folder does not exist")).at(folder).advice(text("Make it first."));
    if (const auto cutOff = findIntent(fs_, spec_.path)) {
        finishIntent(fs_, *cutOff); // an earlier commit of this disk
        if (const auto marker = findIntent(fs_, spec_.path))
            throwInterrupted(*marker);
    }
    if (overwrite && fs_.exists(spec_.path)) {
        replaced_ = filesOfDisk(fs_, spec_.path);
        lockReplaced();
    }
    requireNamesFree(fs_, plan_, replaced_);
    Sectors start;
    for (const NewExtent& extent : plan_.extents) {
        starts_.push_back(start);
        start += extent.line.sectors;
    }
    if (!plan_.embedded)
        descriptorFile_ = createPart(spec_.path);
    if (plan_.spec.type == CreateType::StreamOptimized)
        beginStream();
}

/// Nobody may be using the disk that goes away, from now until it is gone.
void NewDisk::lockReplaced() {
    replacedGuard_ = std::make_unique<VmwareLockGuard>(fs_, spec_.path, VmwareLockKind::Exclusive);
    for (const std::filesystem::path& file : replaced_) {
        if (replacedLocks_.size() == kMaxOpenParts)
            break; // Whoever uses a disk holds its descriptor, which comes first.
        replacedLocks_.push_back(fs_.open(file, OpenMode::ReadWrite, LockMode::Exclusive));
    }
}

NewDisk::~NewDisk() {
    if (!committed_)
        removeParts();
}

void NewDisk::closeFiles() {
    stream_.reset();
    streamFile_.reset();
    descriptorFile_.reset();
    writers_.clear();
}

void NewDisk::removeParts() {
    closeFiles();
    for (const std::filesystem::path& part : parts_)
        removeQuietly(fs_, part);
}

void NewDisk::beginStream() {
    streamFile_ = createPart(plan_.extents[0].path);
    try {
        streamSink_ = std::make_unique<FileSink>(*streamFile_);
        stream_ = std::make_unique<StreamWriter>(*streamSink_, plan_.spec.capacity, plan_.descriptor.encode());
    } catch (const Error&) {
        removeParts(); // a constructor that throws has no destructor
        throw;
    }
}

std::unique_ptr<File> NewDisk::createPart(const std::filesystem::path& path) {
    std::unique_ptr<File> file = strata::createPart(fs_, path);
    parts_.push_back(partName(path));
    return file;
}

std::unique_ptr<ExtentWriter> NewDisk::makeWriter(std::size_t index) {
    const NewExtent& extent = plan_.extents[index];
    std::unique_ptr<File> file = createPart(extent.path);
    switch (extent.line.type) {
    case ExtentType::Flat:
    case ExtentType::Vmfs: return makeFlatWriter(std::move(file), extent.line.sectors, plan_.spec.preallocate);
    case ExtentType::VmfsSparse: return makeCowdWriter(std::move(file), extent.line.sectors, plan_.spec.grain);
    default:
        return makeSparseWriter(std::move(file), extent.line.sectors, plan_.spec.grain,
                                plan_.embedded ? plan_.descriptor.encode() : std::string());
    }
}

ExtentWriter& NewDisk::extent(std::size_t index) {
    if (writers_[index] == nullptr) {
        // A 62 TB split set has 32,000 files: earlier ones are closed, as their contract allows.
        for (; index >= kMaxOpenParts && oldestOpen_ <= index - kMaxOpenParts; ++oldestOpen_)
            finishExtent(oldestOpen_);
        writers_[index] = makeWriter(index);
    }
    return *writers_[index];
}

std::size_t NewDisk::extentAt(Sectors sector) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), sector);
    return static_cast<std::size_t>(after - starts_.begin()) - 1;
}

void NewDisk::finishExtent(std::size_t index) {
    if (finished_[index])
        return;
    if (writers_[index] == nullptr)
        writers_[index] = makeWriter(index);
    writers_[index]->finish();
    writers_[index]->file().sync();
    finished_[index] = true;
    if (!plan_.embedded) // else it bears the disk's name: see descriptorFile_
        writers_[index].reset();
}

void NewDisk::finishStream() {
    stream_->finish();
    streamFile_->sync();
    stream_.reset();
}

void NewDisk::writeDescriptor() {
    descriptorFile_->writeAt(0, asBytes(plan_.descriptor.encode()));
    descriptorFile_->sync();
}

void NewDisk::finish() {
    if (allFinished_)
        return;
    if (stream_ != nullptr)
        finishStream();
    else
        for (std::size_t index = 0; index < plan_.extents.size(); ++index)
            finishExtent(index);
    if (!plan_.embedded)
        writeDescriptor();
    allFinished_ = true;
}

std::unique_ptr<DiskChain> NewDisk::readBack() const {
    std::vector<ExtentPlace> places;
    for (std::size_t index = 0; index < plan_.extents.size(); ++index)
        places.push_back({plan_.extents[index].line, partName(plan_.extents[index].path), starts_[index]});
    DescriptorPlace place;
    place.path = partName(spec_.path);
    place.embedded = plan_.embedded;
    std::vector<std::unique_ptr<DiskLink>> links;
    links.push_back(std::make_unique<DiskLink>(fs_, plan_.descriptor, place, std::move(places), OpenMode::Read));
    return std::make_unique<DiskChain>(std::move(links));
}

void NewDisk::commit() {
    finish();
    giveNames();
    closeFiles();
    replacedLocks_.clear();
    replacedGuard_.reset();
}

void NewDisk::commitWith(IntentBuilder& intent) {
    finish();
    requireNamesFree(fs_, plan_, {});
    fs_.syncDirectory(folderOf(spec_.path)); // the parts' own names must be there when the intent is replayed
    addRenames(intent);
}

void NewDisk::release() {
    committed_ = true;
    closeFiles();
}

void NewDisk::addRenames(IntentBuilder& intent) const {
    for (const std::filesystem::path& name : filesOf(plan_))
        intent.rename(partName(name), name);
}

/// One file takes its name by one rename; several by an intent, so that they appear together.
void NewDisk::giveNames() {
    const std::vector<std::filesystem::path> names = filesOf(plan_);
    const std::filesystem::path folder = folderOf(spec_.path);
    requireNamesFree(fs_, plan_, replaced_); // copying may have taken hours
    const bool alone = names.size() == 1 && (replaced_.empty() || replaced_ == names);
    if (alone) {
        if (replaced_.empty())
            fs_.renameNoReplace(partName(names[0]), names[0]);
        else
            fs_.rename(partName(names[0]), names[0]);
        committed_ = true;
        fs_.syncDirectory(folder);
        return;
    }
    fs_.syncDirectory(folder); // the parts' own names must be there when the intent is replayed
    IntentBuilder intent(fs_, spec_.path, IntentOp::ReplaceDisk);
    addRenames(intent);
    const std::unordered_set<std::string> kept = namesOf(names);
    for (const std::filesystem::path& old : replaced_)
        if (!kept.contains(old.native()))
            intent.unlink(old);
    Intent committed = intent.commit();
    committed_ = true; // The parts belong to the intent: without them it could never be finished.
    committed.apply();
    committed.end();
}

} // namespace strata
