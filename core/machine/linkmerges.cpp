// SPDX-License-Identifier: Apache-2.0
#include "core/machine/linkmerges.h"

#include "core/base/error.h"
#include "core/base/units.h"
#include "core/disk/childlookup.h"
#include "core/disk/unfinishedchange.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

constexpr char kIntoParent = 'p';
constexpr char kIntoChildren = 'c';

/// "take 12ab... pcp": the request and the direction of each merge; the first line of the marker's note.
std::string noteOf(const std::string& request, const std::string& directions) {
    return request + " " + directions + "\n";
}

} // namespace

LinkMerges::LinkMerges(FileSystem& fs, Path first, std::string request, OpenOptions open)
    : fs_(fs), first_(std::move(first)), request_(std::move(request)), open_(std::move(open)) {}

std::optional<IntentInfo> LinkMerges::findMarker(FileSystem& fs, const Path& first, const std::string& request) {
    const std::optional<IntentInfo> found = findIntent(fs, first);
    if (!found || (!found->damaged && found->state == IntentState::Redo))
        return std::nullopt;
    if (found->damaged || found->op != IntentOp::MergeLinks || !found->detail.starts_with(request + " "))
        throwInterrupted(*found);
    return found;
}

std::vector<MergeDirection> LinkMerges::directionsOf(const IntentInfo& marker) {
    std::vector<MergeDirection> directions;
    const std::string line = marker.detail.substr(0, marker.detail.find('\n'));
    for (const char letter : line.substr(line.rfind(' ') + 1))
        directions.push_back(letter == kIntoParent ? MergeDirection::IntoParent : MergeDirection::IntoChildren);
    return directions;
}

void LinkMerges::add(LinkMergeSpec spec) {
    auto merge = std::make_unique<LinkMerge>(fs_, spec, open_);
    for (const std::vector<Path>& files : {merge->changes(), merge->removes()})
        for (const Path& file : files)
            if (fs_.canonical(folderOf(file)) != folderOf(first_))
                throw Error(ErrorCode::NotSupported, text("Links in different folders cannot be merged in one step"))
                    .at(file)
                    .advice(text("Move the files into one folder first, or clone the disk."));
    merges_.push_back({std::move(spec), std::move(merge)});
}

LinkMergeCost LinkMerges::cost(std::stop_token stop) {
    LinkMergeCost sum;
    for (const Item& item : merges_) {
        const LinkMergeCost cost = item.merge->cost(stop);
        sum.reads += cost.reads;
        sum.writes += cost.writes;
        sum.extra += cost.extra;
        sum.freed += cost.freed;
    }
    return sum;
}

std::vector<Path> LinkMerges::changes() const {
    std::vector<Path> files;
    for (const Item& item : merges_)
        std::ranges::copy(item.merge->changes(), std::back_inserter(files));
    return files;
}

std::vector<Path> LinkMerges::removes() const {
    std::vector<Path> files;
    for (const Item& item : merges_)
        std::ranges::copy(item.merge->removes(), std::back_inserter(files));
    return files;
}

void LinkMerges::requireRoom(OpContext& context) {
    const std::uint64_t needed = cost(context.stop).extra;
    const std::uint64_t free = fs_.volume(folderOf(first_)).free;
    if (needed > free)
        throw Error(ErrorCode::NoSpace, text("%1 bytes are needed, %2 are free", needed, free))
            .at(folderOf(first_))
            .advice(text("Free some space first."));
}

/// Intent A, if any merge has something to say in it.
void LinkMerges::begin() {
    IntentBuilder intent(fs_, first_, IntentOp::MergeLinks);
    bool needed = false;
    for (const Item& item : merges_) {
        item.merge->prepare(intent);
        needed = needed || item.spec.direction == MergeDirection::IntoParent;
    }
    if (needed)
        intent.run();
}

IntentInfo LinkMerges::mark() {
    IntentBuilder marker(fs_, first_, IntentOp::MergeLinks);
    std::string directions;
    std::string halfWritten;
    for (const Item& item : merges_) {
        halfWritten += noteHalfWritten(item.merge->halfWritten());
        directions += item.spec.direction == MergeDirection::IntoParent ? kIntoParent : kIntoChildren;
        for (const std::vector<Path>& files : {item.merge->changes(), item.merge->removes()})
            for (const Path& file : files)
                if (const std::optional<FileStatus> status = fs_.status(file))
                    marker.touches(file, ceilDiv(status->size, kSectorSize));
    }
    marker.detail(noteOf(request_, directions) + halfWritten);
    return marker.commitMarker().info();
}

/// Links that build on the child that vanishes.
std::vector<Path> LinkMerges::grandchildren(const LinkMergeSpec& spec) const {
    std::vector<Path> found;
    if (spec.direction == MergeDirection::IntoParent)
        for (const FoundChild& child : findChildDisks(fs_, spec.children.front()))
            if (child.cidMatches)
                found.push_back(child.path);
    return found;
}

void LinkMerges::run(OpContext& context, FunctionRef<void(IntentBuilder&)> lists) {
    std::optional<IntentInfo> marker = findMarker(fs_, first_, request_);
    requireRoom(context);
    if (!marker) {
        begin();
        checkpoint(context);
        marker = mark();
    }
    context.progress.phase("Merging");
    for (const Item& item : merges_)
        item.merge->copy(context);
    IntentBuilder intent(fs_, first_, IntentOp::MergeLinks);
    intent.replaces(*marker);
    for (const Item& item : merges_)
        item.merge->complete(intent, grandchildren(item.spec));
    lists(intent);
    intent.run();
}

void renameLink(FileSystem& fs, const MachineState& state, const Path& from, const Path& to, VmxFile& vmx,
                VmsdFile& vmsd) {
    for (const PresentDisk& disk : state.disks)
        if (disk.path == from)
            vmx.setDiskFile(disk.node, state.nameOf(to));
    for (const SnapshotRecord& record : state.vmsd.snapshots())
        for (const SnapshotDiskRecord& disk : record.disks)
            if (state.fileOf(fs, disk) == from && vmsd.find(record.uid))
                vmsd.setDiskFile(record.uid, disk.node, state.nameOf(to));
}

void addMergedLists(IntentBuilder& intent, const MachineState& state, const VmxFile& vmx, const VmsdFile& vmsd) {
    if (vmx.encode() != state.vmx.encode())
        intent.replace(state.config, asBytes(vmx.encode()));
    if (vmsd.encode() != state.vmsd.encode())
        intent.replace(state.list, asBytes(vmsd.encode()));
    UndoJournal journal = state.journal;
    journal.forgetSteps();
    journal.setLastRequest({});
    if (!journal.empty())
        intent.replace(state.journalFile, asBytes(journal.encode(state.folder)));
    else if (state.journalExists)
        intent.unlink(state.journalFile);
}

} // namespace strata
