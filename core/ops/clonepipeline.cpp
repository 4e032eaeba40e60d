// SPDX-License-Identifier: Apache-2.0
#include "core/ops/clonepipeline.h"

#include "core/ops/batchreader.h"
#include "core/ops/parallel.h"

#include <atomic>
#include <tbb/parallel_pipeline.h>

namespace strata {
namespace {

using tbb::filter_mode;

/// Smaller pieces are left to the end: one by one they would make the drive seek.
constexpr std::uint64_t kWorthWriteback = std::uint64_t{512} << 10U;

/// What both pipelines share: the first stage, the books, the rounds.
class CopyRun {
public:
    CopyRun(DiskChain& source, const CopyGrid& grid, BatchReader::Options options, OpContext& context)
        : context_(context), reader_(source, grid, options) {}

    auto batches() {
        return tbb::make_filter<void, CopyBatch*>(filter_mode::serial_in_order,
                                                  [this](tbb::flow_control& flow) { return next(flow); });
    }
    void load(CopyBatch& batch) { reader_.load(batch); }
    void finish(CopyBatch* batch) {
        copied_ += batch->dataBytes;
        context_.progress.add(batch->dataBytes);
        pool_.giveBack(batch);
    }
    std::uint64_t run(const tbb::filter<void, void>& filters) {
        while (reader_.startRound())
            runPipeline(filters, context_);
        return copied_;
    }

private:
    CopyBatch* next(tbb::flow_control& flow) {
        if (context_.mayGoOn()) {
            CopyBatch* batch = pool_.take();
            if (reader_.next(*batch))
                return batch;
            pool_.giveBack(batch);
        }
        flow.stop();
        return nullptr;
    }

    OpContext& context_;
    BatchReader reader_;
    BatchPool pool_;
    std::atomic<std::uint64_t> copied_{0};
};

void place(CopyBatch& batch, PlacedTarget& target) {
    for (CopyChunk& chunk : batch.chunks) {
        const PlacedTarget::Place place = target.place(chunk.start, chunk.length);
        chunk.target = place.file;
        chunk.targetOffset = place.offset;
    }
}

/// True if `next` goes on in both files where the bytes before it, `size` from the beginning of `first`, end.
bool goesOn(const CopyChunk& first, std::uint64_t size, const CopyChunk& next) {
    if (next.target != first.target || next.targetOffset != first.targetOffset + size || next.mover != first.mover)
        return false;
    return first.mover != nullptr ? next.moveFrom == first.moveFrom + size
                                  : next.bufferOffset == first.bufferOffset + size;
}

/// Neighbours in both files go in one call, also where the guest has a gap between them.
void write(const CopyBatch& batch) {
    for (std::size_t index = 0; index < batch.chunks.size();) {
        const CopyChunk& first = batch.chunks[index];
        std::uint64_t size = first.length.bytes();
        while (++index < batch.chunks.size() && goesOn(first, size, batch.chunks[index]))
            size += batch.chunks[index].length.bytes();
        if (first.mover != nullptr)
            first.target->copyFrom(*first.mover->file(), first.moveFrom, first.targetOffset, size);
        else
            first.target->writeAt(first.targetOffset, ByteSpan(batch.buffer).subspan(first.bufferOffset, size));
        if (size >= kWorthWriteback)
            first.target->beginWriteback(first.targetOffset, size);
    }
}

/// Replaces the chunks of guest bytes by one for each transformed grain.
void transform(CopyBatch& batch, OrderedTarget& target) {
    const std::size_t bound = target.transformBound();
    std::size_t grains = 0;
    for (const CopyChunk& chunk : batch.chunks)
        grains += ceilDiv(chunk.length.count(), chunk.grain.count());
    const MutableByteSpan room = CopyBatch::room(batch.output, grains * bound);
    std::vector<CopyChunk> transformed;
    transformed.reserve(grains);
    std::size_t used = 0;
    for (const CopyChunk& chunk : batch.chunks)
        for (Sectors at; at < chunk.length; at += chunk.grain) {
            const Sectors length = std::min(chunk.grain, chunk.length - at);
            const ByteSpan grain = ByteSpan(batch.buffer).subspan(chunk.bufferOffset + at.bytes(), length.bytes());
            CopyChunk out;
            out.start = chunk.start + at;
            out.bufferOffset = used;
            out.outputSize = target.transform(grain, room.subspan(used));
            used += out.outputSize;
            transformed.push_back(std::move(out));
        }
    batch.chunks = std::move(transformed);
}

void take(const CopyBatch& batch, OrderedTarget& target) {
    const bool transformed = target.transformBound() > 0;
    for (const CopyChunk& chunk : batch.chunks)
        target.take(chunk.start, transformed
                                     ? ByteSpan(batch.output).subspan(chunk.bufferOffset, chunk.outputSize)
                                     : ByteSpan(batch.buffer).subspan(chunk.bufferOffset, chunk.length.bytes()));
}

} // namespace

std::uint64_t copyPlaced(DiskChain& source, PlacedTarget& target, OpContext& context) {
    CopyRun copy(source, target.grid(), {.moves = true, .storesZeros = target.storesZeros()}, context);
    return copy.run(copy.batches()
                    & tbb::make_filter<CopyBatch*, CopyBatch*>(filter_mode::parallel,
                                                               [&](CopyBatch* batch) {
                                                                   copy.load(*batch);
                                                                   return batch;
                                                               })
                    & tbb::make_filter<CopyBatch*, CopyBatch*>(filter_mode::serial_in_order,
                                                               [&](CopyBatch* batch) {
                                                                   place(*batch, target);
                                                                   return batch;
                                                               })
                    & tbb::make_filter<CopyBatch*, void>(filter_mode::parallel, [&](CopyBatch* batch) {
                          write(*batch);
                          copy.finish(batch);
                      }));
}

std::uint64_t copyOrdered(DiskChain& source, OrderedTarget& target, OpContext& context) {
    CopyRun copy(source, target.grid(), {}, context);
    return copy.run(copy.batches()
                    & tbb::make_filter<CopyBatch*, CopyBatch*>(filter_mode::parallel,
                                                               [&](CopyBatch* batch) {
                                                                   copy.load(*batch);
                                                                   if (target.transformBound() > 0)
                                                                       transform(*batch, target);
                                                                   return batch;
                                                               })
                    & tbb::make_filter<CopyBatch*, void>(filter_mode::serial_in_order, [&](CopyBatch* batch) {
                          take(*batch, target);
                          copy.finish(batch);
                      }));
}

} // namespace strata
