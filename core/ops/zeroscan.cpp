// SPDX-License-Identifier: Apache-2.0
#include "core/ops/zeroscan.h"

#include <algorithm>

namespace strata {
namespace {

constexpr std::uint64_t kUnitsPerWindow = std::uint64_t{1} << 18U;
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
                appendRange(ranges_, {from, length});
        }
    }
    SectorSet result() { return std::move(ranges_); }

private:
    Sectors unit_;
    Sectors capacity_;
    SectorSet ranges_;
};

std::vector<Run> storedRuns(Extent& extent, SectorRange window) {
    std::vector<Run> runs;
    extent.map(window.start, window.length, [&](const Run& run) {
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

void forEachWindow(const Extent& extent, Sectors unit, FunctionRef<void(SectorRange window)> visit) {
    const Sectors step = unit * kUnitsPerWindow;
    for (Sectors start; start < extent.capacity(); start += step)
        visit({start, std::min(step, extent.capacity() - start)});
}

SectorSet findStoredZeros(Extent& extent, Sectors unit, SectorRange window, OpContext& context) {
    ZeroCollector zeros(unit, extent.capacity());
    std::vector<std::byte> buffer(static_cast<std::size_t>(alignUp(kReadAtOnce, unit.bytes())));
    const Sectors step = Sectors::within(buffer.size());
    for (const Run& run : storedRuns(extent, window)) {
        // A flat run may begin anywhere: what lies before its first whole unit is kept.
        for (Sectors at(alignUp(run.start.count(), unit.count())); at < run.end();) {
            checkpoint(context);
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
