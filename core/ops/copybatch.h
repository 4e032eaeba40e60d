// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extent.h"
#include "core/io/file.h"
#include "core/ops/copysegments.h"

#include <memory>
#include <mutex>
#include <vector>

namespace strata {

/// Guest data on its way: in the batch's buffer, or still in the source's file. Within one extent of the
/// destination.
struct CopyChunk {
    Sectors start;
    Sectors length;
    std::size_t extent = 0; ///< of the destination
    Sectors grain{1};
    std::size_t bufferOffset = 0;
    std::size_t outputSize = 0; ///< once transformed; then bufferOffset stands in the output

    std::shared_ptr<Extent> mover; ///< set: moved inside the kernel from this extent's file
    std::uint64_t moveFrom = 0;    ///< bytes, in that file

    File* target = nullptr; ///< once placed
    std::uint64_t targetOffset = 0;
};

/// What goes through a pipeline at once. Lists and buffers are used again.
struct CopyBatch {
    struct Item {
        CopySegment segment;
        std::shared_ptr<Extent> mover; ///< set: the segment's bytes move unchanged
    };
    std::vector<Item> items;
    std::vector<CopyChunk> chunks; ///< ascending; what they leave out is zero
    std::vector<std::byte> buffer; ///< only grows: its size says nothing
    std::vector<std::byte> output; ///< likewise; transformed grains
    std::uint64_t dataBytes = 0;   ///< guest bytes of the source's runs

    void clear();
    /// First bytes of `bytes`, which grows if needed.
    static MutableByteSpan room(std::vector<std::byte>& bytes, std::size_t size);
};

/// Batches to be used again: touching fresh memory costs more than the copy. Thread-safe.
class BatchPool {
public:
    CopyBatch* take();
    void giveBack(CopyBatch* batch);

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<CopyBatch>> all_;
    std::vector<CopyBatch*> free_;
};

} // namespace strata
