// SPDX-License-Identifier: Apache-2.0
// What the files around a lost description know of it: children, the machine's lists, names (vmdk-format 1.8-1.10).
#include "core/base/ascii.h"
#include "core/disk/diskopener.h"
#include "core/disk/newdisk.h"
#include "core/machine/lostdisk.h"
#include "core/machine/machinestate.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace strata {
namespace {

using Path = std::filesystem::path;

/// "base" and 3 of base-000003.vmdk; 0 of a base.
struct LinkName {
    std::string root;
    std::uint32_t number = 0;
};

LinkName linkName(const Path& disk) {
    constexpr std::size_t kDigits = 6;
    const std::string stem = disk.stem().native();
    const std::size_t dash = stem.rfind('-');
    if (dash == std::string::npos || stem.size() - dash - 1 != kDigits
        || !std::ranges::all_of(stem.substr(dash + 1), isDigit))
        return {stem, 0};
    LinkName name{stem.substr(0, dash), 0};
    std::from_chars(stem.data() + dash + 1, stem.data() + stem.size(), name.number);
    return name;
}

bool sameName(const Path& a, const Path& b) {
    return equalsIgnoringCase(a.filename().native(), b.filename().native());
}

class Neighbours {
public:
    Neighbours(FileSystem& fs, const MachineFolder& folder, std::vector<LostDisk>& lost)
        : fs_(fs), folder_(folder), lost_(lost) {
        if (folder.config.empty())
            return;
        try {
            state_ = readMachineState(fs, folder.config, {});
        } catch (const Error&) {
            state_.reset(); // lists that cannot be read say nothing
        }
    }

    /// The content ID is what the disks that build on it expect.
    void findCid(LostDisk& disk) const {
        std::set<Cid> expected;
        for (const FoundDisk& child : folder_.disks) {
            if (child.broken || !child.isChild || !sameName(Path(child.parentHint).filename(), disk.disk))
                continue;
            expected.insert(child.parentCid);
            if (!disk.problem && disk.capacity() != Sectors(0) && child.capacity != disk.capacity())
                disk.problem = Error(ErrorCode::CapacityMismatch,
                                     text("“%1” builds on this disk and has %2 sectors; its files have %3",
                                          child.path.filename(), child.capacity.count(), disk.capacity().count()))
                                   .at(disk.disk)
                                   .advice(text("A piece may be missing, or one may be cut short."));
        }
        if (expected.size() > 1 && !disk.problem)
            disk.problem =
                Error(ErrorCode::ParentMismatch,
                      text("The disks that build on “%1” expect different content IDs of it", disk.disk.filename()))
                    .at(disk.disk)
                    .advice(text("Attach those that do not belong to it to their own parent first."));
        if (expected.empty()) {
            disk.cid = newContentId();
            return;
        }
        disk.cid = *expected.begin();
        disk.evidence.push_back(text("Its content ID is the one that its children expect"));
    }

    void findAdapter(LostDisk& disk) const {
        if (!state_)
            return;
        for (const VmxDisk& device : state_->vmx.disks()) {
            if (!sameName(device.fileName, disk.disk))
                continue;
            const std::string controller = device.node.substr(0, device.node.find(':'));
            const std::string kind = state_->vmx.dict().value(controller + ".virtualDev").value_or("");
            if (device.node.starts_with("ide"))
                disk.adapter = AdapterType::Ide;
            else if (const std::optional<AdapterType> known = parseAdapterType(kind))
                disk.adapter = *known;
            disk.evidence.push_back(text("The machine has it at %1", device.node));
            return;
        }
    }

    void findParent(LostDisk& disk, const Path& wanted) {
        if (disk.problem)
            return;
        if (!wanted.empty()) {
            take(disk, wanted);
            disk.evidence.push_back(text("The parent is the one you named"));
        } else if (const std::optional<Path> listed = parentByLists(disk)) {
            if (listed->empty())
                return;
            take(disk, *listed);
            disk.evidence.push_back(
                text("The machine's snapshot list says that it builds on “%1”", listed->filename()));
        } else if (isChild(disk)) {
            chooseByName(disk);
        }
    }

private:
    static bool isChild(const LostDisk& disk) {
        return disk.type == CreateType::VmfsSparse || disk.type == CreateType::SeSparse
               || linkName(disk.disk).number != 0;
    }

    /// The frozen link that the lists put below this one; an empty path for a base, nullopt if they do not know it.
    std::optional<Path> parentByLists(const LostDisk& disk) const {
        if (!state_)
            return std::nullopt;
        for (const VmxDisk& device : state_->vmx.disks())
            if (!device.independent() && sameName(device.fileName, disk.disk))
                return diskOf(state_->vmsd.current(), device.node);
        for (const SnapshotRecord& record : state_->vmsd.snapshots())
            for (const SnapshotDiskRecord& listed : record.disks)
                if (sameName(listed.fileName, disk.disk))
                    return diskOf(olderState(record, listed), listed.node);
        return std::nullopt;
    }

