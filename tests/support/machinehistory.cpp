// SPDX-License-Identifier: Apache-2.0
#include "tests/support/machinehistory.h"

#include "core/base/error.h"
#include "core/machine/snapshotops.h"
#include "tests/support/extenttools.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <algorithm>

namespace strata::test {
namespace {

using Path = std::filesystem::path;

constexpr std::size_t kMostSnapshots = 5;

std::string wrongFigure(const std::string& what, std::uint64_t expected, std::uint64_t found) {
    return what + " " + std::to_string(expected) + " bytes, not " + std::to_string(found);
}

} // namespace

MachineHistory::MachineHistory(FileSystem& fs, const MachineSpec& spec, std::uint64_t seed, bool exact)
    : fs_(fs), config_(makeMachine(fs, spec).config), seed_(seed), exact_(exact) {
    for (const PresentDisk& disk : state().disks)
        model_.present[disk.node] = readGuest(fs, disk.path);
}

std::string MachineHistory::step(int number) {
    random_.seed(seed_ * 1'000'003 + static_cast<std::uint64_t>(number));
    story_ += "\n  " + std::to_string(number) + ":";
    try {
        std::string wrong = play();
        if (wrong.empty())
            wrong = differences(fs_, config_, model_);
        if (wrong.empty() && state().journal.steps().size() != memory_.size())
            wrong = "the journal has other steps";
        return wrong;
    } catch (const Error& error) {
        return std::string("error: ") + error.what();
    }
}

std::string MachineHistory::play() {
    const std::uint64_t kind = random(24);
    if (kind < 7)
        return write();
    if (kind < 10)
        return model_.snapshots.size() < kMostSnapshots ? take() : merge();
    if (model_.snapshots.empty())
        return take();
    if (kind < 13)
        return goTo();
    if (kind < 15)
        return merge();
    if (kind < 17)
        return discard();
    if (kind < 20)
        return undo();
    switch (kind) {
    case 20: return describe();
    case 21: return purge();
    case 22: return random(2) == 0 ? forgetInList() : discardGhost();
    default: return adopt();
    }
}

/// True if it was done; false if it was refused, and then nothing may have changed.
bool MachineHistory::run(const std::unique_ptr<Operation>& operation) {
    OperationRun with(fs_);
    story_ += " " + std::string(operation->name());
    if (const auto refusal = operation->canRun(fs_)) {
        if (refusal->code != ErrorCode::NotSupported && refusal->code != ErrorCode::NotFound)
            throw refusal->cause.value_or(Error(refusal->code, refusal->reason));
        story_ += " (refused: " + refusal->reason.english() + ")";
        ++done_["refused"];
        return false;
    }
    plan_ = operation->plan(with.context);
    operation->run(with.context);
    ++done_[std::string(operation->name())];
    return true;
}

void MachineHistory::remember(Memory memory) {
    memory_.push_back(std::move(memory));
    if (memory_.size() > UndoJournal::kMaxSteps)
        memory_.erase(memory_.begin());
    const MachineState now = state();
    for (const Path& link : now.journal.steps().back().discarded)
        model_.unlisted.erase(link);
}

std::uint32_t MachineHistory::anySnapshot() {
    auto at = model_.snapshots.begin();
    std::advance(at, static_cast<long>(random(model_.snapshots.size())));
    story_ += " #" + std::to_string(at->first);
    return at->first;
}

std::string MachineHistory::write() {
    const MachineState now = state();
    const PresentDisk& disk = now.disks[random(now.disks.size())];
    Bytes& bytes = model_.present.at(disk.node);
    const std::uint64_t sectors = bytes.size() / kSectorSize;
    const Sectors start(random(sectors));
    const Sectors length(std::min<std::uint64_t>(sectors - start.count(), 1 + random(150)));
    const bool zeros = random(4) == 0;
    const auto chain = openDisk(fs_, disk.path, forWriting());
    const auto at = bytes.begin() + static_cast<long>(start.bytes());
    if (zeros) {
        chain->writeZeros(start, length);
        std::fill_n(at, length.bytes(), std::byte{0});
    } else {
        const Bytes data = patternBytes(length.bytes(), random_());
        chain->write(start, data);
        std::ranges::copy(data, at);
    }
    chain->close();
    story_ += (zeros ? " write zeros " : " write ") + disk.node + " " + std::to_string(start.count()) + "+"
              + std::to_string(length.count());
    ++done_["write"];
    return {};
}

std::string MachineHistory::take() {
    auto what = params<TakeSnapshotParams>();
    what.snapshotName = "s" + std::to_string(random(1000));
    const std::uint32_t uid = state().vmsd.nextUid();
    const Memory before{model_, true};
    if (!run(takeSnapshotOp(what)))
        return "taking was refused";
    model_.take(uid, what.snapshotName);
    remember(before);
    return {};
}

std::string MachineHistory::goTo() {
    auto what = params<GoToParams>();
    what.snapshot = anySnapshot();
    const bool keep = random(2) == 0 && model_.snapshots.size() < kMostSnapshots;
    const MachineState was = state();
    what.present = keep ? PresentState::Keep : PresentState::Discard;
    what.keepName = "kept" + std::to_string(random(1000));
    what.branch = keep;
    const std::uint32_t uid = state().vmsd.nextUid();
    const Memory before{model_, true};
    if (!run(goToSnapshotOp(what)))
        return "going to a snapshot was refused";
    if (keep)
        model_.take(uid, what.keepName);
    model_.goTo(what.snapshot);
    remember(before);
    noteWholeDisks(was, before.before);
    return {};
}

/// A present link that is a whole disk by now, since a merge made it one, is never discarded.
void MachineHistory::noteWholeDisks(const MachineState& was, const MachineModel& before) {
    const std::set<Path> links = namedLinks();
    for (const PresentDisk& disk : was.disks)
        if (!links.contains(disk.path) && openDisk(fs_, disk.path)->linkCount() == 1)
            model_.unlisted[disk.path] = before.present.at(disk.node);
}

/// By the lists or the journal.
std::set<Path> MachineHistory::namedLinks() const {
    const MachineState now = state();
    const std::vector<Path> discarded = now.journal.discarded();
    std::set<Path> links(discarded.begin(), discarded.end());
    for (const PresentDisk& disk : now.disks)
        links.insert(disk.path);
    for (const SnapshotRecord& record : now.vmsd.snapshots())
        for (const SnapshotDiskRecord& disk : record.disks)
            links.insert(now.fileOf(fs_, disk));
    return links;
}

SnapshotTree MachineHistory::sizedTree() const {
    SnapshotTree tree = readSnapshotTree(fs_, config_);
    LinkUsageCache cache;
    readSizes(fs_, tree, {}, cache, {});
    return tree;
}

std::string MachineHistory::merge() {
    auto what = params<MergeSnapshotParams>();
    what.snapshot = anySnapshot();
    const std::uint64_t route = random(6);
    what.route = route == 0 ? MergeRoute::CopyToChildren : route == 1 ? MergeRoute::KeepShared : MergeRoute::Cheapest;
    if (random(2) == 0)
        if (std::string wrong = purge(); !wrong.empty())
            return wrong;
    const MachineState was = state();
    const SnapshotRecord record = *was.vmsd.find(what.snapshot);
    const std::uint64_t held = heldBytesIn(fs_, was.folder);
    const std::optional<NodeSizes> forecast = sizedTree().find(what.snapshot)->sizes;
    const Memory before{model_, false};
    if (!run(mergeSnapshotOp(what)))
        return {};
    model_.forget(what.snapshot);
    if (plan_.removes.empty()) {
        remember(before); // only the list forgot it
        for (const SnapshotDiskRecord& disk : record.disks)
            model_.unlisted.emplace(was.fileOf(fs_, disk),
                                    before.before.snapshots.at(what.snapshot).contents.at(disk.node));
        return {};
    }
    memory_.clear();
    followMergedLinks(was, record);
    return compareMerge(record, held, what.route == MergeRoute::Cheapest, forecast);
}

/// An unlisted link that was merged into the snapshot's lives on under that one's name.
void MachineHistory::followMergedLinks(const MachineState& was, const SnapshotRecord& record) {
    for (const SnapshotDiskRecord& disk : record.disks) {
        const Path target = was.fileOf(fs_, disk);
        for (auto& [file, bytes] : std::map(model_.unlisted))
            if (!fs_.exists(file) && fs_.exists(target) && sameBytes(readGuest(fs_, target), bytes)) {
                model_.unlisted.erase(file);
                model_.unlisted.emplace(target, bytes);
            }
    }
}

std::string MachineHistory::compareMerge(const SnapshotRecord& record, std::uint64_t heldBefore, bool cheapest,
                                         const std::optional<NodeSizes>& forecast) {
    if (!exact_)
        return {};
    const std::uint64_t freed = plan_.frees;
    const std::uint64_t now = heldBytesIn(fs_, config_.parent_path());
    const std::string name = "the merge of #" + std::to_string(record.uid);
    if (now != heldBefore + plan_.peakExtraSpace - freed)
        return wrongFigure(name + " should have left", heldBefore + plan_.peakExtraSpace - freed, now);
    if (!cheapest)
        return {};
    if (!forecast || !forecast->mergeSpace)
        return "the forecast said that #" + std::to_string(record.uid) + " could not be merged";
    if (*forecast->mergeSpace != plan_.peakExtraSpace)
        return wrongFigure(name + " was forecast to need", *forecast->mergeSpace, plan_.peakExtraSpace);
    return forecast->freedByMerge == freed
               ? ""
               : wrongFigure(name + " was forecast to free", forecast->freedByMerge, freed);
}

std::string MachineHistory::discard() {
    auto what = params<DiscardParams>();
    what.snapshot = anySnapshot();
    what.subtree = random(2) == 0;
    const std::optional<std::uint64_t> forecast = sizedTree().find(what.snapshot)->sizes->freedIfDiscarded;
    const Memory before{model_, false};
    if (!run(discardSnapshotOp(what)))
        return {};
    for (const std::uint32_t uid : model_.subtree(what.snapshot))
        model_.snapshots.erase(uid);
    remember(before);
    std::uint64_t freed = 0;
    const MachineState now = state();
    for (const Path& link : now.journal.steps().back().discarded)
        freed += heldBytes(fs_, link);
    if (!forecast)
        return "the forecast said that it could not be discarded";
    return *forecast == freed || !plan_.warnings.empty() ? ""
                                                         : wrongFigure("discarding should free", *forecast, freed);
}

std::string MachineHistory::describe() {
    auto what = params<DescribeParams>();
    what.snapshot = anySnapshot();
    if (random(2) == 0)
        what.snapshotName = "renamed" + std::to_string(random(1000));
    else
        what.description = "line\n\"" + std::to_string(random(1000)) + "\"";
    const Memory before{model_, false};
    if (!run(describeSnapshotOp(what)))
        return "describing was refused";
    ModelSnapshot& snapshot = model_.snapshots.at(what.snapshot);
    snapshot.name = what.snapshotName.value_or(snapshot.name);
    snapshot.description = what.description.value_or(snapshot.description);
    remember(before);
    return {};
}

std::string MachineHistory::undo() {
    auto what = params<UndoParams>();
    what.evenIfWritten = true;
    if (!run(undoOp(what)))
        return memory_.empty() || memory_.back().lost ? "" : "undo was refused";
    if (memory_.empty() || memory_.back().lost)
        return "undo found a step that was never done, or is overtaken";
    const Memory last = std::move(memory_.back());
    memory_.pop_back();
    NodeContents present = model_.present;
    model_ = last.before;
    if (!last.movedPresent)
        model_.present = std::move(present);
    return {};
}

std::string MachineHistory::purge() {
    const std::uint64_t held = heldBytesIn(fs_, config_.parent_path());
    std::uint64_t discarded = 0;
    const MachineState was = state();
    for (const Path& link : was.journal.discarded())
        discarded += heldBytes(fs_, link);
    if (!run(purgeOp(params<MachineParams>())))
        return "purging was refused";
    memory_.clear();
    if (const std::uint64_t now = heldBytesIn(fs_, was.folder); now != held - discarded)
        return wrongFigure("purging should leave", held - discarded, now);
    return fs_.exists(undoJournalPath(config_)) ? "the journal stayed" : "";
}

/// As a tool that loses an entry of the list, but not the links.
std::string MachineHistory::forgetInList() {
    MachineState now = state();
    const std::uint32_t uid = anySnapshot();
    const SnapshotRecord record = *now.vmsd.find(uid);
    for (const SnapshotDiskRecord& disk : record.disks)
        model_.unlisted[now.fileOf(fs_, disk)] = model_.snapshots.at(uid).contents.at(disk.node);
    now.vmsd.remove(uid);
    writeFile(fs_, now.list, now.vmsd.encode());
    model_.forget(uid);
    if (!memory_.empty())
        memory_.back().lost = true;
    story_ += " forgotten";
    ++done_["forget"];
    return {};
}

std::optional<SnapshotNode> MachineHistory::anyGhost() {
    const SnapshotTree tree = readSnapshotTree(fs_, config_);
    std::vector<SnapshotNode> ghosts;
    std::ranges::copy_if(tree.nodes, std::back_inserter(ghosts), [](const SnapshotNode& node) {
        return node.kind == NodeKind::Unlisted || node.kind == NodeKind::Shared;
    });
    if (ghosts.empty())
        return std::nullopt;
    const SnapshotNode& chosen = ghosts[random(ghosts.size())];
    for (const NodeDisk& disk : chosen.disks)
        story_ += " " + disk.file.filename().string();
    return chosen;
}

/// The snapshot that the link's parents lead to first.
std::uint32_t MachineHistory::nearestListed(const MachineState& in, const Path& link) const {
    const auto chain = openDisk(fs_, link);
    for (std::size_t i = chain->linkCount() - 1; i-- > 0;)
        for (const SnapshotRecord& record : in.vmsd.snapshots())
            for (const SnapshotDiskRecord& disk : record.disks)
                if (in.fileOf(fs_, disk) == chain->link(i).path())
                    return record.uid;
    return 0;
}

std::string MachineHistory::adopt() {
    const std::optional<SnapshotNode> ghost = anyGhost();
    // One disk of several makes a history whose disks contradict each other, and the tree says so.
    // A whole disk that nothing builds on is a state of nothing that is left.
    const auto isWhole = [](const NodeDisk& disk) { return disk.parent.empty(); };
    if (!ghost || ghost->disks.size() < model_.present.size()
        || (ghost->children.empty() && std::ranges::any_of(ghost->disks, isWhole)))
        return write();
    auto what = params<GhostParams>();
    what.snapshotName = "adopted" + std::to_string(random(1000));
    NodeContents contents;
    for (const NodeDisk& disk : ghost->disks) {
        what.files.push_back(disk.file);
        contents[disk.node] = readGuest(fs_, disk.file);
        if (const auto known = model_.unlisted.find(disk.file); known != model_.unlisted.end())
            contents[disk.node] = known->second;
    }
    const std::uint32_t uid = state().vmsd.nextUid();
    const Memory before{model_, false};
    if (!run(adoptOp(what)))
        return "adopting was refused";
    const MachineState now = state();
    model_.snapshots[uid] = {nearestListed(now, what.files.front()), what.snapshotName, {}, contents};
    for (const SnapshotRecord& record : now.vmsd.snapshots())
        for (const SnapshotDiskRecord& disk : record.disks)
            if (nearestListed(now, now.fileOf(fs_, disk)) == uid)
                model_.snapshots.at(record.uid).parent = uid;
    for (const PresentDisk& disk : now.disks)
        if (nearestListed(now, disk.path) == uid)
            model_.current = uid;
    for (const Path& file : what.files)
        model_.unlisted.erase(file);
    remember(before);
    return {};
}

std::string MachineHistory::discardGhost() {
    const std::optional<SnapshotNode> ghost = anyGhost();
    if (!ghost)
        return write();
    auto what = params<GhostParams>();
    for (const NodeDisk& disk : ghost->disks)
        what.files.push_back(disk.file);
    const Memory before{model_, false};
    if (run(discardGhostOp(what)))
        remember(before);
    return {};
}

std::string MachineHistory::purgeAll() {
    story_ += "\n  at the end:";
    std::string wrong = purge();
    return wrong.empty() ? differences(fs_, config_, model_) : wrong;
}

} // namespace strata::test
