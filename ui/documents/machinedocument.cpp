// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/machinedocument.h"

#include "ui/text/format.h"

#include <algorithm>
#include <set>

namespace strata::ui {
namespace {

using Path = std::filesystem::path;

/// Reads what `path` names: a folder or configuration whole, a disk with its relatives only.
MachineFolder readDocument(FileSystem& fs, const Path& path, const OpenOptions& options) {
    const std::optional<FileStatus> status = fs.status(path);
    if (!status)
        throw Error(ErrorCode::NotFound, text(QT_TRANSLATE_NOOP("core", "There is no such file or folder")))
            .at(path)
            .advice(
                text(QT_TRANSLATE_NOOP("core", "It may have been moved or renamed, or its drive is not connected.")));
    const Path extension = path.extension();
    if (status->kind == FileKind::Directory || extension == ".vmx" || extension == ".vmsd")
        return readMachineFolder(fs, path);
    const Path disk = findDescriptor(fs, path).lexically_normal();
    MachineFolder folder = readMachineFolder(fs, disk);
    const bool listed = std::any_of(folder.disks.begin(), folder.disks.end(),
                                    [&](const FoundDisk& found) { return found.path.lexically_normal() == disk; });
    if (!listed) {
        // Not something the folder knows as a disk: either this throws and says why, or it is one after all.
        const DiskInfo info = readDiskInfo(fs, disk, options, false);
        FoundDisk found;
        found.path = disk;
        found.isChild = !info.links.empty() && info.leaf().parentCid != kNoParentCid;
        folder.disks.push_back(std::move(found));
    }
    return familyOf(std::move(folder), disk);
}

/// True if one of the files belongs to the disk or its parents, or nothing is known of the disk.
bool consistsOfAny(const MachineDocument::Disk& disk, const std::set<Path>& files) {
    if (disk.info == nullptr)
        return true;
    return std::any_of(disk.info->links.begin(), disk.info->links.end(), [&](const LinkInfo& link) {
        return files.contains(link.path.lexically_normal())
               || std::any_of(link.extents.begin(), link.extents.end(), [&](const ExtentInfo& extent) {
                      return files.contains(extent.path.lexically_normal());
                  });
    });
}

} // namespace

MachineDocument::MachineDocument(FileSystem& fs, Path path, QObject* parent)
    : QObject(parent), fs_(fs), path_(std::move(path)), folderTask_(this), diskTask_(this) {
    connect(&watch_, &FolderWatch::changed, this, &MachineDocument::reload);
}

MachineDocument::~MachineDocument() = default;

QString MachineDocument::title() const {
    const bool lone = folder_ != nullptr && path_ != folder_->folder && path_ != folder_->config;
    if (folder_ != nullptr && !lone && !folder_->displayName.empty())
        return QString::fromStdString(folder_->displayName);
    return QString::fromStdString(displayPath(path_.has_filename() ? path_.filename() : path_));
}

MachineDocument::Disk MachineDocument::disk(const Path& path) const {
    const auto found = disks_.find(path);
    return found != disks_.end() ? found->second : Disk{};
}

std::vector<DiskNode> MachineDocument::tree() const {
    if (folder_ == nullptr)
        return {};
    return buildDiskTree(*folder_, [this](const Path& path) { return disk(path).info; });
}

void MachineDocument::select(const Selection& selection) {
    if (selection_ == selection)
        return;
    selection_ = selection;
    emit selectionChanged();
}

void MachineDocument::load() {
    if (state_ == State::Unread)
        reload();
}

void MachineDocument::reload() {
    requests_.clear();
    diskTask_.cancel();
    folderTask_.start<MachineFolder>([&fs = fs_, path = path_, options = options_](
                                         const std::stop_token&) { return readDocument(fs, path, options); },
                                     [this](AsyncResult<MachineFolder> result) {
                                         if (result.value != nullptr)
                                             takeFolder(std::move(*result.value));
                                         else
                                             fail(std::move(result.error));
                                         emit busyChanged();
                                     });
    if (folder_ == nullptr)
        setState(State::Loading);
    emit busyChanged();
}

void MachineDocument::filesChanged(const std::vector<Path>& files) {
    if (folder_ == nullptr)
        return;
    std::set<Path> changed;
    for (const Path& file : files)
        changed.insert(file.lexically_normal());
    std::erase_if(checks_, [&](const auto& entry) { return consistsOfAny(disk(entry.first), changed); });
    const Path folder = folder_->folder.lexically_normal();
    if (std::any_of(changed.begin(), changed.end(), [&](const Path& file) { return file.parent_path() == folder; }))
        reload();
}

void MachineDocument::trustFolder(const Path& folder) {
    options_.trustedFolders.push_back(folder);
    reload();
}

const MachineDocument::Check* MachineDocument::check(const Path& disk) const {
    const auto found = checks_.find(disk);
    return found != checks_.end() ? &found->second : nullptr;
}

void MachineDocument::setCheck(const Path& disk, CheckResult result) {
    checks_[disk] = {std::move(result), QDateTime::currentDateTime()};
    emit diskChanged(disk);
}

void MachineDocument::takeFolder(MachineFolder folder) {
    for (FoundDisk& disk : folder.disks)
        disk.path = disk.path.lexically_normal();
    folder_ = std::make_shared<const MachineFolder>(std::move(folder));
    error_.reset();
    requestDisks();
    chooseSelection();
    setState(State::Ready);
    emit folderChanged();
    watchFiles();
    readNextDisk();
}

void MachineDocument::fail(std::shared_ptr<const Error> error) {
    error_ = std::move(error);
    folder_.reset();
    disks_.clear();
    setState(State::Failed);
    emit folderChanged();
    select({});
}

void MachineDocument::requestDisks() {
    std::vector<Path> paths;
    for (const FoundDisk& disk : folder_->disks)
        paths.push_back(disk.path);
    for (const Path& parent : outsideParents(*folder_))
        paths.push_back(parent);
    std::erase_if(
        disks_, [&](const auto& entry) { return std::find(paths.begin(), paths.end(), entry.first) == paths.end(); });
    // First what takes no time, for all of them; then the sums. What was summed before is not shown without again.
    for (const Path& path : paths) {
        const auto& info = disks_[path].info;
        if (info == nullptr || !info->allocatedKnown)
            requests_.push_back({path, false});
    }
    for (const Path& path : paths)
        requests_.push_back({path, true});
}

void MachineDocument::readNextDisk() {
    if (requests_.empty()) {
        emit busyChanged();
        return;
    }
    // What the person looks at comes first.
    const bool quick = !requests_.front().withAllocation;
    auto next = std::find_if(requests_.begin(), requests_.end(), [&](const Request& request) {
        return request.path == selection_.disk && request.withAllocation != quick;
    });
    if (next == requests_.end())
        next = requests_.begin();
    const Request request = *next;
    requests_.erase(next);
    diskTask_.start<DiskInfo>(
        [&fs = fs_, request, options = options_](const std::stop_token&) {
            return readDiskInfo(fs, request.path, options, request.withAllocation);
        },
        [this, request](AsyncResult<DiskInfo> result) {
            takeDisk(request, {std::move(result.value), std::move(result.error)});
        });
}

void MachineDocument::takeDisk(const Request& request, Disk disk) {
    disks_[request.path] = std::move(disk);
    emit diskChanged(request.path);
    readNextDisk();
}

void MachineDocument::chooseSelection() {
    const auto listed = [this](const Path& path) {
        return std::any_of(folder_->disks.begin(), folder_->disks.end(),
                           [&](const FoundDisk& disk) { return disk.path == path; });
    };
    if (!selection_.disk.empty() && disks_.contains(selection_.disk))
        return;
    if (listed(path_))
        select({path_}); // the disk that was opened
    else if (folder_->disks.empty())
        select({});
    else
        select({std::min_element(folder_->disks.begin(), folder_->disks.end(),
                                 [](const FoundDisk& a, const FoundDisk& b) { return comesBefore(a.node, b.node); })
                    ->path}); // the machine's first disk
}

void MachineDocument::watchFiles() {
    std::vector<Path> files;
    for (const FoundDisk& disk : folder_->disks)
        files.push_back(disk.path);
    if (!folder_->config.empty())
        files.push_back(folder_->config);
    watch_.watch(folder_->folder, files);
}

void MachineDocument::setState(State state) {
    if (state_ == state)
        return;
    state_ = state;
    emit stateChanged();
}

} // namespace strata::ui
