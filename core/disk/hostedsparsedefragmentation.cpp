// SPDX-License-Identifier: Apache-2.0
#include "core/base/progress.h"
#include "core/disk/cellmap.h"
#include "core/disk/hostedsparseextent.h"

#include <algorithm>
#include <optional>

namespace strata {
namespace {

/// Owners of that many cells are known at once (16 MiB): all of them would be 128 MiB for a full file of 2 TiB.
constexpr std::uint64_t kOwnersAtOnce = std::uint64_t{4} << 20U;
constexpr std::size_t kStraightenedAtOnce = 1024;

} // namespace

/// A cell is a place of a grain's size. The grain that comes k-th for the guest has its home in cell front + k.
/// Window by window of cells, those who do not belong there move out, then those who do move in. A place that was
/// given up is not used again before the flush that makes giving it up durable.
class HostedSparseExtent::Defragmentation {
public:
    Defragmentation(HostedSparseExtent& extent, std::uint64_t windowBytes,
                    FunctionRef<void(std::uint64_t bytes)> home, const std::stop_token& stop)
        : extent_(extent), home_(home), stop_(stop), grain_(extent.header_.grainSize.count()),
          front_(extent.frontCell()),
          window_(std::max<std::uint64_t>(1, windowBytes / extent.header_.grainSize.bytes())), cells_(0) {}

    void run() {
        straighten();
        count();
        for (std::uint64_t first = front_; first < end_; first += window_) {
            const std::uint64_t last = std::min(first + window_, end_);
            const std::vector<std::uint64_t> wanted = nextGrains(last - first);
            if (isSettled(wanted, first))
                continue;
            clear(first, last);
            fill(wanted, first);
        }
    }

private:
    std::uint64_t sectorOf(std::uint64_t grain) const { return extent_.entryOf(grain); }
    std::uint64_t cellOf(std::uint64_t grain) const { return sectorOf(grain) / grain_; }

    /// Calls `sink(grain, sector)` for stored grains from `first` on, in guest order, until it returns false.
    template<class Sink>
    void visit(std::uint64_t first, std::uint64_t count, const Sink& sink) {
        const Sectors start = extent_.header_.grainSize * first;
        const Sectors length = std::min(extent_.header_.grainSize * count, extent_.capacity() - start);
        extent_.walk(start, length, [&](const GrainPiece& piece) {
            checkpoint(stop_);
            if (piece.run.kind != RunKind::Data)
                return true;
            const std::uint64_t number = piece.run.start / extent_.header_.grainSize;
            const std::uint64_t grains = ceilDiv(piece.run.length.count(), grain_);
            for (std::uint64_t i = 0; i < grains; ++i)
                if (!sink(number + i, piece.run.fileOffset / kSectorSize + i * grain_))
                    return false;
            return true;
        });
    }
    std::uint64_t grainCount() const { return ceilDiv(extent_.capacity().count(), grain_); }

    /// Grains that others have put between two cells move to the end, some at a time.
    void straighten() {
        std::vector<std::uint64_t> askew;
        do {
            askew.clear();
            visit(0, grainCount(), [&](std::uint64_t grain, std::uint64_t sector) {
                if (sector % grain_ != 0)
                    askew.push_back(grain);
                return askew.size() < kStraightenedAtOnce;
            });
            std::uint64_t cell = ceilDiv(Sectors::covering(extent_.file()->size()).count(), grain_);
            for (const std::uint64_t grain : askew)
                extent_.moveGrain(grain, cell++);
            extent_.flush();
        } while (!askew.empty());
    }

    void count() {
        cells_.growTo(ceilDiv(Sectors::covering(extent_.file()->size()).count(), grain_));
        cells_.use(0, front_);
        before_.assign(static_cast<std::size_t>(ceilDiv(grainCount(), kEntriesPerTable)) + 1, 0);
        visit(0, grainCount(), [&](std::uint64_t grain, std::uint64_t sector) {
            cells_.use(sector / grain_, sector / grain_ + 1);
            ++before_[static_cast<std::size_t>(grain / kEntriesPerTable) + 1];
            return true;
        });
        for (std::size_t table = 1; table < before_.size(); ++table)
            before_[table] += before_[table - 1];
        end_ = front_ + before_.back();
        limit_ = std::max(cells_.size(), end_) + window_;
        behind_ = late_ = end_;
    }

    std::uint64_t homeOf(std::uint64_t grain) {
        const std::uint64_t table = grain / kEntriesPerTable;
        std::uint64_t home = front_ + before_[static_cast<std::size_t>(table)];
        const std::uint64_t first = table * kEntriesPerTable;
        if (grain > first)
            visit(first, grain - first, [&](std::uint64_t, std::uint64_t) { return ++home != 0; });
        return home;
    }

    std::vector<std::uint64_t> nextGrains(std::uint64_t count) {
        std::vector<std::uint64_t> grains;
        visit(cursor_, grainCount() - cursor_, [&](std::uint64_t grain, std::uint64_t) {
            grains.push_back(grain);
            return grains.size() < count;
        });
        if (!grains.empty())
            cursor_ = grains.back() + 1;
        return grains;
    }

    bool isSettled(const std::vector<std::uint64_t>& wanted, std::uint64_t first) const {
        return std::ranges::all_of(
            wanted, [&, cell = first](std::uint64_t grain) mutable { return sectorOf(grain) == cell++ * grain_; });
    }

    /// Nobody stays in the cells but who is at home there.
    void clear(std::uint64_t first, std::uint64_t last) {
        for (std::uint64_t cell = first; cell < last; ++cell)
            if (const std::optional<std::uint64_t> grain = ownerOf(cell))
                if (const std::uint64_t home = homeOf(*grain); home != cell)
                    move(*grain, cells_.isUsed(home) ? refuge(last) : home, home);
        settle();
    }

