// SPDX-License-Identifier: Apache-2.0
#include "core/disk/chainlookup.h"

#include "core/base/error.h"
#include "core/disk/parentlookup.h"

#include <algorithm>

namespace strata {

ChainLookup::ChainLookup(FileSystem& fs, const std::filesystem::path& disk, const OpenOptions& options)
    : fs_(fs), disk_(disk), options_(options), listings_(fs), policy_(fs, disk, options) {}

std::optional<FoundLink> ChainLookup::next() {
    if (ended_)
        return std::nullopt;
    ended_ = true; // unless all goes well
    std::optional<FoundDescriptor> found = findNext();
    if (!found)
        return std::nullopt;
    requireNew(*found);
    FoundExtents extents = lookUpExtents(fs_, *found, policy_, listings_);
    ended_ = !options_.followParents || !found->descriptor.hasParent();
    if (!ended_)
        last_ = *found;
    return FoundLink{std::move(*found), std::move(extents)};
}

std::optional<FoundDescriptor> ChainLookup::findNext() {
    if (last_)
        return lookUpParent(fs_, *last_, policy_, listings_, options_.ignoreCid);
    std::optional<FoundDescriptor> found = readDescriptor(fs_, disk_, options_.salvage);
    if (!found)
        throwNoDescriptor(fs_, disk_);
    return found;
}

void ChainLookup::requireNew(const FoundDescriptor& link) {
    if (std::ranges::find(seen_, link.file) != seen_.end())
        throw Error(ErrorCode::ParentLoop,
                    text("The chain of parents comes back to “%1”", link.place.path.filename()))
            .at(last_ ? last_->place.path : disk_)
            .advice(text("One of these disks names the wrong parent; attach it to the right one"));
    if (seen_.size() == kMaxChainLinks)
        throw Error(ErrorCode::LimitExceeded, text("The disk has more than %1 links", kMaxChainLinks)).at(disk_);
    seen_.push_back(link.file);
}

} // namespace strata
