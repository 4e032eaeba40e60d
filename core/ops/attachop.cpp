// SPDX-License-Identifier: Apache-2.0
#include "core/ops/attachop.h"

#include "core/disk/descriptorstore.h"
#include "core/disk/parenthint.h"
#include "core/disk/requirefree.h"
#include "core/disk/unfinishedchange.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

std::unique_ptr<DiskLink> linkAlone(FileSystem& fs, const Path& path, OpenOptions options) {
    options.mode = OpenMode::Read;
    options.followParents = false;
    return openLink(fs, path, options);
}

void requireDelta(const Descriptor& child, const Path& path) {
    if (!child.hasParent())
        throw Error(ErrorCode::NotSupported, text("The disk has no parent: it is whole by itself, not a redo log"))
            .at(path)
            .advice(text("On top of another disk its holes would show what lies under them."));
}

void requireSameCapacity(Sectors parent, Sectors child, const Path& path) {
    if (parent != child)
        throw Error(ErrorCode::CapacityMismatch,
                    text("The disk has %1 bytes, the parent %2", child.bytes(), parent.bytes()))
            .at(path)
            .advice(
                text("It was made from another disk, or the parent was resized since. If that was made larger, let "
                     "this disk grow to the same size first."));
}

void requireCid(Cid expected, Cid found, const Path& path) {
    if (expected != found)
        throw Error(ErrorCode::ParentMismatch, text("The disk expects a parent with content ID %1; this one has %2",
                                                    formatCid(expected), formatCid(found)))
            .at(path)
            .advice(
                text("Either it is the wrong parent, or it was written since. If you know that it fits, attach it "
                     "with the content ID corrected."));
}

void requireNotInside(FileSystem& fs, const DiskChain& parent, const Path& child) {
    const std::optional<FileStatus> self = fs.status(child);
    for (std::size_t index = 0; index < parent.linkCount(); ++index)
        if (const auto other = fs.status(parent.link(index).path()); self && other && self->id == other->id)
            throw Error(ErrorCode::ParentLoop, text("The disk is part of the parent's own chain")).at(child);
    if (parent.linkCount() >= kMaxChainLinks)
        throw Error(ErrorCode::LimitExceeded, text("The disk would have more than %1 links", kMaxChainLinks))
            .at(child);
}

/// The latest change of any file of the link.
std::int64_t lastWritten(FileSystem& fs, const DiskLink& link) {
    std::int64_t latest = 0;
    const auto look = [&](const Path& path) {
        if (const auto status = path.empty() ? std::nullopt : fs.status(path))
            latest = std::max(latest, status->modifiedNs);
    };
    look(link.path());
    for (const ExtentPlace& extent : link.extents())
        look(extent.path);
    return latest;
}

/// The child's descriptor before and after.
struct Edit {
    DescriptorPlace place;
    std::string before;
    Descriptor after;
    bool changes() const { return after.encode() != before; }
};

Edit prepare(FileSystem& fs, const AttachParams& params) {
    const std::unique_ptr<DiskLink> child = linkAlone(fs, params.child, params.open);
    requireDelta(child->descriptor(), child->path());
    requireNothingHalfDone(fs, child->path());
    requireFree(fs, child->path());
    OpenOptions options = params.open;
    options.mode = OpenMode::Read;
    const std::unique_ptr<DiskChain> parent = openDisk(fs, params.parent, options);
    requireNotInside(fs, *parent, child->path());
    requireSameCapacity(parent->capacity(), child->capacity(), child->path());
    const Cid cid = parent->leaf().descriptor().cid();
    if (!params.fixCid)
        requireCid(child->descriptor().parentCid(), cid, child->path());
    Edit edit{child->place(), child->descriptor().encode(), child->descriptor()};
    edit.after.setParentCid(cid);
    const std::string hint = parentHintFor(fs, child->path(), parent->leaf().path());
    if (edit.after.parentHint() != hint)
        edit.after.setParent(cid, hint);
    requireDescriptorFits(edit.place, edit.after);
    return edit;
}

class AttachOp final : public Operation {
public:
    explicit AttachOp(AttachParams params) : params_(std::move(params)) {}

