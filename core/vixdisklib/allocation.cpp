// SPDX-License-Identifier: Apache-2.0
#include "core/vixdisklib/diskhandle.h"
#include "core/vixdisklib/guard.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace strata;
using namespace strata::vix;

namespace {

/// Blocks of whole chunks, ascending and joined.
class Blocks {
public:
    Blocks(std::uint64_t chunk, std::uint64_t capacity) : chunk_(chunk), capacity_(capacity) {}

    void add(std::uint64_t start, std::uint64_t end) {
        start = alignDown(start, chunk_);
        end = std::min(alignUp(end, chunk_), capacity_); // a chunk that is partly behind the end counts up to it
        if (!blocks_.empty() && start <= blocks_.back().offset + blocks_.back().length)
            blocks_.back().length = end - blocks_.back().offset;
        else
            blocks_.push_back({start, end - start});
    }

    /// One plain block of malloc: programs are known that release it with free().
    VixDiskLibBlockList* list() const {
        const std::size_t size = sizeof(VixDiskLibBlockList) + blocks_.size() * sizeof(VixDiskLibBlock);
        auto* list = static_cast<VixDiskLibBlockList*>(std::calloc(1, size));
        if (list == nullptr)
            throw Failure(VIX_E_OUT_OF_MEMORY);
        list->numBlocks = static_cast<uint32>(blocks_.size());
        std::copy(blocks_.begin(), blocks_.end(), &list->blocks[0]);
        return list;
    }

private:
    std::uint64_t chunk_;
    std::uint64_t capacity_;
    std::vector<VixDiskLibBlock> blocks_;
};

void requireChunks(VixDiskLibSectorType start, VixDiskLibSectorType count, VixDiskLibSectorType chunk) {
    if (chunk < VIXDISKLIB_MIN_CHUNK_SIZE || count == 0 || start % chunk != 0 || count % chunk != 0
        || count / chunk > VIXDISKLIB_MAX_CHUNK_NUMBER || start + count < start)
        throw Failure(VIX_E_INVALID_ARG);
}

} // namespace

extern "C" {

/// Programs round the last chunk up and ask past the end: what lies there is not allocated.
VixError VixDiskLib_QueryAllocatedBlocks(VixDiskLibHandle diskHandle, VixDiskLibSectorType startSector,
                                         VixDiskLibSectorType numSectors, VixDiskLibSectorType chunkSize,
                                         VixDiskLibBlockList** blockList) {
    return guardedAfterInit("QueryAllocatedBlocks", [&] {
        VixDiskLibBlockList*& out = required(blockList);
        out = nullptr;
        const std::shared_ptr<DiskHandle> handle = Library::instance().handles.find(diskHandle);
        const std::shared_ptr<OpenDisk> disk = handle->disk();
        requireChunks(startSector, numSectors, chunkSize);
        out = disk->reading([&](DiskChain& chain) {
            const std::uint64_t capacity = chain.capacity().count();
            const std::uint64_t start = std::min<std::uint64_t>(startSector, capacity);
            const std::uint64_t end = std::min<std::uint64_t>(startSector + numSectors, capacity);
            Blocks blocks(chunkSize, capacity);
            // Of one link alone, explicit zeros say something: they hide the parent.
            const bool zerosCount = handle->isSingleLink() && chain.linkCount() == 1;
            chain.map(Sectors(start), Sectors(end - start), [&](const Run& run) {
                if (run.kind == RunKind::Data || (zerosCount && run.kind == RunKind::Zero))
                    blocks.add(run.start.count(), run.end().count());
                return true;
            });
            return blocks.list();
        });
    });
}

VixError VixDiskLib_FreeBlockList(VixDiskLibBlockList* blockList) {
    std::free(blockList);
    return VIX_OK;
}
}
