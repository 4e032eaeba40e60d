// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/io/intent.h"
#include "core/ops/linkusage.h"
#include "core/ops/operation.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace strata {

enum class MergeDirection {
    IntoParent,   ///< the one child's grains go into the link, in place; the child's files vanish
    IntoChildren, ///< every child gets the grains of the link that it lacks; the link's files vanish
};

/// Two links (or a link and several children) of one disk that shall become one.
struct LinkMergeSpec {
    std::filesystem::path link;
    std::vector<std::filesystem::path> children; ///< all links that build on it; exactly one for IntoParent
    MergeDirection direction = MergeDirection::IntoParent;
};

/// The work of merging one disk's links, in the three parts of durability.md 2.3, so that an operation can do it for
/// several disks between the same two intents:
///
///     merge.prepare(intentA)    IntoParent: new CIDs; IntoChildren: nothing              -> intentA.run()
///     marker                    made by the caller, touching changes() and removes() of all merges
///     merge.copy(context)       in place; the chain of every child reads the same at any moment
///     merge.complete(intentB)   CIDs, hints of those that build on what vanished, unlinks -> intentB.run()
///
/// Run again after a kill: before the marker, everything again; with the marker (findIntent()), copy() and
/// complete(), where intentB replaces the marker; behind the commit of intentB there is nothing left to do but to
/// finish it. Every part looks at the files as they are then. Single-threaded.
class LinkMerge {
public:
    /// Opens nothing for writing. Errors as openDisk(); CapacityMismatch; InvalidArgument if `children` do not build
    /// on `link`; MissingParent ... `open`: mode and underMarker do not matter; with callerHoldsLocks nothing is
    /// locked here.
    LinkMerge(FileSystem& fs, LinkMergeSpec spec, const OpenOptions& open);
    ~LinkMerge();

    /// Of what is left to be done. Reads tables only; Error(Cancelled) if asked to stop.
    LinkMergeCost cost(std::stop_token stop = {});
    /// Every file the merge writes, and every file it removes.
    std::vector<std::filesystem::path> changes() const;
    std::vector<std::filesystem::path> removes() const;
    /// Links that hold a mixture from the marker on until complete(): only their children read right (IntoParent).
    /// The marker's note must have noteHalfWritten() of them, so that nobody opens them alone meanwhile.
    std::vector<std::filesystem::path> halfWritten() const;

    /// Throws if a disk that `spec` does not name builds on the link, if what is to be written cannot be, or if the
    /// descriptors have no room for what complete() will say. Adds nothing if the marker is there already.
    void prepare(IntentBuilder& intent);
    /// Under the marker. Stopped or failed, it may be run again; the disk opens through its children as before.
    void copy(OpContext& context);
    /// `grandchildren`: links that build on the child that vanishes (IntoParent); they name `link` afterwards. All of
    /// them must be given: findChildDisks() of the child.
    void complete(IntentBuilder& intent, const std::vector<std::filesystem::path>& grandchildren);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace strata
