// SPDX-License-Identifier: Apache-2.0
#include "core/disk/parenthint.h"
#include "core/ops/attachop.h"
#include "core/ops/childspec.h"
#include "core/ops/sourceguard.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

void requireChildType(CreateType type) {
    if (type != CreateType::MonolithicSparse && type != CreateType::TwoGbMaxExtentSparse
        && type != CreateType::VmfsSparse)
        throw Error(ErrorCode::InvalidArgument, text("A disk of type %1 cannot be a redo log", createTypeName(type)))
            .advice(text("Choose monolithicSparse, twoGbMaxExtentSparse or vmfsSparse."));
}

class CreateChildOp final : public Operation {
public:
    explicit CreateChildOp(CreateChildParams params) : params_(std::move(params)) {
        params_.open.mode = OpenMode::Read;
    }

    std::string_view name() const override { return "child"; }
    Text describe() const override {
        return text("Making “%1” on top of “%2”", params_.child.filename(), params_.parent.filename());
    }
    std::optional<Refusal> canRun(FileSystem& fs) override {
        try {
            planned(fs);
            return std::nullopt;
        } catch (const Error& error) {
            return Refusal::of(error);
        }
    }
    Plan plan(OpContext& context) override {
        const DiskPlan disk = planned(context.fs);
        Plan plan;
        plan.operation = name();
        plan.writes = plan.peakExtraSpace = spaceTaken(context.fs, disk);
        plan.sources = parentFiles_;
        plan.creates = filesOf(disk);
        plan.warnings = warnings_;
        return plan;
    }
    void run(OpContext& context) override {
        const DiskPlan disk = planned(context.fs);
        context.progress.phase("Creating");
        context.progress.setTotal(spaceTaken(context.fs, disk));
        checkpoint(context);
        NewDisk child(context.fs, disk.spec, false);
        child.finish();
        checkpoint(context);
        child.commit();
        context.progress.add(spaceTaken(context.fs, disk));
        for (const Text& warning : warnings_)
            context.report.warning(warning);
        context.report.note(text("Created “%1”", params_.child.filename()));
    }

private:
    static std::uint64_t spaceTaken(FileSystem& fs, const DiskPlan& disk) {
        return bytesOfEmptyDisk(disk, fs.volume(folderOf(disk.spec.path)));
    }

    DiskPlan planned(FileSystem& fs) {
        if (params_.type)
            requireChildType(*params_.type);
        const std::unique_ptr<DiskChain> parent = openDisk(fs, params_.parent, params_.open);
        parentFiles_ = filesOf(*parent);
        requireParent(*parent);
        const Path folder = folderOf(params_.child);
        if (const auto status = fs.status(folder); !status || status->kind != FileKind::Directory)
            throw Error(ErrorCode::NotFound, text("The folder does not exist"))
                .at(folder)
                .advice(text("Make it first."));
        DiskSpec spec = childSpec(parent->leaf());
        if (params_.type)
            spec.type = *params_.type;
        spec.path = params_.child;
        spec.parentHint = parentHintFor(fs, params_.child, parent->leaf().path());
        DiskPlan disk = planDisk(spec);
        requireNamesFree(fs, disk, {});
        requireRoom(fs, disk, folder, spaceTaken(fs, disk));
        collectWarnings(fs, *parent);
        return disk;
    }

    static void requireParent(const DiskChain& parent) {
        if (parent.leaf().descriptor().cid() == kNoParentCid)
            throw Error(ErrorCode::NotSupported, text("The disk's content ID is the one that means “no parent”"))
                .at(parent.leaf().path())
                .advice(text("Give it another one first: meta set CID."));
        if (parent.linkCount() >= kMaxChainLinks)
            throw Error(ErrorCode::LimitExceeded, text("The disk has more than %1 links", kMaxChainLinks - 1))
                .at(parent.leaf().path());
    }

    void collectWarnings(FileSystem& fs, const DiskChain& parent) {
        warnings_.clear();
        const Path seen =
            fs.canonical(parent.leaf().path()).lexically_relative(fs.canonical(folderOf(params_.child)));
        if (seen.empty() || *seen.begin() == "..")
            warnings_.push_back(text("The parent lies outside the folder of the new disk, so it must be trusted "
                                     "whenever that is opened."));
        const SourceGuard guard(fs, parent);
        for (const Text& warning : guard.warnings())
            warnings_.push_back(warning);
    }

    CreateChildParams params_;
    std::vector<Path> parentFiles_;
    std::vector<Text> warnings_;
};

} // namespace

std::unique_ptr<Operation> createChildOp(CreateChildParams params) {
    return std::make_unique<CreateChildOp>(std::move(params));
}

} // namespace strata
