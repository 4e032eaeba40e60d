// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sectorranges.h"
#include "core/disk/extentranges.h"
#include "core/disk/graintable.h"
#include "core/ops/repairpatch.h"

#include <cstdint>
#include <stop_token>
#include <unordered_map>

namespace strata {

/// Puts the entries of grain tables right (u32 sectors, as in hosted sparse and COWD files). A grain whose place
/// another one claims, too, gets a copy of its own: it reads the same, and a write to one no longer changes the
/// other. By the user's word only, an entry that leads nowhere becomes "not stored", and a grain that the file cuts
/// short is filled up with zeros.
class GrainRepair {
public:
    struct Shape {
        Sectors capacity; ///< what the extent's line and the file's header have in common
        Sectors grain;
        std::uint64_t tableCount = 0;
        std::uint64_t entriesPerTable = 0;
    };
    struct Places {
        const SectorRanges& metadata;
        const SectorRanges& toBeTables; ///< where grains may lie now, but tables shall
    };
    /// All arguments must live as long as the object.
    GrainRepair(File& file, const Shape& shape, const Places& places, RepairPatch& patch, bool dropUnreadable);

    bool isSane(std::uint64_t entry) const;

    /// Looks at all tables, several times, and reserves room for copies. `tables`: as the file reads.
    void prepare(GrainTableSource& tables, std::stop_token stop);
    using Store = FunctionRef<void(std::size_t at, ByteSpan sector)>; ///< bytes within the table
    /// Puts one table right and gives its sectors to `store`, but for those with an entry that stays wrong: where two
    /// copies of a table differ, neither is proven then. Returns whether there were none.
    bool mend(std::uint64_t table, MutableByteSpan entries, Store store);
    bool isSound(ByteSpan entries) const;
    /// A table that is lost: everything in it reads as not stored from now on.
    void dropTable(std::uint64_t table);

    std::uint64_t moved() const { return moves_.size(); }
    /// What was given up, as sectors of the extent.
    const SectorSet& dropped() const { return dropped_; }
    bool hasZeroGrains() const { return zeroGrains_; }

private:
    using Visit = FunctionRef<void(std::uint64_t table, MutableByteSpan entries)>;
    void forEachTable(GrainTableSource& tables, std::stop_token stop, Visit visit) const;
    void survey(std::uint64_t table, MutableByteSpan entries);
    void claim(class GrainClaims& claims, std::uint64_t table, MutableByteSpan entries);
    void move(std::uint64_t grain, std::uint64_t sector);
    void drop(MutableByteSpan entries) const;
    bool isCutShort(std::uint64_t grain, std::uint64_t sector) const;
    std::uint64_t grainCount() const { return ceilDiv(shape_.capacity.count(), shape_.grain.count()); }
    SectorRange rangeOf(std::uint64_t firstGrain, std::uint64_t count) const;

    File& file_;
    Shape shape_;
    Places places_;
    RepairPatch& patch_;
    bool drop_;
    std::uint64_t fileSize_;
    std::uint64_t anyBits_ = 0; ///< of all starts: tells what they are all multiples of
    bool zeroGrains_ = false;
    SectorSet dropped_;
    std::unordered_map<std::uint64_t, std::uint32_t> moves_; ///< new sector by grain
};

} // namespace strata
