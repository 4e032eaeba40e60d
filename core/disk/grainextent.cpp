// SPDX-License-Identifier: Apache-2.0
#include "core/disk/grainextent.h"

#include "core/base/error.h"
#include "core/disk/extentruns.h"

#include <algorithm>
#include <cstring>

namespace strata {

namespace {

constexpr std::size_t kCacheBytes = std::size_t{16} << 20U;
constexpr std::size_t kStretchBytes = std::size_t{1} << 20U;
/// Up to this many tables a walk goes through the cache, beyond by stretches.
constexpr std::uint64_t kCachedWalkTables = 8;

} // namespace

/// Turns table entries into pieces: ascending, joined, clipped to the range asked for.
class GrainExtent::Walker {
public:
    Walker(GrainExtent& extent, Sectors start, Sectors end, GrainPieceSink sink)
        : extent_(extent), sink_(sink), start_(start), end_(end), grain_(extent.shape_.grain) {}

    /// Entries of one whole table; `table` is meaningful with Loaded. False: the receiver wants no more.
    bool addTable(std::uint64_t number, TableState state, ByteSpan table) {
        const std::uint64_t per = extent_.shape_.entriesPerTable;
        const std::uint64_t first = number * per;
        switch (state) {
        case TableState::Missing:
        case TableState::Empty: return addGrains(first, per, {});
        case TableState::Damaged: return addGrains(first, per, {RunKind::Data, GrainFault::BadTable});
        case TableState::Loaded: break;
        }
        const std::uint64_t from = std::max(first, start_ / grain_);
        const std::uint64_t to = std::min(first + per, ceilDiv(end_.count(), grain_.count()));
        bool wanted = true;
        for (std::uint64_t g = from; wanted && g < to; ++g) {
            const std::uint64_t entry = tableEntry(table, g - first, extent_.shape_.entryBytes);
            wanted = addGrains(g, 1, entry == 0 ? Place{} : extent_.decode(entry, g));
        }
        return wanted;
    }

    /// `count` grains from `first` on, all at the same kind of place (`count` is 1 for sound Data).
    bool addGrains(std::uint64_t first, std::uint64_t count, Place place) {
        const Sectors from = std::max(start_, grain_ * first);
        const Sectors to = std::min(end_, grain_ * (first + count));
        if (from >= to)
            return true;
        GrainPiece piece{.run = Run{.start = from, .length = to - from, .kind = place.kind}, .fault = place.fault};
        if (place.kind == RunKind::Data) {
            const std::uint64_t skipped = extent_.storesPlainly() ? (from - grain_ * first).bytes() : 0;
            piece.run.fileOffset = place.offset + skipped;
            if (place.fault == GrainFault::None && extent_.storesPlainly()) {
                piece.run.stored = piece.run.fileOffset + piece.run.length.bytes() <= extent_.fileSize_;
                piece.fault = piece.run.stored ? GrainFault::None : GrainFault::CutShort;
            }
        }
        return add(piece);
    }

