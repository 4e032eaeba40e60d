// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sectorranges.h"
#include "core/disk/disklink.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace strata {

/// Which sectors a link owns, found in its grain tables (of flat files: in the file system's map) without reading
/// data; and how its kind takes what is written to it. A value.
struct LinkUsage {
    /// One extent, or several alike that follow each other on whole grains.
    struct Room {
        Sectors start;
        Sectors length;
        Sectors grain;          ///< unit of allocation, counted from `start`; of flat files a block of the volume
        bool marksZero = false; ///< zeros that mask a parent take no space
        bool stores = true;     ///< false for a ZERO line: nothing can be written there
        Sectors end() const { return start + length; }
        bool operator==(const Room&) const = default;
    };

    Sectors capacity;
    bool hasParent = false;
    std::vector<Room> rooms; ///< ascending, gapless
    SectorSet data;          ///< stored here
    SectorSet zeros;         ///< zero, masking the parents

    /// Bytes of grain data: each grain counts whole, compressed ones as if they were not.
    std::uint64_t ownBytes() const;
    /// Data or zeros: what the parents are not asked for.
    SectorSet owned() const { return unite(data, zeros); }
    bool operator==(const LinkUsage&) const = default;
};

/// Everything but the sets. Errors as readLinkUsage().
LinkUsage readLinkShape(DiskLink& link, const std::stop_token& stop = {});
/// Memory for every stretch: operations walk in windows instead (usagewalk.h). Error(Cancelled) if asked to stop;
/// errors as DiskLink::map().
LinkUsage readLinkUsage(DiskLink& link, std::stop_token stop = {});

/// What a merge costs, in bytes of grain data; exact (durability.md 2.3).
struct LinkMergeCost {
    std::uint64_t reads = 0;
    std::uint64_t writes = 0;
    std::uint64_t extra = 0; ///< grain data that appears before anything is freed
    std::uint64_t freed = 0; ///< grain data that is gone at the end
    LinkMergeCost& operator+=(const LinkMergeCost& other);
    bool operator==(const LinkMergeCost&) const = default;
};

/// What has to be written to a link so that it reads as the two links did; in guest sectors.
struct MergeWork {
    SectorSet copy;  ///< bytes to be stored
    SectorSet mask;  ///< whole grains that become zero
    SectorSet clear; ///< parts of grains whose bytes become zero
    bool operator==(const MergeWork&) const = default;
};

/// `child` goes into `parent`, on which nothing else builds. Both of one capacity, as below.
MergeWork workIntoParent(const LinkUsage& parent, const LinkUsage& child);
LinkMergeCost mergeIntoParentCost(const LinkUsage& parent, const LinkUsage& child);

/// `child` gets what it lacks of `link`, whose parent it takes over. `copy` covers whole grains of the child and is
/// read through the chain, since `link` may hold only part of one.
MergeWork workIntoChild(const LinkUsage& link, const LinkUsage& child);
LinkMergeCost mergeIntoChildrenCost(const LinkUsage& link, std::span<const LinkUsage> children);

} // namespace strata
