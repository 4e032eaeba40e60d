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
///     merge.prepare(intentA)    IntoParent: unclean, new CIDs; IntoChildren: nothing     -> intentA.run()
///     marker                    made by the caller, naming the files of all merges
///     merge.copy(context)       in place; the chain of every child reads the same at any moment
///     merge.complete(intentB)   CIDs, hints of those that build on what vanished, unlinks -> intentB.run()
///
/// Run again after a kill, every part finds out what is done already. Single-threaded.
class LinkMerge {
public:
    /// Opens nothing for writing. Errors as openDisk().
    LinkMerge(FileSystem& fs, LinkMergeSpec spec, const OpenOptions& open);
    ~LinkMerge();

    LinkMergeCost cost(std::stop_token stop = {});
    /// Every file the merge writes or removes.
    std::vector<std::filesystem::path> changes() const;
    std::vector<std::filesystem::path> removes() const;

    void prepare(IntentBuilder& intent);
    void copy(OpContext& context);
    /// `grandchildren`: links that build on the child that vanishes (IntoParent); they name `link` afterwards.
    void complete(IntentBuilder& intent, const std::vector<std::filesystem::path>& grandchildren);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace strata
