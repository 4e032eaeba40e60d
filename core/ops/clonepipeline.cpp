// SPDX-License-Identifier: Apache-2.0
#include "core/ops/clonepipeline.h"

#include "core/io/file.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

namespace strata {
namespace {

constexpr std::uint64_t kMemoryBudget = std::uint64_t{80} << 20U;
constexpr std::uint64_t kLargestBatch = std::uint64_t{4} << 20U;
constexpr std::uint64_t kSmallestBatch = std::uint64_t{256} << 10U;
/// Scattered single grains: enough of them to make a batch worth a hand-over, few enough to keep lists short.
constexpr std::size_t kMostSegments = 1024;
constexpr Sectors kFlatZeroUnit{128};
constexpr Sectors kSmallestZeroUnit{8}; ///< a multiple of every grain below it

/// A piece of guest data on its way: in the batch's buffer, or still in the source file.
struct Chunk {
    Sectors start;
    Sectors length;
    std::size_t bufferOffset = 0;
    std::size_t bufferLength = 0; ///< ordered targets: of the transformed bytes
    File* source = nullptr;       ///< moved inside the kernel from here
    std::uint64_t sourceOffset = 0;
    std::shared_ptr<Extent> keepOpen; ///< owner of `source`
    PlacedTarget::Place place;
};

struct Batch {
    std::vector<CopySegment> segments;
    std::vector<Chunk> chunks;
    std::vector<std::byte> buffer;
    std::vector<std::byte> transformed;
    std::uint64_t guestBytes = 0;

    void clear() {
        segments.clear();
        chunks.clear();
        transformed.clear();
        guestBytes = 0;
    }
};

/// Batches to be used again: first-touch of fresh memory costs more than the copy.
class BatchPool {
public:
    Batch* take() {
        const std::scoped_lock guard(mutex_);
        if (free_.empty()) {
            all_.push_back(std::make_unique<Batch>());
            return all_.back().get();
        }
        Batch* batch = free_.back();
        free_.pop_back();
        return batch;
    }
    void giveBack(Batch* batch) {
        batch->clear();
        const std::scoped_lock guard(mutex_);
        free_.push_back(batch);
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<Batch>> all_;
    std::vector<Batch*> free_;
};

/// What both pipelines share: sizes, the first stage, reading.
class Pipeline {
public:
    Pipeline(DiskChain& source, const CopyGrid& grid, OpContext& context)
        : source_(source), context_(context), threads_(threadCount(context)),
          // TBB wants a few tokens more than threads, or the serial stages starve the others.
          tokens_(std::size_t{2} * threads_ + 2),
          batchBytes_(std::clamp(kMemoryBudget / (2 * tokens_), kSmallestBatch, kLargestBatch)),
          segments_(source, grid, Sectors::within(batchBytes_)) {}

    Batch* nextBatch(tbb::flow_control& flow) {
        if (context_.stop.stop_requested()) {
            flow.stop();
            return nullptr;
        }
        Batch* batch = pool_.take();
        while (batch->guestBytes < batchBytes_ && batch->segments.size() < kMostSegments) {
            if (!held_)
                held_ = segments_.next();
            if (!held_ || (!batch->segments.empty() && batch->guestBytes + held_->length.bytes() > batchBytes_))
                break;
            batch->guestBytes += held_->length.bytes();
            batch->segments.push_back(std::move(*held_));
            held_.reset();
        }
        if (batch->segments.empty()) {
            pool_.giveBack(batch);
            flow.stop();
            return nullptr;
        }
        return batch;
    }

    /// Fills `out` with the segment's guest bytes.
    void read(const CopySegment& segment, MutableByteSpan out) {
        Sectors filledTo = segment.start;
        for (const Run& run : segment.runs) {
            zero(out, segment, filledTo, run.start);
            source_.readRun(run, out.subspan((run.start - segment.start).bytes(), run.length.bytes()));
            filledTo = run.end();
        }
        zero(out, segment, filledTo, segment.end());
    }

    void finish(Batch* batch) {
        copied_ += batch->guestBytes;
        context_.progress.add(batch->guestBytes);
        pool_.giveBack(batch);
    }

    template<class Filters>
    std::uint64_t run(const Filters& filters) {
        tbb::task_arena arena(static_cast<int>(threads_));
        arena.execute([&] { tbb::parallel_pipeline(tokens_, filters); });
        checkpoint(context_.stop);
        return copied_;
    }

