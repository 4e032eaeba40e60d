// SPDX-License-Identifier: Apache-2.0
#include "core/machine/presentstate.h"

#include <algorithm>

namespace strata {

namespace {

using Path = std::filesystem::path;

std::vector<Path> pathsOf(const std::vector<FoundChild>& children) {
    std::vector<Path> paths;
    for (const FoundChild& child : children)
        paths.push_back(child.path);
    return paths;
}

} // namespace

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

std::vector<FoundChild> LinkUsers::children(const Path& link, bool discarded) const {
    std::vector<FoundChild> found = findChildDisks(fs_, link, state_.folders());
    std::erase_if(found, [&](const FoundChild& child) { return isDiscarded(child.path) != discarded; });
    return found;
}

std::vector<Path> LinkUsers::living(const Path& link) const { return pathsOf(children(link, false)); }

std::vector<Path> LinkUsers::discarded(const Path& link) const { return pathsOf(children(link, true)); }

std::vector<Path> LinkUsers::neededOnlyBy(const std::vector<Path>& links,
                                          const std::vector<std::uint32_t>& besides) const {
    std::vector<Path> gone = links;
    for (std::size_t next = 0; next < gone.size(); ++next) {
        if (!fs_.exists(gone[next]))
            continue;
        OpenOptions tolerant = state_.open;
        tolerant.ignoreCid = true;
        const std::unique_ptr<DiskChain> chain = openDisk(fs_, gone[next], tolerant);
        if (chain->linkCount() < 3)
            continue; // what it builds on, if anything, is a base
        const Path parent = chain->link(chain->linkCount() - 2).path();
        const auto isGone = [&gone](const Path& link) { return std::ranges::find(gone, link) != gone.end(); };
        if (!isGone(parent) && !isFrozen(parent, besides) && !isPresent(parent) && !isDiscarded(parent)
            && std::ranges::all_of(living(parent), isGone))
            gone.push_back(parent);
    }
    gone.erase(gone.begin(), gone.begin() + static_cast<std::ptrdiff_t>(links.size()));
    return gone;
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
