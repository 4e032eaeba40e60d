// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/copybatch.h"

#include <optional>

namespace strata {

/// The first two stages of a copy: cuts the source's data into batches, and fills them.
class BatchReader {
public:
    struct Options {
        /// Bytes that stand unchanged in a source's file may be moved inside the kernel.
        bool moves = false;
        /// They may even where nobody has looked for zeros: the destination stores them anyway.
        bool storesZeros = false;
    };
    /// `grid` outlives this.
    BatchReader(DiskChain& source, const CopyGrid& grid, Options options);

    /// Serial. Decides what goes into the next batch. False: nothing is left for this round; see startRound().
    bool next(CopyBatch& batch);
    /// The destination keeps few extents open, so a copy goes in rounds, each of which is written before the next
    /// one starts. False: the copy is complete.
    bool startRound();

    /// From any thread. Reads and inflates what does not move, and leaves out the grains that are zero.
    void load(CopyBatch& batch);

private:
    bool hold();
    std::shared_ptr<Extent> moverOf(const CopySegment& segment);
    bool addMoving(CopyBatch& batch, std::uint64_t& bytes);
    bool addBuffered(CopyBatch& batch, std::uint64_t& bytes);
    Sectors cutWithin(const CopySegment& segment, Sectors room, bool atLeastOne);
    void loadSegment(CopyBatch& batch, const CopySegment& segment, std::size_t& used);
    void read(const CopySegment& segment, Sectors from, MutableByteSpan out);

    DiskChain& source_;
    const CopyGrid& grid_;
    Options options_;
    SegmentReader segments_;
    std::optional<CopyBatch::Item> held_; ///< next to go
    std::size_t roundStart_ = 0;          ///< extent of the destination
};

} // namespace strata
