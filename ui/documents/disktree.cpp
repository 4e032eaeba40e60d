// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/disktree.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace strata::ui {
namespace {

using Path = std::filesystem::path;

Path key(const Path& path) { return path.lexically_normal(); }

/// The letters of a device and the rest: "scsi" and "0:10".
std::pair<std::string_view, std::string_view> splitDevice(std::string_view device) {
    const std::size_t digits = std::min(device.find_first_of("0123456789"), device.size());
    return {device.substr(0, digits), device.substr(digits)};
}

/// Collects who is whose child, then grows the trees from the roots.
class TreeBuilder {
public:
    TreeBuilder(const MachineFolder& folder, const DiskLookup& lookup) : lookup_(lookup) {
        for (const FoundDisk& disk : folder.disks) {
            known_.emplace(key(disk.path), &disk);
            order_.push_back(key(disk.path));
        }
        for (const FoundDisk& disk : folder.disks)
            if (!disk.parent.empty())
                childrenOf_[key(disk.parent)].push_back(key(disk.path));
        for (auto& [parent, children] : childrenOf_)
            std::sort(children.begin(), children.end());
    }

    std::vector<DiskNode> build() {
        std::vector<DiskNode> roots = growRoots();
        // The machine's first disk comes first, what it does not use last.
        std::stable_sort(roots.begin(), roots.end(), [](const DiskNode& a, const DiskNode& b) {
            return comesBefore(firstDevice(a), firstDevice(b));
        });
        return roots;
    }

private:
    std::vector<DiskNode> growRoots() {
        std::vector<DiskNode> roots;
        for (const Path& path : order_) {
            const FoundDisk& disk = *known_.at(path);
            if (!disk.isChild)
                roots.push_back(grow(path));
            else if (disk.parent.empty())
                roots.push_back(missingParent(disk));
            else if (!known_.contains(key(disk.parent)) && !placed_.contains(key(disk.parent)))
                roots.push_back(grow(key(disk.parent)));
        }
        for (const Path& path : order_) // what is left hangs on a loop of parents
            if (!placed_.contains(path))
                roots.push_back(grow(path));
        return roots;
    }

    /// The first device in the node's tree; empty if the machine uses none of it.
    static std::string firstDevice(const DiskNode& node) {
        std::string first = node.device;
        for (const DiskNode& child : node.children)
            if (std::string device = firstDevice(child); comesBefore(device, first))
                first = std::move(device);
        return first;
    }

    DiskNode grow(const Path& path) {
        placed_.insert(path);
        DiskNode node;
        node.path = path;
        node.info = lookup_(path);
        if (const auto found = known_.find(path); found != known_.end())
            node.device = found->second->node;
        else
            node.kind = DiskNode::Kind::Outside;
        if (const auto children = childrenOf_.find(path); children != childrenOf_.end())
            for (const Path& child : children->second)
                if (!placed_.contains(child))
                    node.children.push_back(grow(child));
        return node;
    }

    DiskNode missingParent(const FoundDisk& disk) {
        DiskNode ghost;
        ghost.kind = DiskNode::Kind::Missing;
        ghost.child = key(disk.path);
        ghost.children.push_back(grow(ghost.child));
        if (const auto& info = ghost.children.front().info; info != nullptr && !info->links.empty())
            ghost.path = Path(info->leaf().parentHint);
        return ghost;
    }

    const DiskLookup& lookup_;
    std::map<Path, const FoundDisk*> known_;
    std::map<Path, std::vector<Path>> childrenOf_;
    std::vector<Path> order_;
    std::set<Path> placed_;
};

/// The last ancestor of a disk that can be named; stops at loops.
Path baseOf(const std::map<Path, Path>& parents, Path path) {
    std::set<Path> seen;
    while (seen.insert(path).second) {
        const auto parent = parents.find(path);
        if (parent == parents.end() || parent->second.empty())
            break;
        path = parent->second;
    }
    return path;
}

} // namespace

bool comesBefore(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty())
        return !a.empty() && b.empty();
    const auto [aKind, aPlace] = splitDevice(a);
    const auto [bKind, bPlace] = splitDevice(b);
    return std::tuple(aKind, aPlace.size(), aPlace) < std::tuple(bKind, bPlace.size(), bPlace);
}

std::vector<DiskNode> buildDiskTree(const MachineFolder& folder, const DiskLookup& lookup) {
    return TreeBuilder(folder, lookup).build();
}

MachineFolder familyOf(MachineFolder folder, const Path& disk) {
    std::map<Path, Path> parents;
    for (const FoundDisk& found : folder.disks)
        parents[key(found.path)] = found.parent.empty() ? Path() : key(found.parent);
    const Path base = baseOf(parents, key(disk));
    std::erase_if(folder.disks, [&](const FoundDisk& found) { return baseOf(parents, key(found.path)) != base; });
    std::set<Path> family;
    for (const FoundDisk& found : folder.disks)
        family.insert(key(found.path));
    std::erase_if(folder.files, [&](const FoundFile& file) {
        return !family.contains(key(file.path))
               && std::none_of(file.usedBy.begin(), file.usedBy.end(),
                               [&](const Path& user) { return family.contains(key(user)); });
    });
    std::erase_if(folder.problems, [&](const Issue& issue) { return !family.contains(key(issue.path)); });
    return folder;
}

std::vector<Path> outsideParents(const MachineFolder& folder) {
    std::set<Path> inside;
    for (const FoundDisk& disk : folder.disks)
        inside.insert(key(disk.path));
    std::set<Path> outside;
    for (const FoundDisk& disk : folder.disks)
        if (!disk.parent.empty() && !inside.contains(key(disk.parent)))
            outside.insert(key(disk.parent));
    return {outside.begin(), outside.end()};
}

} // namespace strata::ui