    std::string_view name() const override { return "attach"; }
    Text describe() const override {
        return text("Attaching “%1” to “%2”", params_.child.filename(), params_.parent.filename());
    }
    std::optional<Refusal> canRun(FileSystem& fs) override { return whyNotAttachable(fs, params_); }
    Plan plan(OpContext& context) override {
        const Edit edit = prepare(context.fs, params_);
        Plan plan;
        plan.operation = name();
        plan.reads = edit.before.size();
        plan.sources = {params_.parent};
        if (edit.changes()) {
            plan.changes = {edit.place.path};
            plan.writes = plan.peakExtraSpace = edit.place.embedded ? edit.place.size : edit.after.encode().size();
        }
        warn(context.fs, plan.warnings);
        return plan;
    }
    void run(OpContext& context) override {
        context.progress.phase("Writing metadata");
        finishInterruptedChange(context.fs, findDescriptor(context.fs, params_.child));
        const Edit edit = prepare(context.fs, params_);
        std::vector<Text> warnings;
        warn(context.fs, warnings);
        checkpoint(context);
        if (edit.changes())
            storeDescriptor(context.fs, edit.place, edit.after, edit.before);
        else
            context.report.note(text("The disk names this parent already; nothing was written"));
        for (const Text& warning : warnings)
            context.report.warning(warning);
    }

private:
    void warn(FileSystem& fs, std::vector<Text>& warnings) const {
        const AttachEvidence evidence = attachEvidence(fs, params_);
        if (evidence.sameCid())
            return;
        warnings.push_back(
            text("The content ID that the disk expects is changed from %1 to %2, though the parent may "
                 "not be what it was made from.",
                 formatCid(evidence.expected), formatCid(evidence.found)));
        if (evidence.parentIsNewer())
            warnings.push_back(text("The parent was written after the disk was; what the disk does not hold itself "
                                    "may have changed."));
    }

    AttachParams params_;
};

} // namespace

std::optional<Refusal> whyNotAttachable(FileSystem& fs, const AttachParams& params) {
    try {
        prepare(fs, params);
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

AttachEvidence attachEvidence(FileSystem& fs, const AttachParams& params) {
    const std::unique_ptr<DiskLink> child = linkAlone(fs, params.child, params.open);
    const std::unique_ptr<DiskLink> parent = linkAlone(fs, params.parent, params.open);
    AttachEvidence evidence;
    evidence.expected = child->descriptor().parentCid();
    evidence.found = parent->descriptor().cid();
    evidence.childCapacity = child->capacity();
    evidence.parentCapacity = parent->capacity();
    evidence.childWritten = lastWritten(fs, *child);
    evidence.parentWritten = lastWritten(fs, *parent);
    evidence.oldHint = child->descriptor().parentHint().value_or("");
    return evidence;
}

std::unique_ptr<Operation> attachOp(AttachParams params) { return std::make_unique<AttachOp>(std::move(params)); }

void requireAttachable(const DiskChain& parent, const DiskChain& child) {
    const DiskLink& top = child.leaf();
    if (child.linkCount() != 1)
        throw Error(ErrorCode::InvalidArgument, text("The disk was opened with its parents already")).at(top.path());
    requireDelta(top.descriptor(), top.path());
    for (std::size_t index = 0; index < parent.linkCount(); ++index)
        if (parent.link(index).path() == top.path())
            throw Error(ErrorCode::ParentLoop, text("The disk is part of the parent's own chain")).at(top.path());
    if (parent.linkCount() >= kMaxChainLinks)
        throw Error(ErrorCode::LimitExceeded, text("The disk would have more than %1 links", kMaxChainLinks))
            .at(top.path());
    requireSameCapacity(parent.capacity(), child.capacity(), top.path());
    requireCid(top.descriptor().parentCid(), parent.leaf().descriptor().cid(), top.path());
}

std::unique_ptr<DiskChain> attachChains(std::unique_ptr<DiskChain> parent, std::unique_ptr<DiskChain> child) {
    requireAttachable(*parent, *child);
    return DiskChain::join(std::move(parent), std::move(child));
}

} // namespace strata
