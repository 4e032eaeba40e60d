// SPDX-License-Identifier: Apache-2.0
#include "core/ops/linkmerge.h"

#include "core/disk/childlookup.h"
#include "core/disk/descriptorstore.h"
#include "core/disk/diskprobe.h"
#include "core/disk/newdisk.h"
#include "core/disk/parenthint.h"
#include "core/ops/mergecopy.h"
#include "core/ops/usagewalk.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

FoundDescriptor descriptorOf(FileSystem& fs, const Path& path) {
    std::optional<FoundDescriptor> found = readDescriptor(fs, path, false);
    if (!found)
        throwNoDescriptor(fs, path);
    return std::move(*found);
}

/// The descriptor and every extent that is a file, once each.
std::vector<Path> filesOf(const DiskLink& link) {
    std::vector<Path> files{link.path()};
    for (const ExtentPlace& extent : link.extents())
        if (!extent.path.empty() && std::ranges::find(files, extent.path) == files.end())
            files.push_back(extent.path);
    return files;
}

void append(std::vector<Path>& to, const std::vector<Path>& more) { to.insert(to.end(), more.begin(), more.end()); }

FileId idOf(FileSystem& fs, const Path& path) {
    const std::optional<FileStatus> status = fs.status(path);
    if (!status)
        throw Error(ErrorCode::NotFound, text("The file is not there any more")).at(path);
    return status->id;
}

/// Nothing of a merge can go where a ZERO line stands.
void requireRoomFor(const LinkUsage& target, const MergeWork& work, const Path& path) {
    for (const LinkUsage::Room& room : target.rooms)
        if (!room.stores && !intersect(unite(work.copy, work.clear), {{room.start, room.length}}).empty())
            throw Error(ErrorCode::NotSupported,
                        text("The disk has a part that is always zero, in which nothing can be stored"))
                .at(path)
                .advice(text("Clone the whole disk instead"));
}

} // namespace

struct LinkMerge::Impl {
    Impl(FileSystem& fileSystem, LinkMergeSpec what, const OpenOptions& options);

    OpenOptions reading() const {
        OpenOptions options = open;
        options.mode = OpenMode::Read;
        return options;
    }
    OpenOptions writing() const {
        OpenOptions options = open;
        options.mode = OpenMode::ReadWrite;
        options.underMarker = marked();
        return options;
    }
    bool intoParent() const { return spec.direction == MergeDirection::IntoParent; }
    const Path& onlyChild() const { return spec.children.front(); }
    std::vector<Path> targets() const { return intoParent() ? std::vector{spec.link} : spec.children; }

    bool marked() const;
    void requireBuildsOnLink(DiskChain& child) const;
    std::unique_ptr<DiskLink> openAlone(const Path& path) const;
    LinkMergeCost cost(UsageWalk walk) const;
    MergeWork workOf(const UsageWalk& walk) const;
    void requireRoomIn(const Path& target, const Path& child) const;
    void requireNoOthers() const;
    void requireWritable();
    void copyIntoParent(OpContext& context);
    void copyIntoChild(const Path& child, OpContext& context);
    void copy(DiskChain& target, UsageWalk walk, std::size_t written, SectorSource source, OpContext& context) const;
    std::vector<std::unique_ptr<File>> lockShared(const std::vector<Path>& paths) const;

    std::pair<DescriptorPlace, Descriptor> parentAtTheEnd() const;
    std::pair<DescriptorPlace, Descriptor> childAtTheEnd(const Path& child) const;

    FileSystem& fs;
    LinkMergeSpec spec;
    OpenOptions open;
    std::vector<Path> linkFiles;
    std::vector<std::vector<Path>> childFiles;
    std::optional<Path> grandparent; ///< what the link builds on
};

LinkMerge::Impl::Impl(FileSystem& fileSystem, LinkMergeSpec what, const OpenOptions& options)
    : fs(fileSystem), spec(std::move(what)), open(options) {
    if (spec.children.empty() || (intoParent() && spec.children.size() != 1))
        throw Error(ErrorCode::InvalidArgument,
                    text("A link is merged into its parent alone, or into all its children"))
            .at(spec.link);
    spec.link = findDescriptor(fs, spec.link);
    for (Path& child : spec.children) {
        child = findDescriptor(fs, child);
        const std::unique_ptr<DiskChain> chain = openDisk(fs, child, reading());
        requireBuildsOnLink(*chain);
        childFiles.push_back(filesOf(chain->leaf()));
        const std::size_t link = chain->linkCount() - 2;
        linkFiles = filesOf(chain->link(link));
        if (link > 0)
            grandparent = chain->link(link - 1).path();
    }
}

