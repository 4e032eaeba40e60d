// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/functionref.h"
#include "core/disk/extentsync.h"
#include "core/disk/graintablecache.h"

#include <cstdint>
#include <map>
#include <vector>

namespace strata {

/// Tables that were changed in memory and are not in the file yet, by number. They hide what the file holds.
/// Single-threaded while anything changes; find() alone may run from several threads.
class DirtyGrainTables {
public:
    bool empty() const { return tables_.empty(); }
    std::size_t bytes() const { return bytes_; }
    /// The changed table, or nullptr.
    const std::vector<std::byte>* find(std::uint64_t number) const {
        const auto found = tables_.find(number);
        return found == tables_.end() ? nullptr : &found->second;
    }
    /// The table for changing; `initial` gives its content the first time.
    MutableByteSpan edit(std::uint64_t number, FunctionRef<std::vector<std::byte>()> initial);

    /// Writes the tables that `locate` gives a byte offset for (0: skip this one); tables that follow each other in
    /// the file go out together.
    void writeTo(File& file, ExtentSync& sync, FunctionRef<std::uint64_t(std::uint64_t number)> locate) const;
    /// After they are durable: forgets them here and in the cache, which holds their old state.
    void clear(GrainTableCache& cache);

private:
    std::map<std::uint64_t, std::vector<std::byte>> tables_;
    std::size_t bytes_ = 0;
};

} // namespace strata
