// SPDX-License-Identifier: Apache-2.0
#include "core/disk/extentsoundness.h"

#include "core/base/units.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace strata {

namespace {

constexpr std::uint64_t kWindowUnits = std::uint64_t{1} << 29U;

enum class Verdict { Disjoint, Shared, Misaligned };

/// Sets bits [begin, end) and tells whether one of them was set before.
bool claim(std::vector<std::uint64_t>& bits, std::uint64_t begin, std::uint64_t end) {
    for (std::uint64_t at = begin; at < end;) {
        const std::uint64_t bit = at % 64;
        const std::uint64_t n = std::min<std::uint64_t>(64 - bit, end - at);
        const std::uint64_t mask = (n == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << n) - 1) << bit;
        std::uint64_t& word = bits[static_cast<std::size_t>(at / 64)];
        if ((word & mask) != 0)
            return true;
        word |= mask;
        at += n;
    }
    return false;
}

Verdict tryUnit(std::uint64_t fileSectors, std::uint64_t unit, FunctionRef<void(ClaimSink)> visit) {
    const std::uint64_t units = ceilDiv(fileSectors, unit) + 1;
    std::vector<std::uint64_t> bits;
    for (std::uint64_t window = 0; window < units; window += kWindowUnits) {
        bits.assign(static_cast<std::size_t>(ceilDiv(std::min(kWindowUnits, units - window), 64)), 0);
        std::optional<std::uint64_t> phase;
        Verdict verdict = Verdict::Disjoint;
        visit([&](std::uint64_t begin, std::uint64_t end) {
            if (verdict != Verdict::Disjoint)
                return;
            phase = phase.value_or(begin % unit);
            if (begin % unit != *phase) {
                verdict = Verdict::Misaligned;
                return;
            }
            const std::uint64_t first = std::max((begin - *phase) / unit, window);
            const std::uint64_t last = std::min({ceilDiv(end - *phase, unit), window + kWindowUnits, units});
            if (first < last && claim(bits, first - window, last - window))
                verdict = Verdict::Shared;
        });
        if (verdict != Verdict::Disjoint)
            return verdict;
    }
    return Verdict::Disjoint;
}

} // namespace

bool claimsAreDisjoint(std::uint64_t fileSectors, std::uint64_t grain, FunctionRef<void(ClaimSink)> visit) {
    Verdict verdict = tryUnit(fileSectors, grain, visit);
    if (verdict == Verdict::Misaligned)
        verdict = tryUnit(fileSectors, 1, visit);
    return verdict == Verdict::Disjoint;
}

} // namespace strata