void LinkMerge::Impl::requireBuildsOnLink(DiskChain& child) const {
    const Path& path = child.leaf().path();
    if (child.linkCount() < 2 || idOf(fs, child.link(child.linkCount() - 2).path()) != idOf(fs, spec.link))
        throw Error(ErrorCode::InvalidArgument, text("The disk does not build on “%1”", spec.link.filename()))
            .at(path);
    const Sectors below = child.link(child.linkCount() - 2).capacity();
    if (below != child.capacity())
        throw Error(ErrorCode::CapacityMismatch,
                    text("The disk has %1 bytes, its parent %2", child.capacity().bytes(), below.bytes()))
            .at(path)
            .advice(text("Clone the whole disk instead"));
}

bool LinkMerge::Impl::marked() const {
    const std::optional<IntentInfo> intent = findIntent(fs, spec.link);
    return intent && !intent->damaged && intent->state == IntentState::Marker;
}

std::unique_ptr<DiskLink> LinkMerge::Impl::openAlone(const Path& path) const {
    OpenOptions options = reading();
    options.followParents = false;
    return openLink(fs, path, options);
}

/// `walk`: the link, then its children.
LinkMergeCost LinkMerge::Impl::cost(UsageWalk walk) const {
    LinkMergeCost sum;
    while (walk.next())
        sum += intoParent() ? mergeIntoParentCost(walk[0], walk[1])
                            : mergeIntoChildrenCost(walk[0], walk.all().subspan(1));
    return sum;
}

/// A disk that builds on the link and is not merged with it would be lost, or read something else afterwards.
void LinkMerge::Impl::requireNoOthers() const {
    std::vector<FileId> ours;
    for (const Path& child : spec.children)
        ours.push_back(idOf(fs, child));
    for (const FoundChild& found : findChildDisks(fs, spec.link))
        if (found.cidMatches && std::ranges::find(ours, idOf(fs, found.path)) == ours.end())
            throw Error(ErrorCode::NotSupported, text("Another disk, “%1”, builds on it", found.path.filename()))
                .at(spec.link)
                .advice(text("Merge or remove that one first."));
}

/// `walk`: the link and one child.
MergeWork LinkMerge::Impl::workOf(const UsageWalk& walk) const {
    return intoParent() ? workIntoParent(walk[0], walk[1]) : workIntoChild(walk[0], walk[1]);
}

void LinkMerge::Impl::requireRoomIn(const Path& target, const Path& child) const {
    const std::unique_ptr<DiskLink> links[] = {openAlone(spec.link), openAlone(child)};
    UsageWalk walk({usageSource(*links[0], {}), usageSource(*links[1], {})}, {});
    const LinkUsage& written = walk[intoParent() ? 0 : 1];
    if (std::ranges::all_of(written.rooms, &LinkUsage::Room::stores))
        return;
    while (walk.next())
        requireRoomFor(written, workOf(walk), target);
}

/// Opening for writing shows damage, locks and kinds that cannot be written before anything has changed.
void LinkMerge::Impl::requireWritable() {
    for (const Path& child : spec.children) {
        const Path& target = intoParent() ? spec.link : child;
        requireRoomIn(target, child);
        openDisk(fs, target, writing());
    }
}

std::vector<std::unique_ptr<File>> LinkMerge::Impl::lockShared(const std::vector<Path>& paths) const {
    std::vector<std::unique_ptr<File>> locks;
    if (!open.callerHoldsLocks)
        for (const Path& path : paths)
            locks.push_back(fs.open(path, OpenMode::Read, LockMode::Shared));
    return locks;
}

/// The child covers what it owns all the time, so the chain reads right even over half of a grain.
void LinkMerge::Impl::copyIntoParent(OpContext& context) {
    const auto locks = lockShared(childFiles.front());
    const std::unique_ptr<DiskChain> target = openDisk(fs, spec.link, writing());
    const std::unique_ptr<DiskLink> child = openAlone(onlyChild());
    const auto walk = [&] {
        return UsageWalk({usageSource(target->leaf(), context.stop), usageSource(*child, context.stop)},
                         context.stop);
    };
    context.progress.addTotal(cost(walk()).writes);
    const auto source = [&](Sectors start, MutableByteSpan out) { child->read(start, out); };
    copy(*target, walk(), 0, source, context);
}

void LinkMerge::Impl::copyIntoChild(const Path& child, OpContext& context) {
    const std::unique_ptr<DiskChain> target = openDisk(fs, child, writing());
    DiskLink& link = target->link(target->linkCount() - 2);
    const auto walk = [&] {
        return UsageWalk({usageSource(link, context.stop), usageSource(target->leaf(), context.stop)}, context.stop);
    };
    context.progress.addTotal(cost(walk()).writes);
    const auto source = [&](Sectors start, MutableByteSpan out) { target->read(start, out); };
    copy(*target, walk(), 1, source, context);
}

