// SPDX-License-Identifier: Apache-2.0
#include "core/ops/checklink.h"

#include "core/io/intent.h"
#include "core/io/vmwarelock.h"

#include <set>

namespace strata {

namespace {

using Path = std::filesystem::path;

void checkFiles(FileSystem& fs, const FoundLink& link, const CheckWork& work) {
    for (const FoundExtents::Refused& refused : link.extents.refused)
        work.findings.failure(refused.error, link.found.place.path);
    std::set<std::size_t> unusable;
    for (const FoundExtents::Refused& refused : link.extents.refused)
        unusable.insert(refused.index);
    for (const std::size_t index : link.extents.missing) {
        unusable.insert(index);
        const Path& path = link.extents.places[index].path;
        work.findings.error("missing-extent", path, text("The file “%1” of this disk is missing", path.filename()));
    }
    std::set<FileId> seen;
    for (std::size_t index = 0; index < link.extents.places.size(); ++index) {
        const ExtentPlace& place = link.extents.places[index];
        const std::optional<FileStatus> status =
            place.path.empty() || unusable.contains(index) ? std::nullopt : fs.status(place.path);
        if (status && !seen.insert(status->id).second)
            work.findings.warning(
                "extent-shared", link.found.place.path,
                text("More than one extent of the disk is in the file “%1”", place.path.filename()));
    }
}

void checkParent(const FoundLink& parent, const FoundLink& child, CheckFindings& findings) {
    const Descriptor& above = parent.found.descriptor;
    const Descriptor& below = child.found.descriptor;
    const Path& path = child.found.place.path;
    if (above.cid() != below.parentCid())
        findings.error("parent-mismatch", path,
                       text("The parent disk “%1” was changed after this disk was made from it: its content ID is "
                            "%2, expected is %3",
                            parent.found.place.path.filename(), formatCid(above.cid()),
                            formatCid(below.parentCid())));
    if (above.capacity() != below.capacity())
        findings.note("parent-capacity", path,
                      text("This disk has %1 sectors, its parent “%2” has %3", below.capacity().count(),
                           parent.found.place.path.filename(), above.capacity().count()));
}

} // namespace

void checkLink(FileSystem& fs, const FoundLink& link, const FoundLink* child, const CheckWork& work) {
    for (const Text& warning : link.found.descriptor.warnings())
        work.findings.note("descriptor-oddity", link.found.place.path, warning);
    checkFiles(fs, link, work);
    if (child != nullptr)
        checkParent(link, *child, work.findings);
}

void checkSurroundings(FileSystem& fs, const Path& disk, const CheckWork& work) {
    if (const std::optional<IntentInfo> intent = findIntent(fs, disk)) {
        try {
            throwInterrupted(*intent);
        } catch (const Error& error) {
            const bool finishes = !intent->damaged && intent->state == IntentState::Redo;
            work.findings.warning("interrupted", disk, error.message(), intent->path.filename().string(), finishes);
        }
    }
    for (const char* suffix : {".intent.tmp", ".part"}) {
        const Path leftover = disk.native() + suffix;
        if (fs.exists(leftover))
            work.findings.note(
                "leftover", leftover,
                text("The file “%1” is left of an operation that did not take place; it can be deleted "
                     "once nothing is at work on the disk",
                     leftover.filename()));
    }
    if (const VmwareLock lock = readVmwareLock(fs, disk); lock.state == VmwareLockState::Stale)
        work.findings.note("stale-lock", lock.folder,
                           text("The disk's lock is left of a program that no longer runs"));
}

} // namespace strata
