// SPDX-License-Identifier: Apache-2.0
#include "tests/support/machinemodel.h"

#include "core/disk/diskopener.h"
#include "core/io/intent.h"
#include "core/machine/machinestate.h"
#include "core/machine/snapshotsizes.h"
#include "tests/support/extenttools.h"

#include <algorithm>

namespace strata::test {

void MachineModel::take(std::uint32_t uid, const std::string& name) {
    snapshots[uid] = {current, name, {}, present};
    current = uid;
}

void MachineModel::goTo(std::uint32_t uid) {
    current = uid;
    for (const auto& [node, bytes] : snapshots.at(uid).contents)
        present[node] = bytes;
}

void MachineModel::forget(std::uint32_t uid) {
    const std::uint32_t parent = snapshots.at(uid).parent;
    for (auto& [other, snapshot] : snapshots)
        if (snapshot.parent == uid)
            snapshot.parent = parent;
    if (current == uid)
        current = parent;
    snapshots.erase(uid);
}

std::set<std::uint32_t> MachineModel::subtree(std::uint32_t uid) const {
    std::set<std::uint32_t> found{uid};
    for (bool more = true; more;) {
        more = false;
        for (const auto& [other, snapshot] : snapshots)
            if (found.contains(snapshot.parent))
                more = found.insert(other).second || more;
    }
    return found;
}

namespace {

using Path = std::filesystem::path;

bool isDescriptor(const std::string& name) {
    return name.ends_with(".vmdk") && name.find("-delta") == std::string::npos
           && name.find("-flat") == std::string::npos && name.find("-s0") == std::string::npos
           && name.find("-f0") == std::string::npos;
}

/// Looks at a machine once.
class Comparison {
public:
    Comparison(FileSystem& fs, const Path& machine, const MachineModel& model)
        : fs_(fs), model_(model), now_(readMachineState(fs, findMachineConfig(fs, machine), {})) {}

    std::string verdict() {
        for (const auto part : {&Comparison::lists, &Comparison::contents, &Comparison::files, &Comparison::tree})
            if (std::string wrong = (this->*part)(); !wrong.empty())
                return wrong;
        return {};
    }

private:
    std::string lists() {
        if (now_.vmsd.current() != model_.current)
            return "the machine is on another snapshot";
        if (now_.vmsd.snapshots().size() != model_.snapshots.size())
            return "the list has other snapshots";
        for (const SnapshotRecord& record : now_.vmsd.snapshots()) {
            const auto known = model_.snapshots.find(record.uid);
            if (known == model_.snapshots.end() || known->second.name != record.name
                || known->second.parent != record.parent || known->second.description != record.description)
                return "the list tells something else of " + record.name;
            if (known->second.contents.size() != record.disks.size())
                return "the list names other disks for " + record.name;
        }
        return now_.disks.size() == model_.present.size() ? "" : "the machine has other disks";
    }

    std::string contents() {
        for (const PresentDisk& disk : now_.disks)
            if (!reads(disk.path, model_.present.at(disk.node)))
                return "the present state differs at " + disk.node;
        for (const SnapshotRecord& record : now_.vmsd.snapshots())
            for (const SnapshotDiskRecord& disk : record.disks)
                if (!reads(now_.fileOf(fs_, disk), model_.snapshots.at(record.uid).contents.at(disk.node)))
                    return "snapshot " + record.name + " differs at " + disk.node;
        for (const auto& [link, bytes] : model_.unlisted)
            if (!reads(link, bytes))
                return "the unlisted " + link.filename().string() + " differs";
        return {};
    }
    /// Notes the chain as needed.
    bool reads(const Path& link, const Bytes& bytes) {
        const std::unique_ptr<DiskChain> chain = need(link);
        Bytes read(chain->capacity().bytes());
        chain->read(Sectors(0), read);
        return sameBytes(read, bytes);
    }
    std::unique_ptr<DiskChain> need(const Path& link) {
        std::unique_ptr<DiskChain> chain = openDisk(fs_, link);
        for (std::size_t i = 0; i < chain->linkCount(); ++i)
            needed_.insert(chain->link(i).path());
        return chain;
    }

