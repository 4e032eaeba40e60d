// SPDX-License-Identifier: Apache-2.0
#include "core/ops/compareop.h"

#include "core/ops/compareruns.h"
#include "core/ops/parallel.h"
#include "core/ops/sourceguard.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <tbb/parallel_pipeline.h>

namespace strata {
namespace {

constexpr std::size_t kMostPieces = 1024;

/// Pieces that one thread compares at a time, and what it found.
struct CompareBatch {
    std::vector<ComparePiece> pieces;
    std::uint64_t passedBytes = 0;
    std::vector<std::byte> a, b;
    CompareResult found;

    void clear() {
        pieces.clear();
        found = {};
    }
};

void addRange(std::vector<CompareResult::Range>& ranges, const CompareResult::Range& range) {
    if (!ranges.empty() && ranges.back().start + ranges.back().length == range.start)
        ranges.back().length += range.length;
    else
        ranges.push_back(range);
}

/// `later` lies behind everything in `result`.
void append(CompareResult& result, const CompareResult& later) {
    if (later.equal)
        return;
    if (result.equal)
        result.firstDifference = later.firstDifference;
    result.equal = false;
    result.differingBytes += later.differingBytes;
    for (const CompareResult::Range& range : later.ranges)
        addRange(result.ranges, range);
}

CompareResult compareSector(ByteSpan a, ByteSpan b, std::uint64_t start, bool map) {
    CompareResult result;
    result.equal = false;
    result.firstDifference =
        start + static_cast<std::uint64_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
    for (std::size_t index = 0; index < a.size(); ++index)
        result.differingBytes += a[index] != b[index] ? 1U : 0U;
    if (map)
        result.ranges.push_back({start, a.size()});
    return result;
}

class Comparison {
public:
    Comparison(DiskChain& a, DiskChain& b, bool map, OpContext& context)
        : a_(a), b_(b), map_(map), context_(context), reader_(a, b, context.stop), batches_(tokenCount(context)) {}

    CompareResult run() {
        using tbb::filter_mode;
        const auto first = tbb::make_filter<void, CompareBatch*>(
            filter_mode::serial_in_order, [this](tbb::flow_control& flow) { return next(flow); });
        const auto second =
            tbb::make_filter<CompareBatch*, CompareBatch*>(filter_mode::parallel, [this](CompareBatch* batch) {
                compare(*batch);
                return batch;
            });
        const auto third = tbb::make_filter<CompareBatch*, void>(filter_mode::serial_in_order,
                                                                 [this](CompareBatch* batch) { collect(*batch); });
        runPipeline(first & second & third, context_);
        context_.progress.add(reader_.takePassedBytes());
        return std::move(result_);
    }

private:
    /// At most as many are under way as there are batches, and they end in order: the next one is free.
    CompareBatch* next(tbb::flow_control& flow) {
        CompareBatch& batch = batches_[turn_ % batches_.size()];
        batch.clear();
        Sectors length;
        while (context_.mayGoOn() && length < CompareReader::kLongest && batch.pieces.size() < kMostPieces) {
            std::optional<ComparePiece> piece = reader_.next();
            if (!piece)
                break;
            length += piece->length;
            batch.pieces.push_back(std::move(*piece));
        }
        if (batch.pieces.empty() || context_.stop.stop_requested()) {
            flow.stop();
            return nullptr;
        }
        batch.passedBytes = reader_.takePassedBytes();
        ++turn_;
        return &batch;
    }

    void compare(CompareBatch& batch) {
        for (const ComparePiece& piece : batch.pieces) {
            const ByteSpan a = read(a_, piece.a, piece.length, batch.a);
            const ByteSpan b = read(b_, piece.b, piece.length, batch.b);
            if (std::memcmp(a.data(), b.data(), a.size()) == 0)
                continue;
            for (std::size_t at = 0; at < a.size(); at += kSectorSize) {
                const ByteSpan sectorA = a.subspan(at, kSectorSize);
                const ByteSpan sectorB = b.subspan(at, kSectorSize);
                if (std::memcmp(sectorA.data(), sectorB.data(), kSectorSize) != 0)
                    append(batch.found, compareSector(sectorA, sectorB, piece.start.bytes() + at, map_));
            }
        }
    }

    static ByteSpan read(DiskChain& chain, const std::optional<Run>& run, Sectors length,
                         std::vector<std::byte>& buffer) {
        static const std::vector<std::byte> zeros(CompareReader::kLongest.bytes());
        if (!run)
            return ByteSpan(zeros).first(length.bytes());
        if (buffer.empty())
            buffer.resize(CompareReader::kLongest.bytes());
        const MutableByteSpan bytes = MutableByteSpan(buffer).first(length.bytes());
        chain.readRun(*run, bytes);
        return bytes;
    }

    void collect(const CompareBatch& batch) {
        append(result_, batch.found);
        context_.progress.add(batch.passedBytes);
    }

    DiskChain& a_;
    DiskChain& b_;
    bool map_;
    OpContext& context_;
    CompareReader reader_;
    std::vector<CompareBatch> batches_;
    std::size_t turn_ = 0;
    CompareResult result_;
};

std::unique_ptr<DiskChain> openSide(FileSystem& fs, const std::filesystem::path& path, bool raw,
                                    OpenOptions options) {
    options.mode = OpenMode::Read;
    return raw ? openRaw(fs, path) : openDisk(fs, path, options);
}

} // namespace

CompareResult compareChains(DiskChain& a, DiskChain& b, bool map, OpContext& context) {
    return Comparison(a, b, map, context).run();
}

Text CompareOp::describe() const {
    return text("Comparing “%1” with “%2”", params_.a.filename(), params_.b.filename());
}

std::optional<Refusal> CompareOp::canRun(FileSystem& fs) {
    try {
        openSide(fs, params_.a, params_.aIsRaw, params_.open);
        openSide(fs, params_.b, params_.bIsRaw, params_.open);
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

Plan CompareOp::plan(OpContext& context) {
    const auto a = openSide(context.fs, params_.a, params_.aIsRaw, params_.open);
    const auto b = openSide(context.fs, params_.b, params_.bIsRaw, params_.open);
    Plan plan;
    plan.operation = name();
    plan.reads = bytesToCompare(*a, *b, context.stop);
    for (const auto& chain : {a.get(), b.get()}) {
        for (const std::filesystem::path& file : filesOf(*chain))
            plan.sources.push_back(file);
        const SourceGuard guard(context.fs, *chain);
        plan.warnings.insert(plan.warnings.end(), guard.warnings().begin(), guard.warnings().end());
    }
    return plan;
}

void CompareOp::run(OpContext& context) {
    const auto a = openSide(context.fs, params_.a, params_.aIsRaw, params_.open);
    const auto b = openSide(context.fs, params_.b, params_.bIsRaw, params_.open);
    const SourceGuard guardA(context.fs, *a);
    const SourceGuard guardB(context.fs, *b);
    for (const SourceGuard* guard : {&guardA, &guardB})
        for (const Text& warning : guard->warnings())
            context.report.warning(warning);
    context.progress.phase("Comparing");
    context.progress.setTotal(context.progress.snapshot().done + bytesToCompare(*a, *b, context.stop));
    if (a->capacity() != b->capacity())
        context.report.note(
            text("The disks differ in size: %1 and %2 bytes; the shorter one counts as zeros past its end",
                 a->capacity().bytes(), b->capacity().bytes()));
    result_ = compareChains(*a, *b, params_.map, context);
}

} // namespace strata
