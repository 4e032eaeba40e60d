// SPDX-License-Identifier: Apache-2.0
#include "core/machine/presentstate.h"

#include "core/disk/childlookup.h"

#include <algorithm>

namespace strata {

using Path = std::filesystem::path;

LinkUsers::LinkUsers(FileSystem& fs, const MachineState& state)
    : fs_(fs), state_(state), discarded_(state.journal.discarded()) {
    for (const SnapshotRecord& snapshot : state.vmsd.snapshots())
        for (const SnapshotDiskRecord& disk : snapshot.disks)
            frozen_.push_back({state.fileOf(fs, disk), snapshot.uid});
}

bool LinkUsers::isFrozen(const Path& link, const std::vector<std::uint32_t>& besides) const {
    return std::ranges::any_of(frozen_, [&](const Frozen& frozen) {
        return frozen.link == link && std::ranges::find(besides, frozen.uid) == besides.end();
    });
}

bool LinkUsers::isPresent(const Path& link) const {
    return std::ranges::any_of(state_.disks, [&link](const PresentDisk& disk) { return disk.path == link; });
}

bool LinkUsers::isDiscarded(const Path& link) const {
    return std::ranges::find(discarded_, link) != discarded_.end();
}

std::vector<Path> LinkUsers::children(const Path& link) const {
    std::vector<Path> found;
    for (const FoundChild& child : findChildDisks(fs_, link, state_.folders()))
        found.push_back(child.path);
    return found;
}

std::vector<Path> LinkUsers::living(const Path& link) const {
    std::vector<Path> found = children(link);
    std::erase_if(found, [this](const Path& child) { return isDiscarded(child); });
    return found;
}

std::vector<Path> LinkUsers::discarded(const Path& link) const {
    std::vector<Path> found = children(link);
    std::erase_if(found, [this](const Path& child) { return !isDiscarded(child); });
    return found;
}

bool holdsData(FileSystem& fs, const Path& link, const OpenOptions& options) {
    const std::unique_ptr<DiskLink> opened = openLink(fs, link, options);
    bool holds = false;
    opened->map(Sectors(0), opened->capacity(), [&holds](const Run& run) {
        holds = holds || run.kind != RunKind::Hole;
        return !holds;
    });
    return holds;
}

bool isRedoLog(FileSystem& fs, const Path& link, const OpenOptions& options) {
    return openLink(fs, link, options)->hasParent();
}

} // namespace strata
