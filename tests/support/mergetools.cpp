// SPDX-License-Identifier: Apache-2.0
#include "tests/support/mergetools.h"

#include "core/disk/unfinishedchange.h"
#include "tests/support/clonetools.h"

namespace strata::test {
namespace {

IntentInfo mark(FileSystem& fs, const LinkMerge& merge, const std::filesystem::path& first) {
    if (const std::optional<IntentInfo> found = findIntent(fs, first); found && found->state == IntentState::Marker)
        return *found;
    IntentBuilder marker(fs, first, IntentOp::MergeLinks);
    for (const auto& files : {merge.changes(), merge.removes()})
        for (const std::filesystem::path& file : files)
            marker.touches(file, ceilDiv(fs.status(file)->size, kSectorSize));
    marker.detail(noteHalfWritten(merge.halfWritten()));
    return marker.commitMarker().info();
}

} // namespace

std::uint64_t runMerge(FileSystem& fs, const LinkMergeSpec& spec, const std::vector<std::filesystem::path>& grandchildren) {
    recoverIntents(fs, folderOf(spec.link));
    if (!fs.exists(spec.direction == MergeDirection::IntoParent ? spec.children.front() : spec.link))
        return 0; // done, and finished just now
    OperationRun run(fs);
    LinkMerge merge(fs, spec, {});
    if (!findIntent(fs, spec.link)) {
        IntentBuilder first(fs, spec.link, IntentOp::MergeLinks);
        merge.prepare(first);
        if (spec.direction == MergeDirection::IntoParent)
            first.run();
    }
    const IntentInfo marker = mark(fs, merge, spec.link);
    merge.copy(run.context);
    IntentBuilder last(fs, spec.link, IntentOp::MergeLinks);
    last.replaces(marker);
    merge.complete(last, grandchildren);
    last.run();
    return run.progress.snapshot().done;
}

} // namespace strata::test
