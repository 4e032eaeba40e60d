// SPDX-License-Identifier: Apache-2.0
#include "core/ops/linkusage.h"

#include "core/base/progress.h"

#include <algorithm>

namespace strata {
namespace {

using Room = LinkUsage::Room;
using Rooms = std::vector<Room>;

/// What file systems allocate for a flat file at once.
constexpr Sectors kFileBlock{8};

Sectors grainDown(const Room& room, Sectors at) { return at - (at - room.start) % room.grain; }

/// The end of the grain that `at` lies within, or `at` where a grain begins.
Sectors grainUp(const Room& room, Sectors at) {
    const Sectors over = (at - room.start) % room.grain;
    return over == Sectors(0) ? at : std::min(room.end(), at - over + room.grain);
}

/// Calls `visit(room, part)` for the parts of the ranges that lie in one room each, ascending.
template<class Visit>
void forEachPart(const Rooms& rooms, const SectorSet& set, Visit visit) {
    auto room = rooms.begin();
    for (const SectorRange& range : set) {
        for (Sectors at = range.start; at < range.end();) {
            while (room != rooms.end() && room->end() <= at)
                ++room;
            if (room == rooms.end())
                return;
            const Sectors end = std::min(range.end(), room->end());
            visit(*room, SectorRange{at, end - at});
            at = end;
        }
    }
}

/// The grains that the set touches, whole.
SectorSet touchedGrains(const Rooms& rooms, const SectorSet& set) {
    SectorSet grains;
    forEachPart(rooms, set, [&](const Room& room, SectorRange part) {
        const Sectors start = grainDown(room, part.start);
        appendRange(grains, {start, grainUp(room, part.end()) - start});
    });
    return grains;
}

/// The grains that the set covers as a whole; a short last one up to the end of its extent.
SectorSet coveredGrains(const Rooms& rooms, const SectorSet& set) {
    SectorSet grains;
    forEachPart(rooms, set, [&](const Room& room, SectorRange part) {
        const Sectors start = grainUp(room, part.start);
        const Sectors end = part.end() == room.end() ? part.end() : grainDown(room, part.end());
        if (start < end)
            appendRange(grains, {start, end - start});
    });
    return grains;
}

/// Bytes that these grains take: a short last one takes a whole place.
std::uint64_t placeBytes(const Rooms& rooms, const SectorSet& grains) {
    std::uint64_t bytes = 0;
    forEachPart(rooms, touchedGrains(rooms, grains), [&](const Room& room, SectorRange part) {
        bytes += alignUp(part.length.count(), room.grain.count()) * kSectorSize;
    });
    return bytes;
}

/// Where zeros that mask a parent take space.
SectorSet roomsThatStoreZeros(const LinkUsage& usage) {
    SectorSet set;
    for (const Room& room : usage.rooms)
        if (!room.marksZero && usage.hasParent)
            appendRange(set, {room.start, room.length});
    return set;
}

bool alike(const Room& a, const Room& b) {
    return a.grain == b.grain && a.marksZero == b.marksZero && a.stores == b.stores
           && a.length % a.grain == Sectors(0);
}

Rooms readRooms(DiskLink& link, const std::stop_token& stop) {
    Rooms rooms;
    for (std::size_t index = 0; index < link.extents().size(); ++index) {
        checkpoint(stop);
        const ExtentPlace& place = link.extents()[index];
        const Capabilities can = link.extent(index)->capabilities();
        const Room room{.start = place.start,
                        .length = place.line.sectors,
                        .grain = can.allocates ? can.granularity : kFileBlock,
                        .marksZero = can.markZero,
                        .stores = place.line.type != ExtentType::Zero};
        if (!rooms.empty() && alike(rooms.back(), room))
            rooms.back().length += room.length;
        else
            rooms.push_back(room);
    }
    return rooms;
}

} // namespace

std::uint64_t LinkUsage::ownBytes() const { return placeBytes(rooms, data); }

LinkMergeCost& LinkMergeCost::operator+=(const LinkMergeCost& other) {
    reads += other.reads;
    writes += other.writes;
    extra += other.extra;
    freed += other.freed;
    return *this;
}

LinkUsage readLinkShape(DiskLink& link, const std::stop_token& stop) {
    LinkUsage usage;
    usage.capacity = link.capacity();
    usage.hasParent = link.hasParent();
    usage.rooms = readRooms(link, stop);
    return usage;
}

LinkUsage readLinkUsage(DiskLink& link, std::stop_token stop) {
    LinkUsage usage = readLinkShape(link, stop);
    link.map(Sectors(0), link.capacity(), [&](const Run& run) {
        checkpoint(stop);
        if (run.kind != RunKind::Hole)
            appendRange(run.kind == RunKind::Data ? usage.data : usage.zeros, {run.start, run.length});
        return true;
    });
    return usage;
}

/// Where the parent reads as zero by itself nothing is written: it is a base with a hole there, or marked already.
MergeWork workIntoParent(const LinkUsage& parent, const LinkUsage& child) {
    MergeWork work;
    work.copy = child.data;
    const SectorSet data = touchedGrains(parent.rooms, parent.data);
    const SectorSet stale = parent.hasParent ? subtract(child.zeros, parent.zeros) : intersect(child.zeros, data);
    work.mask = coveredGrains(parent.rooms, stale);
    work.clear = subtract(stale, work.mask);
    return work;
}

LinkMergeCost mergeIntoParentCost(const LinkUsage& parent, const LinkUsage& child) {
    const MergeWork work = workIntoParent(parent, child);
    const SectorSet storesZeros = roomsThatStoreZeros(parent);
    const SectorSet data = touchedGrains(parent.rooms, parent.data);
    const SectorSet zeroed = intersect(work.mask, storesZeros);
    const SectorSet written = unite(touchedGrains(parent.rooms, unite(work.copy, work.clear)), zeroed);
    LinkMergeCost cost;
    cost.reads = sectorsIn(work.copy).bytes();
    cost.writes = cost.reads + sectorsIn(work.clear).bytes() + sectorsIn(zeroed).bytes();
    cost.extra = placeBytes(parent.rooms, subtract(written, data));
    cost.freed = child.ownBytes() + placeBytes(parent.rooms, intersect(subtract(work.mask, zeroed), data));
    return cost;
}

/// What the child owns is whole grains of it, so that what it lacks is whole grains, too.
MergeWork workIntoChild(const LinkUsage& link, const LinkUsage& child) {
    MergeWork work;
    const SectorSet owned = touchedGrains(child.rooms, child.owned());
    work.copy = touchedGrains(child.rooms, subtract(link.data, owned));
    if (!link.hasParent)
        return work; // the child becomes a base: its holes read as zero
    const SectorSet zeros = subtract(subtract(link.zeros, owned), work.copy);
    work.mask = coveredGrains(child.rooms, zeros);
    work.copy = unite(work.copy, touchedGrains(child.rooms, subtract(zeros, work.mask)));
    return work;
}

LinkMergeCost mergeIntoChildrenCost(const LinkUsage& link, std::span<const LinkUsage> children) {
    LinkMergeCost cost;
    for (const LinkUsage& child : children) {
        const MergeWork work = workIntoChild(link, child);
        const SectorSet zeroed = intersect(work.mask, roomsThatStoreZeros(child));
        const std::uint64_t copied = sectorsIn(work.copy).bytes();
        cost.reads += copied;
        cost.writes += copied + sectorsIn(zeroed).bytes();
        cost.extra += placeBytes(child.rooms, unite(work.copy, zeroed));
    }
    cost.freed = link.ownBytes();
    return cost;
}

} // namespace strata