    void fill(const std::vector<std::uint64_t>& wanted, std::uint64_t first) {
        for (std::uint64_t cell = first; const std::uint64_t grain : wanted) {
            if (cellOf(grain) != cell)
                move(grain, cell, cell);
            ++cell;
        }
        settle();
    }

    /// Behind all homes if the file may grow that far; else as late as possible, since every home is cleared once.
    /// There is room: behind the window as many cells are left as there are grains (`limit_`).
    std::uint64_t refuge(std::uint64_t last) {
        behind_ = cells_.nextFree(behind_);
        if (behind_ < limit_)
            return behind_;
        late_ = cells_.lastFree(last, late_).value() + 1;
        return late_ - 1;
    }

    void move(std::uint64_t grain, std::uint64_t cell, std::uint64_t home) {
        left_.push_back(cellOf(grain));
        extent_.moveGrain(grain, cell);
        cells_.growTo(cell + 1);
        cells_.use(cell, cell + 1);
        setOwner(cell, grain);
        if (cell == home)
            home_(extent_.grainLength(grain).bytes());
    }

    /// From now on the places that were left are free on the drive, too.
    void settle() {
        extent_.flush();
        for (const std::uint64_t cell : left_) {
            cells_.release(cell);
            clearOwner(cell);
            if (cell >= end_)
                behind_ = std::min(behind_, cell);
            else
                late_ = std::max(late_, cell + 1);
        }
        left_.clear();
    }

    // Who lies where: known for a stretch of cells only, which is found by one walk over the tables.

    std::optional<std::uint64_t> ownerOf(std::uint64_t cell) {
        if (!isKnown(cell))
            learnOwners(cell);
        const std::uint32_t owner = owners_[static_cast<std::size_t>(cell - firstOwned_)];
        return owner == 0 ? std::nullopt : std::optional<std::uint64_t>(owner - 1);
    }
    bool isKnown(std::uint64_t cell) const { return cell >= firstOwned_ && cell - firstOwned_ < owners_.size(); }
    void setOwner(std::uint64_t cell, std::uint64_t grain) {
        if (isKnown(cell))
            owners_[static_cast<std::size_t>(cell - firstOwned_)] = static_cast<std::uint32_t>(grain + 1);
    }
    void clearOwner(std::uint64_t cell) {
        if (isKnown(cell))
            owners_[static_cast<std::size_t>(cell - firstOwned_)] = 0;
    }
    void learnOwners(std::uint64_t first) {
        firstOwned_ = first;
        owners_.assign(static_cast<std::size_t>(std::min(kOwnersAtOnce, limit_ - first)), 0);
        visit(0, grainCount(), [&](std::uint64_t grain, std::uint64_t sector) {
            setOwner(sector / grain_, grain);
            return true;
        });
    }

    HostedSparseExtent& extent_;
    FunctionRef<void(std::uint64_t bytes)> home_;
    const std::stop_token& stop_;
    const std::uint64_t grain_; ///< in sectors
    const std::uint64_t front_; ///< the first home
    const std::uint64_t window_;
    std::uint64_t end_ = 0;             ///< behind the last home
    std::uint64_t limit_ = 0;           ///< behind the last cell that may be used
    std::uint64_t behind_ = 0;          ///< from `end_` to here no cell is free
    std::uint64_t late_ = 0;            ///< from here to `end_` no cell is free
    std::uint64_t cursor_ = 0;          ///< the first grain whose home is not in a window yet
    std::vector<std::uint64_t> before_; ///< stored grains before each table
    CellMap cells_;                     ///< those left since the last flush count as used
    std::vector<std::uint64_t> left_;   ///< since the last flush
    std::uint64_t firstOwned_ = 0;
    std::vector<std::uint32_t> owners_; ///< grain + 1; 0: nobody
};

std::uint64_t HostedSparseExtent::frontCell() const {
    return ceilDiv(std::max(header_.overHead.count(), metadata_.end()), header_.grainSize.count());
}

void HostedSparseExtent::moveGrain(std::uint64_t number, std::uint64_t cell) {
    const std::uint64_t sector = cell * header_.grainSize.count();
    requireFileCanReach(sector + header_.grainSize.count());
    std::vector<std::byte> content(grainLength(number).bytes());
    file()->readExactly(entryOf(number) * kSectorSize, content);
    store(sector, content, header_.grainSize.count());
    setEntries(number, 1, static_cast<std::uint32_t>(sector), 0);
}

std::uint64_t HostedSparseExtent::misplacedBytes(const std::stop_token& stop) {
    const std::uint64_t grain = header_.grainSize.count();
    std::uint64_t home = frontCell() * grain;
    std::uint64_t misplaced = 0;
    walk(Sectors(0), capacity(), [&](const GrainPiece& piece) {
        checkpoint(stop);
        if (piece.run.kind != RunKind::Data)
            return true;
        if (piece.run.fileOffset / kSectorSize != home)
            misplaced += piece.run.length.bytes();
        home += alignUp(piece.run.length.count(), grain);
        return true;
    });
    return misplaced;
}

void HostedSparseExtent::defragment(std::uint64_t windowBytes, FunctionRef<void(std::uint64_t bytes)> home,
                                    const std::stop_token& stop) {
    beginWriting();
    flush();
    if (misplacedBytes(stop) > 0)
        Defragmentation(*this, windowBytes, home, stop).run();
    compact([](std::uint64_t) {}, stop); // everything is in front by now: it only cuts the file
}

} // namespace strata
