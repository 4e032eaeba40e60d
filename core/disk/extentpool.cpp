// SPDX-License-Identifier: Apache-2.0
#include "core/disk/extentpool.h"

namespace strata {

ExtentPool::Pointer ExtentPool::get(Owner owner, std::size_t index, FunctionRef<std::unique_ptr<Extent>()> open) {
    const std::scoped_lock guard(mutex_);
    const Key key{owner, index};
    const auto found = index_.find(key);
    if (found != index_.end()) {
        items_.splice(items_.begin(), items_, found->second);
        return found->second->extent;
    }
    makeRoom();
    items_.push_front({key, Pointer(open())});
    index_[key] = items_.begin();
    return items_.front().extent;
}

/// Closes the least recently used extent that nobody holds. Where closing fails, the extent stays: its writes may not
/// be on the drive, and a fresh object would not know.
void ExtentPool::makeRoom() {
    for (auto item = items_.end(); items_.size() >= limit_ && item != items_.begin();) {
        --item;
        if (item->extent.use_count() > 1)
            continue;
        item->extent->close();
        index_.erase(item->key);
        item = items_.erase(item);
    }
}

void ExtentPool::forEach(Owner owner, FunctionRef<void(Extent&)> visit) {
    for (auto at = index_.lower_bound({owner, 0}); at != index_.end() && at->first.first == owner; ++at)
        visit(*at->second->extent);
}

void ExtentPool::drop(Owner owner) {
    const std::scoped_lock guard(mutex_);
    for (auto at = index_.lower_bound({owner, 0}); at != index_.end() && at->first.first == owner;) {
        items_.erase(at->second);
        at = index_.erase(at);
    }
}

} // namespace strata