    /// Snapshots taken one after the other without a write may name the same link.
    std::uint32_t olderState(const SnapshotRecord& record, const SnapshotDiskRecord& listed) const {
        std::uint32_t uid = record.parent;
        for (std::size_t i = 0; i < state_->vmsd.snapshots().size() && uid != 0; ++i) {
            const std::optional<SnapshotRecord> older = state_->vmsd.find(uid);
            const Path file = fileAt(*older, listed.node);
            if (file.empty() || !sameName(file, listed.fileName))
                break;
            uid = older->parent;
        }
        return uid;
    }

    Path fileAt(const SnapshotRecord& record, const std::string& node) const {
        const auto found = std::ranges::find(record.disks, node, &SnapshotDiskRecord::node);
        return found != record.disks.end() ? state_->fileOf(fs_, *found) : Path();
    }

    std::optional<Path> diskOf(std::uint32_t uid, const std::string& node) const {
        if (uid == 0)
            return Path();
        const std::optional<SnapshotRecord> record = state_->vmsd.find(uid);
        const Path file = record ? fileAt(*record, node) : Path();
        return file.empty() ? std::nullopt : std::optional(file);
    }

    /// Without a list: an older link of the same disk, if there is only one.
    void chooseByName(LostDisk& disk) {
        const LinkName mine = linkName(disk.disk);
        const auto consider = [&](const Path& path, Sectors capacity) {
            const LinkName name = linkName(path);
            const bool older = name.number < mine.number || (mine.number == 0 && !sameName(path, disk.disk));
            if (name.root == mine.root && older && (disk.capacity() == Sectors(0) || capacity == disk.capacity()))
                disk.candidates.push_back(path);
        };
        for (const FoundDisk& found : folder_.disks)
            if (!found.broken)
                consider(found.path, found.capacity);
        for (const LostDisk& other : lost_)
            if (!other.problem && &other != &disk)
                consider(other.disk, other.capacity());
        if (disk.candidates.size() == 1) {
            const Path only = disk.candidates.front();
            disk.candidates.clear();
            take(disk, only);
            disk.evidence.push_back(
                text("“%1” is the only disk here that it can build on by its name and size", only.filename()));
            return;
        }
        Error unclear = disk.candidates.empty()
                            ? Error(ErrorCode::MissingParent, text("The disk that it builds on is not here"))
                            : Error(ErrorCode::InvalidArgument,
                                    text("It may build on any of %1 disks", disk.candidates.size()));
        disk.problem = std::move(unclear).at(disk.disk).advice(text("Name the parent that it was made from."));
    }

    void take(LostDisk& disk, const Path& parent) {
        const auto other = std::ranges::find_if(lost_, [&](const LostDisk& candidate) {
            return sameName(candidate.disk, parent) && &candidate != &disk;
        });
        disk.parent = parent;
        if (other != lost_.end()) {
            if (other->problem)
                disk.problem = other->problem;
            disk.parentCid = other->cid;
            requireSameCapacity(disk, other->capacity());
            return;
        }
        try {
            OpenOptions options;
            options.followParents = false;
            const std::unique_ptr<DiskLink> link = openLink(fs_, parent, options);
            disk.parentCid = link->descriptor().cid();
            requireSameCapacity(disk, link->capacity());
        } catch (const Error& error) {
            disk.problem = error;
            return;
        }
        disk.evidence.push_back(text("Whether the parent was written since cannot be seen any more"));
    }

    static void requireSameCapacity(LostDisk& disk, Sectors capacity) {
        if (disk.capacity() != Sectors(0) && capacity != disk.capacity() && !disk.problem)
            disk.problem = Error(ErrorCode::CapacityMismatch, text("The parent has %1 sectors, the disk %2",
                                                                   capacity.count(), disk.capacity().count()))
                               .at(disk.disk);
    }

    FileSystem& fs_;
    const MachineFolder& folder_;
    std::vector<LostDisk>& lost_;
    std::optional<MachineState> state_;
};

} // namespace

void askNeighbours(FileSystem& fs, const MachineFolder& folder, const Path& parent, std::vector<LostDisk>& disks) {
    Neighbours neighbours(fs, folder, disks);
    for (LostDisk& disk : disks) {
        if (disk.type == CreateType::Unknown && disk.embedded)
            continue; // its own description is whole
        neighbours.findAdapter(disk);
        neighbours.findCid(disk);
    }
    // After all content IDs, and older links first: a parent may be lost, too.
    std::ranges::stable_sort(disks, {}, [](const LostDisk& disk) { return linkName(disk.disk).number; });
    for (LostDisk& disk : disks)
        if (disk.type != CreateType::Unknown)
            neighbours.findParent(disk, disks.size() == 1 ? parent : Path());
}

} // namespace strata
