// SPDX-License-Identifier: Apache-2.0
#include "core/ops/checkop.h"

#include "core/disk/unfinishedchange.h"
#include "core/ops/checklink.h"

#include <optional>
#include <vector>

namespace strata {

namespace {

/// The links as far as they can be found, leaf first; `findings` (if any) gets what ended the search.
std::vector<FoundLink> findLinks(FileSystem& fs, const CheckParams& params, CheckFindings* findings) {
    OpenOptions options = params.open;
    options.mode = OpenMode::Read;
    options.ignoreCid = true; // compared by checkLink()
    const std::filesystem::path disk = findDescriptor(fs, params.disk);
    ChainLookup lookup(fs, disk, options);
    std::vector<FoundLink> links;
    std::optional<FoundLink> next = lookup.next();
    while (next) {
        links.push_back(std::move(*next));
        try {
            next = lookup.next();
        } catch (const Error& error) {
            if (findings != nullptr)
                findings->failure(error, links.back().found.place.path);
            next.reset();
        }
    }
    return links;
}

/// The extents of a link whose files can be looked into.
std::vector<const ExtentPlace*> checkableExtents(const FoundLink& link) {
    std::vector<bool> usable(link.extents.places.size(), true);
    for (const std::size_t index : link.extents.missing)
        usable[index] = false;
    for (const FoundExtents::Refused& refused : link.extents.refused)
        usable[refused.index] = false;
    std::vector<const ExtentPlace*> out;
    for (std::size_t index = 0; index < usable.size(); ++index) {
        const ExtentPlace& place = link.extents.places[index];
        if (usable[index] && !place.path.empty() && place.line.access != ExtentAccess::NoAccess)
            out.push_back(&place);
    }
    return out;
}

/// The kinds of storage systems, which openExtent() refuses: nothing of the disk is in the file.
bool isElsewhere(const ExtentPlace& place) {
    switch (place.line.type) {
    case ExtentType::VmfsRdm:
    case ExtentType::VmfsRaw:
    case ExtentType::VsanSparse:
    case ExtentType::Unknown: return true;
    default: return false;
    }
}

} // namespace

Text CheckOp::describe() const { return text("Checking “%1”", params_.disk.filename()); }

std::optional<Refusal> CheckOp::canRun(FileSystem& fs) {
    try {
        const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(fs, params_.disk);
        FileSystem& seen = view ? *view : fs;
        const std::filesystem::path disk = findDescriptor(seen, params_.disk);
        if (!readDescriptor(seen, disk, params_.open.salvage))
            throwNoDescriptor(seen, disk);
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

Plan CheckOp::plan(OpContext& context) {
    Plan plan;
    plan.operation = name();
    const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(context.fs, params_.disk);
    FileSystem& seen = view ? *view : context.fs;
    for (const FoundLink& link : findLinks(seen, params_, nullptr)) {
        plan.sources.push_back(link.found.place.path);
        for (const ExtentPlace* place : checkableExtents(link))
            plan.reads += checkReads(seen, *place, params_.data);
    }
    return plan;
}

void CheckOp::run(OpContext& context) {
    result_ = {};
    CheckFindings findings(result_);
    const CheckWork work{context, findings, params_.data};
    context.progress.phase("Checking");
    // A committed change counts as done; that it is not, is a finding of its own.
    const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(context.fs, params_.disk);
    FileSystem& seen = view ? *view : context.fs;
    const std::vector<FoundLink> links = findLinks(seen, params_, &findings);
    for (const FoundLink& link : links)
        for (const ExtentPlace* place : checkableExtents(link))
            context.progress.addTotal(checkReads(seen, *place, params_.data));
    for (std::size_t index = 0; index < links.size(); ++index) {
        checkLink(seen, links[index], index == 0 ? nullptr : &links[index - 1], work);
        checkSurroundings(context.fs, links[index].found.place.path, work);
        for (const ExtentPlace* place : checkableExtents(links[index])) {
            checkpoint(context);
            const std::uint64_t before = context.progress.snapshot().done;
            if (isElsewhere(*place))
                findings.error("not-supported", place->path,
                               text("The data of this extent is not in a file: %1", place->line.typeWord));
            else
                checkExtent(seen, *place, work);
            const std::uint64_t counted = context.progress.snapshot().done - before;
            const std::uint64_t planned = checkReads(seen, *place, params_.data);
            context.progress.add(planned > counted ? planned - counted : 0);
        }
    }
    findings.finish();
    context.report.note(result_.consistent ? text("No damage was found in “%1”", params_.disk.filename())
                                           : text("“%1” is damaged", params_.disk.filename()));
}

} // namespace strata
