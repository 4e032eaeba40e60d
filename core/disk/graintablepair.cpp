// SPDX-License-Identifier: Apache-2.0
#include "core/disk/graintablepair.h"

#include "core/base/units.h"

#include <algorithm>
#include <cstring>

namespace strata {

namespace {

bool holdsNothing(TableState state) { return state == TableState::Missing || state == TableState::Empty; }

} // namespace

bool sameTable(const TableStretch& a, const TableStretch& b, std::size_t i) {
    if (holdsNothing(a.states[i]) || holdsNothing(b.states[i]))
        return holdsNothing(a.states[i]) && holdsNothing(b.states[i]);
    if (a.states[i] != b.states[i])
        return false;
    return a.states[i] != TableState::Loaded
           || std::memcmp(a.table(i).data(), b.table(i).data(), a.table(i).size()) == 0;
}

void PairedGrainTables::load(std::uint64_t first, std::size_t count, TableStretch& out) {
    TableStretch other;
    primary_.load(first, count, out);
    redundant_.load(first, count, other);
    for (std::size_t i = 0; i < count; ++i)
        if (!sameTable(out, other, i))
            decide(i, out, other);
}

bool PairedGrainTables::allSane(ByteSpan entries) const {
    for (std::size_t i = 0; i < entries.size() / 4; ++i)
        if (!sane_(tableEntry(entries, i, 4)))
            return false;
    return true;
}

void PairedGrainTables::decide(std::size_t index, TableStretch& out, const TableStretch& other) const {
    // A copy that is damaged or names no table at all proves nothing against what the primary says.
    if (other.states[index] == TableState::Damaged
        || (out.states[index] == TableState::Damaged && other.states[index] == TableState::Missing))
        return;
    const MutableByteSpan mine = out.table(index);
    if (out.states[index] == TableState::Damaged) {
        out.states[index] = other.states[index];
        if (other.states[index] == TableState::Loaded)
            std::ranges::copy(other.table(index), mine.begin());
        return;
    }
    if (holdsNothing(out.states[index]))
        std::ranges::fill(mine, std::byte{0});
    out.states[index] = TableState::Loaded;
    const std::vector<std::byte> zeros(holdsNothing(other.states[index]) ? mine.size() : 0);
    const ByteSpan theirs = zeros.empty() ? other.table(index) : ByteSpan(zeros);
    for (std::size_t at = 0; at < mine.size(); at += kSectorSize) {
        const std::size_t n = std::min<std::size_t>(kSectorSize, mine.size() - at);
        const MutableByteSpan p = mine.subspan(at, n);
        const ByteSpan r = theirs.subspan(at, n);
        const bool redundantSane = allSane(r);
        if (!redundantSane)
            continue; // the primary's entries speak for themselves, good or bad
        if (!allSane(p)) {
            if (!isAllZero(r)) // a wiped copy is no better than scrap: then the bad entries are reported as such
                std::ranges::copy(r, p.begin());
            continue;
        }
        for (std::size_t i = 0; i < n; i += 4)
            if (loadLe<std::uint32_t>(p, i) == 0)
                std::memcpy(p.data() + i, r.data() + i, 4);
    }
}

} // namespace strata
