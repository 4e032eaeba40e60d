// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/machinedocument.h"

#include "ui/text/format.h"

#include <algorithm>
#include <set>

namespace strata::ui {
namespace {

using Path = std::filesystem::path;

constexpr int kCollectMs = 100; ///< how often figures that were read are shown

/// True if the path means a machine as a whole, not one disk.
bool namesMachine(const Path& path, FileKind kind) {
    return kind == FileKind::Directory || path.extension() == ".vmx" || path.extension() == ".vmsd";
}

/// Reads what `path` names: a folder or configuration whole, a disk with its relatives only.
MachineFolder readDocument(FileSystem& fs, const Path& path, const OpenOptions& options) {
    const std::optional<FileStatus> status = fs.status(path);
    if (!status)
        throw Error(ErrorCode::NotFound, text(QT_TRANSLATE_NOOP("core", "There is no such file or folder")))
            .at(path)
            .advice(
                text(QT_TRANSLATE_NOOP("core", "It may have been moved or renamed, or its drive is not connected.")));
    if (namesMachine(path, status->kind))
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

MachineDocument::MachineDocument(FileSystem& fs, Path path, QObject* parent, SnapshotReader reader)
    : QObject(parent), fs_(fs), path_(std::move(path)), reader_(std::move(reader)), folderTask_(this),
      diskTask_(this), sizeTask_(this) {
    connect(&watch_, &FolderWatch::changed, this, &MachineDocument::reload);
    sizeTimer_.setInterval(kCollectMs);
    connect(&sizeTimer_, &QTimer::timeout, this, &MachineDocument::collectSizes);
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
    if (snapshots_ != nullptr && !selection_.disk.empty()) {
        request(selection_.disk);
        const SnapshotNode* node = selectedNode();
        if (node == nullptr || !holdsDisk(*node, selection_.disk))
            if (const int owner = nodeOfDisk(*snapshots_, selection_.disk); owner >= 0)
                selectNode(owner);
    }
    emit selectionChanged();
}

void MachineDocument::load() {
    if (state_ == State::Unread)
        reload();
}

void MachineDocument::reload() {
    requests_.clear();
    diskTask_.cancel();
    sizeTask_.cancel();
    sizeTimer_.stop();
    folderTask_.start<Contents>([&fs = fs_, path = path_, options = options_, reader = reader_](
                                    const std::stop_token&) { return readContents(fs, path, options, reader); },
                                [this](AsyncResult<Contents> result) {
                                    if (result.value != nullptr)
                                        takeContents(std::move(*result.value));
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

MachineDocument::Contents MachineDocument::readContents(FileSystem& fs, const Path& path, const OpenOptions& options,
                                                        const SnapshotReader& reader) {
    Contents contents;
    contents.folder = readDocument(fs, path, options);
    const std::optional<FileStatus> status = fs.status(path);
    if (!reader.tree || contents.folder.config.empty() || !status || !namesMachine(path, status->kind))
        return contents;
    try {
        contents.snapshots = std::make_shared<const SnapshotTree>(reader.tree(fs, path, options));
    } catch (const Error& error) {
        // The disks can be looked at all the same.
        contents.folder.problems.push_back(
            {std::string(errorName(error.code())), Severity::Error, error.path(), {}, false, error.message()});
    }
    return contents;
}

void MachineDocument::takeContents(Contents contents) {
    for (FoundDisk& disk : contents.folder.disks)
        disk.path = disk.path.lexically_normal();
    folder_ = std::make_shared<const MachineFolder>(std::move(contents.folder));
    error_.reset();
    takeSnapshots(std::move(contents.snapshots));
    requestDisks();
    chooseSelection();
    setState(State::Ready);
    emit folderChanged();
    watchFiles();
    readNextDisk();
    readSnapshotSizes();
}

void MachineDocument::fail(std::shared_ptr<const Error> error) {
    error_ = std::move(error);
    folder_.reset();
    disks_.clear();
    takeSnapshots(nullptr);
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
    if (snapshots_ != nullptr) {
        // Hundreds of links may hang together: only those looked at are read whole; the tree has its own figures.
        const std::set<Path> known(paths.begin(), paths.end());
        std::erase_if(paths, [this](const Path& path) { return !disks_.contains(path) && path != selection_.disk; });
        std::erase_if(disks_, [&](const auto& entry) {
            return !known.contains(entry.first) && nodeOfDisk(*snapshots_, entry.first) < 0;
        });
        if (const SnapshotNode* present = nodeAt(snapshots_->present))
            for (const NodeDisk& disk : present->disks)
                if (!disk.missing && !disks_.contains(disk.file.lexically_normal()))
                    paths.push_back(disk.file.lexically_normal());
    }
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

void MachineDocument::request(const Path& disk) {
    const auto known = disks_.find(disk);
    const bool waiting =
        std::any_of(requests_.begin(), requests_.end(), [&](const Request& request) { return request.path == disk; });
    if (waiting || (known != disks_.end() && (known->second.info != nullptr || known->second.error != nullptr)))
        return;
    disks_[disk];
    requests_.push_front({disk, true});
    requests_.push_front({disk, false});
    if (!diskTask_.isRunning())
        readNextDisk();
}

void MachineDocument::takeSnapshots(std::shared_ptr<const SnapshotTree> snapshots) {
    if (snapshots == nullptr && snapshots_ == nullptr)
        return;
    const SnapshotNode* selected = selectedNode();
    const SnapshotNode* other = otherNode();
    const std::optional<NodeKey> key = selected != nullptr ? std::optional(keyOf(*selected)) : std::nullopt;
    const std::optional<NodeKey> otherKey = other != nullptr ? std::optional(keyOf(*other)) : std::nullopt;
    if (snapshots != nullptr && snapshots_ != nullptr) {
        SnapshotTree kept = *snapshots;
        keepSizes(kept, *snapshots_);
        snapshots = std::make_shared<const SnapshotTree>(std::move(kept));
    }
    snapshots_ = std::move(snapshots);
    node_ = snapshots_ != nullptr && key ? findNode(*snapshots_, *key) : -1;
    otherNode_ = snapshots_ != nullptr && otherKey ? findNode(*snapshots_, *otherKey) : -1;
    if (snapshots_ != nullptr && node_ < 0)
        node_ = snapshots_->present >= 0 ? snapshots_->present : (snapshots_->nodes.empty() ? -1 : 0);
    emit snapshotsChanged();
}

const SnapshotNode* MachineDocument::nodeAt(int id) const {
    if (snapshots_ == nullptr || id < 0 || static_cast<std::size_t>(id) >= snapshots_->nodes.size())
        return nullptr;
    return &snapshots_->nodes[static_cast<std::size_t>(id)];
}

void MachineDocument::selectNode(int id, int other) {
    if (other == id)
        other = -1;
    if (node_ == id && otherNode_ == other)
        return;
    node_ = id;
    otherNode_ = other;
    selectDiskOfNode();
    emit nodeSelectionChanged();
}

void MachineDocument::selectDiskOfNode() {
    const SnapshotNode* node = selectedNode();
    if (node == nullptr)
        return;
    if (holdsDisk(*node, selection_.disk))
        return;
    const auto same = std::find_if(node->disks.begin(), node->disks.end(),
                                   [&](const NodeDisk& disk) { return disk.node == device_ && !device_.empty(); });
    if (node->disks.empty())
        select({});
    else
        selectDisk(same != node->disks.end() ? *same : node->disks.front());
}

void MachineDocument::selectDisk(const NodeDisk& disk) {
    device_ = disk.node;
    select(disk.missing ? Selection{} : Selection{disk.file.lexically_normal(), false});
}

void MachineDocument::readSnapshotSizes() {
    if (snapshots_ == nullptr || !reader_.sizes)
        return;
    const auto box = std::make_shared<SizeBox>();
    sizeBox_ = box;
    sizeTimer_.start();
    sizeTask_.start<SnapshotTree>(
        [&fs = fs_, tree = *snapshots_, options = options_, sizes = reader_.sizes, box](std::stop_token stop) {
            SnapshotTree sized = tree;
            sizes(fs, sized, options, std::move(stop), [&box](int id, const NodeSizes& known) {
                const std::lock_guard lock(box->mutex);
                box->known.emplace_back(id, known);
            });
            return sized;
        },
        [this](AsyncResult<SnapshotTree> result) {
            sizeTimer_.stop();
            if (result.value != nullptr) {
                snapshots_ = std::move(result.value);
                emit snapshotSizesChanged();
            }
            emit busyChanged();
        });
}

void MachineDocument::collectSizes() {
    std::vector<std::pair<int, NodeSizes>> known;
    {
        const std::lock_guard lock(sizeBox_->mutex);
        known.swap(sizeBox_->known);
    }
    if (known.empty() || snapshots_ == nullptr)
        return;
    SnapshotTree tree = *snapshots_;
    for (const auto& [id, sizes] : known)
        tree.nodes[static_cast<std::size_t>(id)].sizes = sizes;
    snapshots_ = std::make_shared<const SnapshotTree>(std::move(tree));
    emit snapshotSizesChanged();
}

void MachineDocument::chooseSelection() {
    if (selectedNode() != nullptr) {
        selectDiskOfNode();
        return;
    }
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
    if (snapshots_ != nullptr && !snapshots_->list.empty())
        files.push_back(snapshots_->list);
    watch_.watch(folder_->folder, files);
}

void MachineDocument::setState(State state) {
    if (state_ == state)
        return;
    state_ = state;
    emit stateChanged();
}

} // namespace strata::ui
