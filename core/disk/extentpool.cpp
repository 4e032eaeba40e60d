// SPDX-License-Identifier: Apache-2.0
#include "core/disk/extentpool.h"

#include "core/disk/diskopener.h"

#include <algorithm>

namespace strata {

ExtentPool::ExtentPool(FileSystem& fs, const std::vector<ExtentPlace>& places, OpenMode mode, LockMode lock,
                       const ExtentOptions& options)
    : fs_(fs), places_(places), mode_(mode), lock_(lock), options_(options), slots_(places.size()) {}

ExtentPool::~ExtentPool() = default;

std::shared_ptr<Extent> ExtentPool::get(std::size_t index) {
    const std::scoped_lock guard(mutex_);
    Slot& slot = slots_[index];
    slot.lastUse = ++clock_;
    if (slot.extent == nullptr) {
        if (open_.size() >= kMaxOpenExtents)
            evictOldest();
        const ExtentPlace& place = places_[index];
        slot.extent = openExtent(fs_, place.path, place.line, mode_, lock_, options_);
        open_.push_back(index);
    }
    return slot.extent;
}

void ExtentPool::evictOldest() {
    const auto oldest = std::min_element(open_.begin(), open_.end(), [this](std::size_t a, std::size_t b) {
        return slots_[a].lastUse < slots_[b].lastUse;
    });
    Slot& slot = slots_[*oldest];
    if (mode_ == OpenMode::ReadWrite)
        slot.extent->close();
    slot.extent.reset();
    open_.erase(oldest);
}

void ExtentPool::flush() {
    for (const std::size_t index : open_)
        slots_[index].extent->flush();
}

void ExtentPool::close() {
    for (const std::size_t index : open_) {
        if (mode_ == OpenMode::ReadWrite)
            slots_[index].extent->close();
        slots_[index].extent.reset();
    }
    open_.clear();
}

} // namespace strata
