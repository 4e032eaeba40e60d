// SPDX-License-Identifier: Apache-2.0
#include "core/ops/zeroscan.h"

#include <algorithm>

namespace strata {
namespace {

constexpr std::uint64_t kReadAtOnce = std::uint64_t{1} << 20U;

class ZeroCollector {
public:
    ZeroCollector(Sectors unit, Sectors capacity) : unit_(unit), capacity_(capacity) {}

    /// `bytes` start at a whole unit, or follow what was added before.
    void add(Sectors start, ByteSpan bytes) {
        for (std::size_t at = 0; at < bytes.size(); at += unit_.bytes()) {
            const ByteSpan piece = bytes.subspan(at, std::min<std::size_t>(unit_.bytes(), bytes.size() - at));
            const Sectors from = start + Sectors::within(at);
            const Sectors length = Sectors::within(piece.size());
            if ((length == unit_ || from + length == capacity_) && isAllZero(piece))
                join(from, length);
        }
    }
    std::vector<SectorRange> result() { return std::move(ranges_); }

private:
    void join(Sectors start, Sectors length) {
        if (!ranges_.empty() && ranges_.back().start + ranges_.back().length == start)
            ranges_.back().length += length;
        else
            ranges_.push_back({start, length});
    }

    Sectors unit_;
    Sectors capacity_;
    std::vector<SectorRange> ranges_;
};

/// The stored runs of an extent, in pieces that begin and end at whole units wherever the run does.
std::vector<Run> storedRuns(Extent& extent) {
    std::vector<Run> runs;
    extent.map(Sectors(0), extent.capacity(), [&](const Run& run) {
        if (run.kind == RunKind::Data)
            runs.push_back(run);
        return true;
    });
    return runs;
}

} // namespace

std::uint64_t storedBytes(Extent& extent) {
    std::uint64_t bytes = 0;
    extent.map(Sectors(0), extent.capacity(), [&](const Run& run) {
        if (run.kind == RunKind::Data)
            bytes += run.length.bytes();
        return true;
    });
    return bytes;
}

std::vector<SectorRange> findStoredZeros(Extent& extent, Sectors unit, OpContext& context) {
    ZeroCollector zeros(unit, extent.capacity());
    std::vector<std::byte> buffer(static_cast<std::size_t>(alignUp(kReadAtOnce, unit.bytes())));
    const Sectors step = Sectors::within(buffer.size());
    for (const Run& run : storedRuns(extent)) {
        // A flat run may begin anywhere: what lies before its first whole unit is kept.
        for (Sectors at(alignUp(run.start.count(), unit.count())); at < run.end();) {
            checkpoint(context.stop);
            const Sectors length = std::min(step, run.end() - at);
            const MutableByteSpan bytes = MutableByteSpan(buffer).first(length.bytes());
            extent.read(at, bytes);
            zeros.add(at, bytes);
            context.progress.add(bytes.size());
            at += length;
        }
    }
    return zeros.result();
}

} // namespace strata
