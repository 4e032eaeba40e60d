// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/disklink.h"

#include <memory>
#include <mutex>
#include <vector>

namespace strata {

/// The open extents of one link: opened on first use, the least recently used one closed when there are too many.
/// Threads: get() may be called from several at once; an extent in somebody's hands outlives its eviction.
class ExtentPool {
public:
    ExtentPool(FileSystem& fs, const std::vector<ExtentPlace>& places, OpenMode mode, LockMode lock,
               const ExtentOptions& options);
    ~ExtentPool();
    ExtentPool(const ExtentPool&) = delete;
    ExtentPool& operator=(const ExtentPool&) = delete;

    std::shared_ptr<Extent> get(std::size_t index);
    /// flush() or close() of everything open; the caller is the only user then.
    void flush();
    void close();

private:
    void evictOldest();

    struct Slot {
        std::shared_ptr<Extent> extent;
        std::uint64_t lastUse = 0;
    };
    FileSystem& fs_;
    const std::vector<ExtentPlace>& places_;
    OpenMode mode_;
    LockMode lock_;
    ExtentOptions options_;
    std::mutex mutex_;
    std::vector<Slot> slots_;       ///< one per extent
    std::vector<std::size_t> open_; ///< indexes of slots that hold an extent
    std::uint64_t clock_ = 0;
};

} // namespace strata
