// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/functionref.h"

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace strata {

/// What was found of one grain table.
enum class TableState : std::uint8_t {
    Missing, ///< the directory names none: nothing is allocated in it
    Empty,   ///< there, and all its entries are 0
    Loaded,  ///< its entries are there to be looked at
    Damaged, ///< the directory entry is impossible (outside the file, wrong tag)
};

/// One grain table, or the fact that there is none. Immutable once shared.
struct GrainTable {
    TableState state = TableState::Missing;
    std::vector<std::byte> bytes; ///< with Loaded: the entries as in the file
};

/// Grain tables by number, the least recently used ones dropped first.
/// Threads: any number at once; the lock is not held while a table is loaded.
class GrainTableCache {
public:
    using TablePointer = std::shared_ptr<const GrainTable>;

    explicit GrainTableCache(std::size_t limitBytes) : limit_(limitBytes) {}

    /// The table, from `load` if it is not here.
    TablePointer get(std::uint64_t number, FunctionRef<GrainTable()> load);
    void drop(std::uint64_t number);

private:
    struct Item {
        std::uint64_t number;
        TablePointer table;
    };
    static std::size_t cost(const GrainTable& table) { return table.bytes.size() + sizeof(Item) + 64; }
    void evict();

    std::mutex mutex_;
    std::list<Item> items_; ///< most recently used first
    std::unordered_map<std::uint64_t, std::list<Item>::iterator> index_;
    std::size_t used_ = 0;
    std::size_t limit_;
};

} // namespace strata