    /// Every link is part of a state, below one, or waits to be purged; no other file lies around.
    std::string files() {
        for (const Path& link : now_.journal.discarded())
            if (fs_.exists(link))
                need(link);
        for (const Path& link : linksIn(fs_, now_.folder))
            if (!needed_.contains(link))
                return "left over: " + link.string();
        if (!listIntents(fs_, now_.folder).empty())
            return "something is left to be done";
        for (const DirectoryEntry& entry : fs_.list(now_.folder)) {
            const Path& name = entry.name;
            const bool list =
                name == now_.config.filename() || name == now_.list.filename() || name == now_.journalFile.filename();
            if (!list && name.extension() != ".vmdk")
                return "left over: " + name.string();
        }
        return {};
    }

    /// Ghosts are exactly the links that no list names, and every figure is what the links hold.
    std::string tree() {
        SnapshotTree tree = readSnapshotTree(fs_, now_.config);
        LinkUsageCache cache;
        readSizes(fs_, tree, {}, cache, {});
        // It says that the list is forgotten if the machine runs on links, but no snapshot is listed.
        const bool mayBeForgotten = model_.snapshots.empty() && !unlistedLinks().empty();
        if (tree.readOnly || std::ranges::any_of(tree.problems, [&](const Issue& issue) {
                return !mayBeForgotten || issue.code != "snapshot-list-forgotten";
            }))
            return "the tree finds something else wrong with the machine";
        std::set<Path> ghosts, discarded;
        for (const SnapshotNode& node : tree.nodes) {
            if (!node.problems.empty())
                return "the tree has a problem with a node: " + node.problems.front().code;
            if (node.kind == NodeKind::Missing || node.kind == NodeKind::Foreign)
                return "the tree has an unexpected ghost: " + node.name;
            if (node.kind == NodeKind::Unlisted || node.kind == NodeKind::Shared)
                for (const NodeDisk& disk : node.disks)
                    ghosts.insert(disk.file);
            if (node.kind == NodeKind::Discarded)
                for (const NodeDisk& disk : node.disks)
                    discarded.insert(disk.file);
            std::uint64_t held = 0;
            for (const NodeDisk& disk : node.disks)
                held += heldBytes(fs_, disk.file);
            if (held != node.sizes->own)
                return "the tree says that " + node.name + " holds " + std::to_string(node.sizes->own)
                       + " bytes, not " + std::to_string(held);
        }
        const std::vector<Path> gone = now_.journal.discarded();
        if (discarded != std::set<Path>(gone.begin(), gone.end()))
            return "the tree shows other links as discarded";
        return ghosts == unlistedLinks() ? "" : "the tree shows other links as unlisted";
    }
    std::set<Path> unlistedLinks() {
        std::set<Path> links = linksIn(fs_, now_.folder);
        for (const PresentDisk& disk : now_.disks)
            links.erase(disk.path);
        for (const SnapshotRecord& record : now_.vmsd.snapshots())
            for (const SnapshotDiskRecord& disk : record.disks)
                links.erase(now_.fileOf(fs_, disk));
        for (const Path& link : now_.journal.discarded())
            links.erase(link);
        return links;
    }

    FileSystem& fs_;
    const MachineModel& model_;
    MachineState now_;
    std::set<Path> needed_;
};

} // namespace

std::string differences(FileSystem& fs, const Path& machine, const MachineModel& model) {
    return Comparison(fs, machine, model).verdict();
}

std::set<Path> linksIn(FileSystem& fs, const Path& folder) {
    std::set<Path> found;
    for (const DirectoryEntry& entry : fs.list(folder))
        if (isDescriptor(entry.name.native()))
            found.insert(folder / entry.name);
    return found;
}

std::uint64_t heldBytes(FileSystem& fs, const Path& link) {
    constexpr std::uint64_t kFileBlock = 8; // what a volume allocates of a flat file at once
    const std::unique_ptr<DiskLink> opened = openLink(fs, link);
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < opened->extents().size(); ++i) {
        const std::shared_ptr<Extent> extent = opened->extent(i);
        const Capabilities can = extent->capabilities();
        const std::uint64_t grain = can.allocates ? can.granularity.count() : kFileBlock;
        std::set<std::uint64_t> grains;
        extent->map(Sectors(0), opened->extents()[i].line.sectors, [&](const Run& run) {
            if (run.kind == RunKind::Data)
                for (std::uint64_t at = run.start.count() / grain; at * grain < run.end().count(); ++at)
                    grains.insert(at);
            return true;
        });
        bytes += grains.size() * grain * kSectorSize;
    }
    return bytes;
}

std::uint64_t heldBytesIn(FileSystem& fs, const Path& folder) {
    std::uint64_t sum = 0;
    for (const Path& link : linksIn(fs, folder))
        sum += heldBytes(fs, link);
    return sum;
}

} // namespace strata::test