/// `written`: which of the walk's links is the leaf of `target`.
void LinkMerge::Impl::copy(DiskChain& target, UsageWalk walk, std::size_t written, SectorSource source,
                           OpContext& context) const {
    const auto next = [&] { return walk.next() ? std::optional(workOf(walk)) : std::nullopt; };
    writeMerged(target, walk[written], next, source, context);
}

/// The link that took over the child's content takes over its content ID, too: what builds on the child goes on.
std::pair<DescriptorPlace, Descriptor> LinkMerge::Impl::parentAtTheEnd() const {
    FoundDescriptor parent = descriptorOf(fs, spec.link);
    parent.descriptor.setCid(descriptorOf(fs, onlyChild()).descriptor.cid());
    return {parent.place, parent.descriptor};
}

std::pair<DescriptorPlace, Descriptor> LinkMerge::Impl::childAtTheEnd(const Path& path) const {
    FoundDescriptor child = descriptorOf(fs, path);
    const Descriptor link = descriptorOf(fs, spec.link).descriptor;
    if (link.hasParent())
        child.descriptor.setParent(link.parentCid(), parentHintFor(fs, path, grandparent.value()));
    else
        child.descriptor.removeParent();
    return {child.place, child.descriptor};
}

LinkMerge::LinkMerge(FileSystem& fs, LinkMergeSpec spec, const OpenOptions& open)
    : impl_(std::make_unique<Impl>(fs, std::move(spec), open)) {}

LinkMerge::~LinkMerge() = default;

LinkMergeCost LinkMerge::cost(std::stop_token stop) {
    std::vector<std::unique_ptr<DiskLink>> links;
    links.push_back(impl_->openAlone(impl_->spec.link));
    for (const Path& child : impl_->spec.children)
        links.push_back(impl_->openAlone(child));
    return impl_->cost(walkOver(links, stop));
}

std::vector<Path> LinkMerge::changes() const {
    std::vector<Path> files;
    if (impl_->intoParent())
        files = impl_->linkFiles;
    else
        for (const std::vector<Path>& child : impl_->childFiles)
            append(files, child);
    return files;
}

std::vector<Path> LinkMerge::removes() const {
    return impl_->intoParent() ? impl_->childFiles.front() : impl_->linkFiles;
}

std::vector<Path> LinkMerge::halfWritten() const {
    return impl_->intoParent() ? std::vector{impl_->spec.link} : std::vector<Path>();
}

void LinkMerge::prepare(IntentBuilder& intent) {
    Impl& merge = *impl_;
    if (merge.marked())
        return;
    merge.requireNoOthers();
    merge.requireWritable();
    if (!merge.intoParent()) {
        for (const Path& child : merge.spec.children) {
            const auto [place, descriptor] = merge.childAtTheEnd(child);
            requireDescriptorFits(place, descriptor);
        }
        return;
    }
    // From now on a forgotten other child is refused, which is the safe failure.
    const Cid middle = newContentId();
    FoundDescriptor parent = descriptorOf(merge.fs, merge.spec.link);
    FoundDescriptor child = descriptorOf(merge.fs, merge.onlyChild());
    parent.descriptor.setCid(middle);
    child.descriptor.setParentCid(middle);
    storeDescriptor(intent, merge.fs, parent.place, parent.descriptor);
    storeDescriptor(intent, merge.fs, child.place, child.descriptor);
}

void LinkMerge::copy(OpContext& context) {
    if (impl_->intoParent())
        impl_->copyIntoParent(context);
    else
        for (const Path& child : impl_->spec.children)
            impl_->copyIntoChild(child, context);
}

void LinkMerge::complete(IntentBuilder& intent, const std::vector<Path>& grandchildren) {
    Impl& merge = *impl_;
    if (merge.intoParent()) {
        const auto [place, parent] = merge.parentAtTheEnd();
        for (const Path& path : grandchildren) {
            FoundDescriptor grandchild = descriptorOf(merge.fs, path);
            if (grandchild.descriptor.parentCid() != parent.cid())
                throw Error(ErrorCode::ParentMismatch,
                            text("The disk does not build on “%1” as it is now", merge.onlyChild().filename()))
                    .at(path);
            grandchild.descriptor.setParent(parent.cid(), parentHintFor(merge.fs, path, merge.spec.link));
            storeDescriptor(intent, merge.fs, grandchild.place, grandchild.descriptor);
        }
        storeDescriptor(intent, merge.fs, place, parent);
    } else {
        for (const Path& child : merge.spec.children) {
            const auto [place, descriptor] = merge.childAtTheEnd(child);
            storeDescriptor(intent, merge.fs, place, descriptor);
        }
    }
    for (const Path& file : removes())
        intent.unlink(file);
}

} // namespace strata
