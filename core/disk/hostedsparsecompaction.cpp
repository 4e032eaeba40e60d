// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/disk/cellmap.h"
#include "core/disk/hostedsparseextent.h"

#include <algorithm>

namespace strata {
namespace {

/// Grains moved between two flushes.
constexpr std::uint64_t kBatchBytes = std::uint64_t{64} << 20U;

} // namespace

/// The cells that are used, and the cell at which the file can end when everything behind it has moved before it.
struct HostedSparseExtent::Compaction {
    CellMap cells;
    std::uint64_t end = 0;
};

HostedSparseExtent::Compaction HostedSparseExtent::planCompaction(const std::stop_token& stop) {
    const std::uint64_t grain = header_.grainSize.count();
    const std::uint64_t fileSectors = Sectors::covering(file()->size()).count();
    const std::uint64_t front = ceilDiv(std::max(header_.overHead.count(), metadata_.end()), grain);
    Compaction plan{CellMap(ceilDiv(fileSectors, grain)), front};
    plan.cells.use(0, front);
    std::uint64_t grains = 0;
    walk(Sectors(0), capacity(), [&](const GrainPiece& piece) {
        checkpoint(stop);
        if (piece.run.kind == RunKind::Data) {
            const std::uint64_t first = piece.run.fileOffset / kSectorSize;
            const std::uint64_t count = ceilDiv(piece.run.length.count(), grain);
            plan.cells.use(first / grain, ceilDiv(first + count * grain, grain)); // grains may lie askew
            grains += count;
        }
        return true;
    });
    // Where grains lie askew they take more cells than they are; then the end comes later.
    plan.end = std::min(front + grains, plan.cells.size());
    const auto fits = [&] {
        const std::uint64_t room = plan.end - front - plan.cells.usedIn(front, plan.end);
        return room >= plan.cells.usedIn(plan.end, plan.cells.size());
    };
    while (plan.end < plan.cells.size() && !fits())
        ++plan.end;
    return plan;
}

/// The grains from `first` on that lie behind where the file shall end, so many as memory is spent on; returns the
/// grain to go on with.
std::uint64_t HostedSparseExtent::findBehind(const Compaction& plan, std::uint64_t first,
                                             std::vector<std::uint32_t>& behind) {
    constexpr std::size_t kMost = std::size_t{1} << 20U;
    const std::uint64_t grain = header_.grainSize.count();
    const Sectors start = header_.grainSize * first;
    std::uint64_t next = header_.grainCount();
    behind.clear();
    if (start >= capacity())
        return next;
    walk(start, capacity() - start, [&](const GrainPiece& piece) {
        if (piece.run.kind != RunKind::Data)
            return true;
        const std::uint64_t count = ceilDiv(piece.run.length.count(), grain);
        const std::uint64_t number = piece.run.start / header_.grainSize;
        for (std::uint64_t i = 0; i < count; ++i)
            if (piece.run.fileOffset / kSectorSize + (i + 1) * grain > plan.end * grain)
                behind.push_back(static_cast<std::uint32_t>(number + i));
        if (behind.size() < kMost)
            return true;
        next = number + count;
        return false;
    });
    return next;
}

std::uint64_t HostedSparseExtent::compactedSize(const std::stop_token& stop) {
    return planCompaction(stop).end * header_.grainSize.bytes();
}

void HostedSparseExtent::compact(FunctionRef<void(std::uint64_t bytes)> moved, const std::stop_token& stop) {
    beginWriting();
    flush(); // places that were given up must be given up on the drive before they are used again
    Compaction plan = planCompaction(stop);
    const std::uint64_t grain = header_.grainSize.count();
    std::vector<std::byte> bytes(header_.grainSize.bytes());
    std::uint64_t target = 0;
    std::uint64_t unflushed = 0;
    std::vector<std::uint32_t> behind; // collected first: tables must not change while they are walked
    for (std::uint64_t next = 0; next < header_.grainCount();) {
        checkpoint(stop);
        next = findBehind(plan, next, behind);
        for (const std::uint32_t number : behind) {
            target = plan.cells.nextFree(target);
            const MutableByteSpan content = MutableByteSpan(bytes).first(grainLength(number).bytes());
            file()->readExactly(entryOf(number) * kSectorSize, content);
            sync().willWrite();
            file()->writeAt(target * grain * kSectorSize, content);
            setEntries(number, 1, static_cast<std::uint32_t>(target * grain), 0);
            ++target;
            unflushed += content.size();
            if (unflushed >= kBatchBytes) {
                flush();
                unflushed = 0;
            }
            moved(content.size());
        }
    }
    flush(); // nobody refers to what lies behind the end any more
    const std::uint64_t end = plan.end * header_.grainSize.bytes();
    if (end < file()->size()) {
        sync().willWrite();
        file()->truncate(end);
        sync().sync();
        setFileSize(end);
    }
    appendAt_ = plan.end * grain;
}

} // namespace strata