    DiskChain& source() { return source_; }

private:
    static void zero(MutableByteSpan out, const CopySegment& segment, Sectors from, Sectors to) {
        if (from < to) {
            const MutableByteSpan gap = out.subspan((from - segment.start).bytes(), (to - from).bytes());
            std::fill(gap.begin(), gap.end(), std::byte{0});
        }
    }

    DiskChain& source_;
    OpContext& context_;
    unsigned threads_;
    std::size_t tokens_;
    std::uint64_t batchBytes_;
    SegmentReader segments_;
    std::optional<CopySegment> held_;
    BatchPool pool_;
    std::atomic<std::uint64_t> copied_{0};
};

MutableByteSpan bufferFor(Batch& batch) {
    if (batch.buffer.size() < batch.guestBytes)
        batch.buffer.resize(batch.guestBytes);
    return MutableByteSpan(batch.buffer).first(batch.guestBytes);
}

/// Splits what was read into the chunks that hold something else than zeros, on grain bounds.
void keepNonZeroGrains(Batch& batch, const CopySegment& segment, std::size_t bufferOffset, Sectors grain) {
    const ByteSpan bytes = ByteSpan(batch.buffer).subspan(bufferOffset, segment.length.bytes());
    for (Sectors at; at < segment.length;) {
        const Sectors piece = std::min(grain, segment.length - at);
        if (!isAllZero(bytes.subspan(at.bytes(), piece.bytes()))) {
            Chunk* last = batch.chunks.empty() ? nullptr : &batch.chunks.back();
            if (last != nullptr && last->source == nullptr && last->start + last->length == segment.start + at
                && last->bufferOffset + last->length.bytes() == bufferOffset + at.bytes()) {
                last->length += piece;
            } else {
                Chunk chunk;
                chunk.start = segment.start + at;
                chunk.length = piece;
                chunk.bufferOffset = bufferOffset + at.bytes();
                batch.chunks.push_back(std::move(chunk));
            }
        }
        at += piece;
    }
}

/// Zeros of a flat file can only be found by looking; those of a sparse one are known from its tables.
bool movesUnchanged(const CopySegment& segment, const Extent& owner, bool targetStoresZeros) {
    return segment.isStored() && (targetStoresZeros || owner.capabilities().allocates);
}

class PlacedCopy {
public:
    PlacedCopy(DiskChain& source, PlacedTarget& target, OpContext& context)
        : pipeline_(source, target, context), target_(target) {}

    std::uint64_t run() {
        using tbb::filter_mode;
        return pipeline_.run(
            tbb::make_filter<void, Batch*>(filter_mode::serial_in_order,
                                           [this](tbb::flow_control& flow) { return pipeline_.nextBatch(flow); })
            & tbb::make_filter<Batch*, Batch*>(filter_mode::parallel, [this](Batch* batch) { return read(batch); })
            & tbb::make_filter<Batch*, Batch*>(filter_mode::serial_in_order,
                                               [this](Batch* batch) { return place(batch); })
            & tbb::make_filter<Batch*, void>(filter_mode::parallel, [this](Batch* batch) { write(batch); }));
    }

private:
    Batch* read(Batch* batch) {
        const MutableByteSpan buffer = bufferFor(*batch);
        std::size_t used = 0;
        for (const CopySegment& segment : batch->segments) {
            if (moveLater(*batch, segment))
                continue;
            pipeline_.read(segment, buffer.subspan(used, segment.length.bytes()));
            keepNonZeroGrains(*batch, segment, used, zeroUnit(segment));
            used += segment.length.bytes();
        }
        return batch;
    }

    /// Zeros are looked for grain by grain; where there are no grains (or tiny ones), in pieces worth a hole.
    Sectors zeroUnit(const CopySegment& segment) const {
        return target_.storesZeros() ? kFlatZeroUnit
                                     : std::max(target_.cellAt(segment.start).grain, kSmallestZeroUnit);
    }

    bool moveLater(Batch& batch, const CopySegment& segment) {
        if (!segment.isStored())
            return false;
        const Run& run = segment.runs.front();
        std::shared_ptr<Extent> owner = pipeline_.source().link(run.link).extent(run.extent);
        if (!movesUnchanged(segment, *owner, target_.storesZeros()))
            return false;
        Chunk* last = batch.chunks.empty() ? nullptr : &batch.chunks.back();
        if (last != nullptr && last->source == owner->file() && last->start + last->length == segment.start
            && last->sourceOffset + last->length.bytes() == run.fileOffset
            && target_.cellAt(last->start).extentStart == target_.cellAt(segment.start).extentStart) {
            last->length += segment.length;
            return true;
        }
        Chunk chunk;
        chunk.start = segment.start;
        chunk.length = segment.length;
        chunk.source = owner->file();
        chunk.sourceOffset = run.fileOffset;
        chunk.keepOpen = std::move(owner);
        batch.chunks.push_back(std::move(chunk));
        return true;
    }

