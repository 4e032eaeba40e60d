// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/graintable.h"

#include <algorithm>
#include <functional>

namespace strata {

/// The primary and the redundant tables of a hosted sparse file, read as one. Where the copies differ, the rule of
/// durability.md 2.4 decides, sector of entries by sector:
///  1. a sector with an impossible entry is scrap: the other copy's counts;
///  2. an entry that is 0 only in the primary was wiped: the redundant one counts;
///  3. otherwise the primary counts.
class PairedGrainTables : public GrainTableSource {
public:
    /// `sane`: whether an entry can be (0, 1 or a grain within the file and outside its metadata).
    PairedGrainTables(FileGrainTables& primary, FileGrainTables& redundant,
                      std::function<bool(std::uint64_t entry)> sane)
        : primary_(primary), redundant_(redundant), sane_(std::move(sane)) {}

    void load(std::uint64_t first, std::size_t count, TableStretch& out) override;
    std::uint64_t nextListed(std::uint64_t first) override {
        return std::min(primary_.nextListed(first), redundant_.nextListed(first));
    }

private:
    void decide(std::size_t index, TableStretch& out, const TableStretch& other) const;
    bool allSane(ByteSpan entries) const;

    FileGrainTables& primary_;
    FileGrainTables& redundant_;
    std::function<bool(std::uint64_t)> sane_;
};

/// True if both stretches say the same of table i; no table and an empty one are the same.
bool sameTable(const TableStretch& a, const TableStretch& b, std::size_t i);

} // namespace strata
