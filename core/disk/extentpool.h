// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/functionref.h"
#include "core/disk/extent.h"

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace strata {

/// The open extents of all links of a chain: the least recently used ones are closed when there are too many, so that
/// neither a disk of thousands of files nor a long chain runs out of file descriptors.
/// Extents in somebody's hands stay, even if that means more than `limit`: two objects must never work on one file.
/// Threads: get() may be called from several at once.
class ExtentPool {
public:
    using Pointer = std::shared_ptr<Extent>;
    /// Who an extent belongs to: any address that is unique among the users of the pool.
    using Owner = const void*;

    explicit ExtentPool(std::size_t limit) : limit_(limit) {}
    ExtentPool(const ExtentPool&) = delete;
    ExtentPool& operator=(const ExtentPool&) = delete;

    /// Extent `index` of `owner`, from `open` if it is not open.
    Pointer get(Owner owner, std::size_t index, FunctionRef<std::unique_ptr<Extent>()> open);
    /// Visits what is open of `owner`, by index. Nobody else may use the pool meanwhile.
    void forEach(Owner owner, FunctionRef<void(Extent&)> visit);
    /// Forgets what is open of `owner`, without closing it.
    void drop(Owner owner);

private:
    using Key = std::pair<Owner, std::size_t>;
    struct Item {
        Key key;
        Pointer extent;
    };
    void makeRoom();

    std::size_t limit_;
    std::mutex mutex_;
    std::list<Item> items_; ///< most recently used first
    std::map<Key, std::list<Item>::iterator> index_;
};

} // namespace strata
