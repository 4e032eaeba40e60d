// SPDX-License-Identifier: Apache-2.0
#include "core/machine/machinechange.h"

#include "core/base/error.h"
#include "core/io/intent.h"
#include "core/io/partfile.h"
#include "core/io/vmwarelock.h"

#include <algorithm>
#include <chrono>

namespace strata {
namespace {

using Path = std::filesystem::path;

std::int64_t nowUs() {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::optional<std::string> contentsOf(FileSystem& fs, const Path& path) {
    if (!fs.exists(path))
        return std::nullopt;
    return std::string(asText(readWholeFile(fs, path, kMaxTextBytes)));
}

} // namespace

MachineChange::MachineChange(FileSystem& fs, const MachineState& state, std::string operation)
    : fs_(fs), state_(state), vmx_(state.vmx), vmsd_(state.vmsd), journal_(state.journal) {
    step_.operation = std::move(operation);
    step_.timeUs = nowUs();
    step_.listBefore = state.listBytes;
}

MachineChange::~MachineChange() = default;

void MachineChange::goOnIn(const std::vector<WantedChild>& wanted) {
    children_ = planChildren(fs_, state_, wanted);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        setDisk(wanted[i].node, state_.nameOf(children_[i].path));
        step_.made.push_back(children_[i].path);
    }
}

void MachineChange::setDisk(const std::string& node, const std::string& fileName) {
    const PresentDisk* disk = state_.findDisk(node);
    if (disk == nullptr)
        throw Error(ErrorCode::NotFound, text("The virtual machine has no disk at %1", node)).at(state_.config);
    vmx_.setDiskFile(node, fileName);
    step_.devices.push_back({node, disk->fileName, fileName});
}

void MachineChange::discard(const Path& link) { step_.discarded.push_back(link); }

void MachineChange::remove(const Path& link) {
    // A running machine holds every link of its chains, wherever its own folder is: a linked clone, say.
    requireNoVmwareLock(fs_, link);
    removed_.push_back(link);
    if (!isInMachineFolder(link))
        journal_.addDiscarded(link);
}

void MachineChange::restoreList(std::optional<std::string> bytes) { restoredList_ = std::move(bytes); }

bool MachineChange::isInMachineFolder(const Path& path) const { return path.parent_path() == state_.folder; }

std::vector<Path> MachineChange::filesThatVanish(bool inMachineFolder) const {
    std::vector<Path> files;
    for (const Path& link : removed_) {
        if (isInMachineFolder(link) != inMachineFolder)
            continue;
        // The extents first: what is left after a crash must still be found through the descriptor.
        std::vector<Path> own = filesOfDisk(fs_, link);
        std::ranges::reverse(own);
        std::ranges::copy_if(own, std::back_inserter(files), [this](const Path& file) { return fs_.exists(file); });
    }
    return files;
}

std::optional<std::string> MachineChange::listAfter() {
    if (restoredList_)
        return *restoredList_;
    const std::string encoded = vmsd_.encode();
    const bool same = encoded == state_.vmsd.encode();
    return same ? state_.listBytes : std::optional(encoded);
}

std::vector<MachineChange::Contents> MachineChange::listChanges(const std::string& request) {
    const std::optional<std::string> list = listAfter();
    UndoJournal journal = journal_;
    if (undoable_) {
        UndoStep step = step_;
        step.listAfter = sha256(asBytes(list.value_or("")));
        journal.push(std::move(step));
    }
    journal.setLastRequest(request);
    std::vector<Contents> changes{{state_.config, contentsOf(fs_, state_.config), vmx_.encode()},
                                  {state_.list, state_.listBytes, list},
                                  {state_.journalFile, contentsOf(fs_, state_.journalFile),
                                   removesJournal_ && filesThatVanish(false).empty()
                                       ? std::nullopt
                                       : std::optional(journal.encode(state_.folder))}};
    std::erase_if(changes, [](const Contents& file) { return file.before == file.after; });
    return changes;
}

void MachineChange::requireRoomForChildren() {
    std::vector<std::pair<Path, std::uint64_t>> folders;
    for (const DiskSpec& child : children_) {
        const DiskPlan disk = planDisk(child);
        const Path folder = child.path.parent_path();
        requireNamesFree(fs_, disk, {});
        const auto known = std::ranges::find(folders, folder, &std::pair<Path, std::uint64_t>::first);
        std::uint64_t& needed = known == folders.end() ? folders.emplace_back(folder, 0).second : known->second;
        needed += bytesOfEmptyDisk(disk, fs_.volume(folder));
        requireRoom(fs_, disk, folder, needed);
    }
}

Plan MachineChange::plan(std::string_view operation) {
    requireRoomForChildren();
    Plan plan;
    plan.operation = operation;
    plan.warnings = warnings_;
    for (const DiskSpec& child : children_) {
        const DiskPlan disk = planDisk(child);
        plan.writes += bytesOfEmptyDisk(disk, fs_.volume(child.path.parent_path()));
        const std::vector<Path> files = filesOf(disk);
        plan.creates.insert(plan.creates.end(), files.begin(), files.end());
    }
    for (const Contents& file : listChanges({})) {
        plan.reads += file.before.value_or("").size();
        plan.writes += file.after.value_or("").size();
        (!file.before ? plan.creates : !file.after ? plan.removes : plan.changes).push_back(file.file);
    }
    plan.peakExtraSpace = plan.writes;
    for (const bool inMachineFolder : {true, false})
        for (const Path& file : filesThatVanish(inMachineFolder))
            plan.removes.push_back(file);
    return plan;
}

void MachineChange::makeChildren(OpContext& context) {
    for (const DiskSpec& child : children_) {
        checkpoint(context);
        made_.push_back(std::make_unique<NewDisk>(fs_, child, false));
        NewDisk& disk = *made_.back();
        for (std::size_t extent = 0; extent < disk.extentCount(); ++extent) {
            checkpoint(context);
            disk.extent(extent);
        }
        disk.finish();
        // One that lies elsewhere cannot be in the same intent. Nobody refers to it yet.
        if (!isInMachineFolder(child.path))
            disk.commit();
        context.progress.add(1);
    }
}

void MachineChange::addChildrenTo(IntentBuilder& intent) {
    for (std::size_t i = 0; i < made_.size(); ++i)
        if (isInMachineFolder(children_[i].path))
            made_[i]->commitWith(intent);
}

void MachineChange::releaseChildren() {
    for (std::size_t i = 0; i < made_.size(); ++i)
        if (isInMachineFolder(children_[i].path))
            made_[i]->release();
}

void MachineChange::commit(OpContext& context, const std::string& request) {
    requireRoomForChildren();
    context.progress.setTotal(children_.size() + 1);
    context.progress.phase("Changing snapshots");
    makeChildren(context);
    checkpoint(context);
    const std::vector<std::unique_ptr<File>> held = holdRemoved();
    const std::vector<Contents> lists = listChanges(request);
    const std::vector<Path> vanishing = filesThatVanish(true);
    if (!lists.empty() || !vanishing.empty() || !made_.empty())
        commitIntent(lists, vanishing);
    removeElsewhere();
    context.progress.add(1);
}

/// Nobody may be using what vanishes.
std::vector<std::unique_ptr<File>> MachineChange::holdRemoved() {
    std::vector<std::unique_ptr<File>> held;
    const auto isPresent = [this](const Path& link) {
        return std::ranges::any_of(state_.disks, [&link](const PresentDisk& disk) { return disk.path == link; });
    };
    for (const Path& link : removed_)
        if (fs_.exists(link) && !isPresent(link) && held.size() < kMaxOpenExtents) // the present ones are held anyway
            held.push_back(fs_.open(link, OpenMode::ReadWrite, LockMode::Exclusive));
    return held;
}

void MachineChange::commitIntent(const std::vector<Contents>& lists, const std::vector<Path>& vanishing) {
    IntentBuilder intent(fs_, state_.config, IntentOp::ChangeSnapshots);
    addChildrenTo(intent);
    for (const Contents& file : lists) {
        if (file.after)
            intent.replace(file.file, asBytes(*file.after));
        else
            intent.unlink(file.file);
    }
    for (const Path& file : vanishing)
        intent.unlink(file);
    Intent committed = intent.commit();
    releaseChildren();
    committed.apply();
    committed.end();
}

/// They are listed as discarded by now, so that a crash leaves them to the next purge.
void MachineChange::removeElsewhere() {
    const std::vector<Path> files = filesThatVanish(false);
    if (files.empty())
        return;
    std::vector<Path> folders;
    for (const Path& file : files) {
        fs_.remove(file);
        if (std::ranges::find(folders, file.parent_path()) == folders.end())
            folders.push_back(file.parent_path());
    }
    for (const Path& folder : folders)
        fs_.syncDirectory(folder);
    if (!removesJournal_)
        return;
    IntentBuilder intent(fs_, state_.config, IntentOp::ChangeSnapshots);
    intent.unlink(state_.journalFile);
    intent.run();
}

} // namespace strata
