// SPDX-License-Identifier: Apache-2.0
#include "core/disk/graintablecache.h"

namespace strata {

GrainTableCache::TablePointer GrainTableCache::get(std::uint64_t number, FunctionRef<GrainTable()> load) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = index_.find(number); found != index_.end()) {
            items_.splice(items_.begin(), items_, found->second);
            return items_.front().table;
        }
    }
    // Two threads may load the same table at once: the same bytes twice, which is cheaper than waiting.
    TablePointer table = std::make_shared<const GrainTable>(load());
    const std::lock_guard lock(mutex_);
    if (const auto found = index_.find(number); found != index_.end())
        return found->second->table;
    items_.push_front({number, table});
    index_.emplace(number, items_.begin());
    used_ += cost(*table);
    evict();
    return table;
}

void GrainTableCache::drop(std::uint64_t number) {
    const std::lock_guard lock(mutex_);
    const auto found = index_.find(number);
    if (found == index_.end())
        return;
    used_ -= cost(*found->second->table);
    items_.erase(found->second);
    index_.erase(found);
}

void GrainTableCache::evict() {
    while (used_ > limit_ && items_.size() > 1) {
        used_ -= cost(*items_.back().table);
        index_.erase(items_.back().number);
        items_.pop_back();
    }
}

} // namespace strata
