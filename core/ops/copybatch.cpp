// SPDX-License-Identifier: Apache-2.0
#include "core/ops/copybatch.h"

namespace strata {

void CopyBatch::clear() {
    items.clear();
    chunks.clear();
    dataBytes = 0;
}

MutableByteSpan CopyBatch::room(std::vector<std::byte>& bytes, std::size_t size) {
    if (bytes.size() < size)
        bytes.resize(size);
    return MutableByteSpan(bytes).first(size);
}

CopyBatch* BatchPool::take() {
    const std::scoped_lock guard(mutex_);
    if (free_.empty()) {
        all_.push_back(std::make_unique<CopyBatch>());
        return all_.back().get();
    }
    CopyBatch* batch = free_.back();
    free_.pop_back();
    return batch;
}

void BatchPool::giveBack(CopyBatch* batch) {
    batch->clear();
    const std::scoped_lock guard(mutex_);
    free_.push_back(batch);
}

} // namespace strata