    Batch* place(Batch* batch) {
        for (Chunk& chunk : batch->chunks)
            chunk.place = target_.place(chunk.start, chunk.length);
        return batch;
    }

    /// Neighbours in both files go in one call, also where the guest has a gap between them.
    void write(Batch* batch) {
        for (std::size_t first = 0; first < batch->chunks.size();) {
            const Chunk& chunk = batch->chunks[first];
            std::uint64_t bytes = chunk.length.bytes();
            std::size_t next = first + 1;
            while (next < batch->chunks.size() && follows(chunk, bytes, batch->chunks[next]))
                bytes += batch->chunks[next++].length.bytes();
            if (chunk.source != nullptr)
                chunk.place.file->copyFrom(*chunk.source, chunk.sourceOffset, chunk.place.offset, bytes);
            else
                chunk.place.file->writeAt(chunk.place.offset,
                                          ByteSpan(batch->buffer).subspan(chunk.bufferOffset, bytes));
            first = next;
        }
        pipeline_.finish(batch);
    }

    static bool follows(const Chunk& chunk, std::uint64_t bytes, const Chunk& next) {
        if (next.source != chunk.source || next.place.file != chunk.place.file
            || next.place.offset != chunk.place.offset + bytes)
            return false;
        return chunk.source != nullptr ? next.sourceOffset == chunk.sourceOffset + bytes
                                       : next.bufferOffset == chunk.bufferOffset + bytes;
    }

    Pipeline pipeline_;
    PlacedTarget& target_;
};

class OrderedCopy {
public:
    OrderedCopy(DiskChain& source, OrderedTarget& target, OpContext& context)
        : pipeline_(source, target, context), target_(target) {}

    std::uint64_t run() {
        using tbb::filter_mode;
        return pipeline_.run(
            tbb::make_filter<void, Batch*>(filter_mode::serial_in_order,
                                           [this](tbb::flow_control& flow) { return pipeline_.nextBatch(flow); })
            & tbb::make_filter<Batch*, Batch*>(filter_mode::parallel,
                                               [this](Batch* batch) { return transform(batch); })
            & tbb::make_filter<Batch*, void>(filter_mode::serial_in_order, [this](Batch* batch) { take(batch); }));
    }

private:
    Batch* transform(Batch* batch) {
        const MutableByteSpan buffer = bufferFor(*batch);
        for (const CopySegment& segment : batch->segments) {
            const MutableByteSpan bytes = buffer.first(segment.length.bytes());
            pipeline_.read(segment, bytes);
            const Sectors grain = target_.cellAt(segment.start).grain;
            for (Sectors at; at < segment.length; at += std::min(grain, segment.length - at)) {
                const Sectors piece = std::min(grain, segment.length - at);
                const ByteSpan grainBytes = ByteSpan(bytes).subspan(at.bytes(), piece.bytes());
                if (isAllZero(grainBytes))
                    continue;
                Chunk chunk;
                chunk.start = segment.start + at;
                chunk.length = piece;
                chunk.bufferOffset = batch->transformed.size();
                target_.transform(grainBytes, batch->transformed);
                chunk.bufferLength = batch->transformed.size() - chunk.bufferOffset;
                batch->chunks.push_back(std::move(chunk));
            }
        }
        return batch;
    }

    void take(Batch* batch) {
        for (const Chunk& chunk : batch->chunks)
            target_.take(chunk.start, chunk.length,
                         ByteSpan(batch->transformed).subspan(chunk.bufferOffset, chunk.bufferLength));
        pipeline_.finish(batch);
    }

    Pipeline pipeline_;
    OrderedTarget& target_;
};

} // namespace

unsigned threadCount(const OpContext& context) {
    return context.threads != 0 ? context.threads
                                : static_cast<unsigned>(std::max(1, tbb::info::default_concurrency()));
}

std::uint64_t copyPlaced(DiskChain& source, PlacedTarget& target, OpContext& context) {
    return PlacedCopy(source, target, context).run();
}

std::uint64_t copyOrdered(DiskChain& source, OrderedTarget& target, OpContext& context) {
    return OrderedCopy(source, target, context).run();
}

} // namespace strata