    bool add(const GrainPiece& piece) {
        if (pending_.run.length != Sectors(0) && pending_.fault == piece.fault && piece.fault != GrainFault::CutShort
            && RunJoiner::continues(pending_.run, piece.run)) {
            pending_.run.length += piece.run.length;
            return true;
        }
        const bool wanted = handOn();
        pending_ = piece;
        return wanted;
    }
    bool handOn() {
        if (pending_.run.length == Sectors(0))
            return true;
        const bool wanted = sink_(pending_);
        pending_.run.length = Sectors(0);
        return wanted;
    }

private:
    GrainExtent& extent_;
    GrainPieceSink sink_;
    Sectors start_;
    Sectors end_;
    Sectors grain_;
    GrainPiece pending_;
};

GrainExtent::GrainExtent(std::unique_ptr<File> file, const Shape& shape)
    : file_(std::move(file)), shape_(shape), fileSize_(file_->size()), cache_(kCacheBytes) {
    shape_.covered = std::min(shape_.covered, shape_.capacity);
}

GrainTableCache::TablePointer GrainExtent::table(std::uint64_t number) {
    return cache_.get(number, [&] {
        TableStretch stretch;
        tables_->load(number, 1, stretch);
        GrainTable loaded{.state = stretch.states[0], .bytes = {}};
        if (loaded.state == TableState::Loaded)
            loaded.bytes.assign(stretch.table(0).begin(), stretch.table(0).end());
        return loaded;
    });
}

void GrainExtent::walk(Sectors start, Sectors length, GrainPieceSink sink) {
    const Sectors end = start + length;
    const Sectors tabled = std::min(end, shape_.covered);
    Walker walker(*this, start, tabled, sink);
    bool wanted = true;
    if (start < tabled) {
        const std::uint64_t first = tableOfGrain(start / shape_.grain);
        const std::uint64_t last = tableOfGrain((tabled - Sectors(1)) / shape_.grain);
        wanted =
            last - first < kCachedWalkTables ? walkCached(walker, first, last) : walkStretches(walker, first, last);
    }
    if (wanted && tabled < end) {
        const Sectors from = std::max(start, tabled);
        wanted = walker.add({.run = Run{.start = from, .length = end - from, .kind = RunKind::Data},
                             .fault = GrainFault::NotCovered});
    }
    if (wanted)
        walker.handOn();
}

bool GrainExtent::walkCached(Walker& walker, std::uint64_t first, std::uint64_t last) {
    bool wanted = true;
    for (std::uint64_t t = first; wanted && t <= last; ++t) {
        if (const std::vector<std::byte>* dirty = dirty_.find(t)) {
            wanted = walker.addTable(t, TableState::Loaded, *dirty);
            continue;
        }
        const GrainTableCache::TablePointer clean = table(t);
        wanted = walker.addTable(t, clean->state, clean->bytes);
    }
    return wanted;
}

bool GrainExtent::walkStretches(Walker& walker, std::uint64_t first, std::uint64_t last) {
    const std::size_t tableBytes = static_cast<std::size_t>(shape_.entriesPerTable) * shape_.entryBytes;
    const std::uint64_t perStretch = std::max<std::uint64_t>(1, kStretchBytes / tableBytes);
    TableStretch stretch;
    bool wanted = true;
    for (std::uint64_t t = first; wanted && t <= last;) {
        // Changed tables may exist in memory alone.
        const std::uint64_t listed = dirty_.empty() ? std::min(tables_->nextListed(t), last + 1) : t;
        if (listed > t) {
            wanted = walker.addGrains(t * shape_.entriesPerTable, (listed - t) * shape_.entriesPerTable, {});
            t = listed;
            continue;
        }
        const std::size_t n = static_cast<std::size_t>(std::min(perStretch, last - t + 1));
        tables_->load(t, n, stretch);
        for (std::size_t i = 0; wanted && i < n; ++i) {
            const std::vector<std::byte>* dirty = dirty_.find(t + i);
            wanted = dirty != nullptr ? walker.addTable(t + i, TableState::Loaded, *dirty)
                                      : walker.addTable(t + i, stretch.states[i], stretch.table(i));
        }
        t += n;
    }
    return wanted;
}

void GrainExtent::map(Sectors start, Sectors length, RunSink sink) {
    RunJoiner joiner(sink);
    walk(start, length, [&](const GrainPiece& piece) { return joiner.add(piece.run); });
    joiner.finish();
}

void GrainExtent::read(Sectors start, MutableByteSpan out) {
    walk(start, Sectors::covering(out.size()), [&](const GrainPiece& piece) {
        readPiece(piece, out.subspan((piece.run.start - start).bytes(), piece.run.length.bytes()));
        return true;
    });
}

void GrainExtent::readPiece(const GrainPiece& piece, MutableByteSpan out) {
    if (piece.run.kind != RunKind::Data)
        throw Error(ErrorCode::Internal, text("Read of a range that holds no data")).at(file_->path());
    if (piece.fault == GrainFault::None) {
        file_->readExactly(piece.run.fileOffset, out);
        return;
    }
    if (!shape_.salvage)
        throw faultError(piece.fault, piece.run.start, piece.run.length, piece.run.fileOffset);
    const std::size_t got =
        piece.fault == GrainFault::CutShort ? file_->readAt(piece.run.fileOffset, out) : std::size_t{0};
    std::memset(out.data() + got, 0, out.size() - got);
}

std::uint64_t GrainExtent::entryOf(std::uint64_t grain) {
    const std::uint64_t number = tableOfGrain(grain);
    const std::uint64_t index = grain % shape_.entriesPerTable;
    if (const std::vector<std::byte>* dirty = dirty_.find(number))
        return tableEntry(*dirty, index, shape_.entryBytes);
    const GrainTableCache::TablePointer clean = table(number);
    return clean->state == TableState::Loaded ? tableEntry(clean->bytes, index, shape_.entryBytes) : 0;
}

std::vector<std::byte> GrainExtent::tableContent(std::uint64_t number) {
    if (const std::vector<std::byte>* dirty = dirty_.find(number))
        return *dirty;
    const GrainTableCache::TablePointer clean = table(number);
    const Sectors first = shape_.grain * (number * shape_.entriesPerTable);
    if (clean->state == TableState::Damaged)
        throw faultError(GrainFault::BadTable, first, shape_.grain * shape_.entriesPerTable, 0);
    if (clean->state == TableState::Loaded)
        return clean->bytes;
    return std::vector<std::byte>(static_cast<std::size_t>(shape_.entriesPerTable) * shape_.entryBytes);
}

Sectors GrainExtent::grainLength(std::uint64_t grain) const {
    const Sectors start = shape_.grain * grain;
    return std::min(shape_.grain, shape_.capacity - start);
}

void GrainExtent::write(Sectors, ByteSpan) { throwReadOnly(); }

void GrainExtent::writeZeros(Sectors, Sectors, bool) { throwReadOnly(); }

void GrainExtent::throwReadOnly() const {
    throw Error(ErrorCode::ReadOnly, text("The disk was opened for reading only")).at(file_->path());
}

Error GrainExtent::faultError(GrainFault fault, Sectors start, Sectors length, std::uint64_t fileOffset) const {
    const std::uint64_t first = start.bytes();
    const std::uint64_t last = (start + length).bytes() - 1;
    const auto error = [&](ErrorCode code, Text message) {
        return Error(code, std::move(message))
            .at(file_->path())
            .offset(fileOffset)
            .advice(
                text("Run a check on the disk. If the file was copied, compare its size with the original's. Salvage "
                     "mode reads what can be read, with zeros for the rest"));
    };
    switch (fault) {
    case GrainFault::CutShort:
        return error(ErrorCode::Truncated,
                     text("The file ends within the stored copy of the guest's bytes %1 to %2", first, last));
    case GrainFault::NotCovered:
        return error(ErrorCode::Truncated,
                     text("The file holds only %1 sectors of %2, so the guest's bytes %3 to %4 are missing",
                          shape_.covered.count(), shape_.capacity.count(), first, last));
    case GrainFault::PastEnd:
        return error(
            ErrorCode::Corrupt,
            text("The grain table puts the guest's bytes %1 to %2 past the end of the file: the file was cut "
                 "short or the table is damaged",
                 first, last));
    case GrainFault::InMetadata:
        return error(
            ErrorCode::Corrupt,
            text("The grain table puts the guest's bytes %1 to %2 into the file's own metadata", first, last));
    case GrainFault::BadTable:
        return error(
            ErrorCode::Corrupt,
            text("The grain table for the guest's bytes %1 to %2 is not where the directory says", first, last));
    case GrainFault::None:
    case GrainFault::BadEntry: break;
    }
    return error(ErrorCode::Corrupt,
                 text("The grain table entry for the guest's bytes %1 to %2 has no meaning", first, last));
}

} // namespace strata
