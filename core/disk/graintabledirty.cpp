// SPDX-License-Identifier: Apache-2.0
#include "core/disk/graintabledirty.h"

#include <algorithm>

namespace strata {

namespace {
constexpr std::size_t kMaxWrite = std::size_t{1} << 20U;
} // namespace

MutableByteSpan DirtyGrainTables::edit(std::uint64_t number, FunctionRef<std::vector<std::byte>()> initial) {
    auto found = tables_.find(number);
    if (found == tables_.end()) {
        found = tables_.emplace(number, initial()).first;
        bytes_ += found->second.size();
    }
    return found->second;
}

void DirtyGrainTables::writeTo(File& file, ExtentSync& sync,
                               FunctionRef<std::uint64_t(std::uint64_t number)> locate) const {
    std::vector<std::byte> pending;
    std::uint64_t pendingAt = 0;
    const auto flushPending = [&] {
        if (pending.empty())
            return;
        sync.willWrite();
        file.writeAt(pendingAt, pending);
        pending.clear();
    };
    for (const auto& [number, table] : tables_) {
        const std::uint64_t at = locate(number);
        if (at == 0)
            continue;
        if (at != pendingAt + pending.size() || pending.size() + table.size() > kMaxWrite) {
            flushPending();
            pendingAt = at;
        }
        pending.insert(pending.end(), table.begin(), table.end());
    }
    flushPending();
}

void DirtyGrainTables::clear(GrainTableCache& cache) {
    for (const auto& item : tables_)
        cache.drop(item.first);
    tables_.clear();
    bytes_ = 0;
}

} // namespace strata
