// SPDX-License-Identifier: Apache-2.0
#include "core/base/sectorranges.h"

#include <algorithm>

namespace strata {

void appendRange(SectorSet& set, SectorRange range) {
    if (range.length == Sectors(0))
        return;
    if (set.empty() || set.back().end() < range.start)
        set.push_back(range);
    else
        set.back().length = std::max(set.back().end(), range.end()) - set.back().start;
}

SectorSet unite(const SectorSet& a, const SectorSet& b) {
    SectorSet both;
    auto first = a.begin();
    auto second = b.begin();
    while (first != a.end() || second != b.end()) {
        const bool takeFirst = second == b.end() || (first != a.end() && first->start <= second->start);
        appendRange(both, takeFirst ? *first++ : *second++);
    }
    return both;
}

SectorSet intersect(const SectorSet& a, const SectorSet& b) {
    SectorSet common;
    auto first = a.begin();
    auto second = b.begin();
    while (first != a.end() && second != b.end()) {
        const Sectors start = std::max(first->start, second->start);
        const Sectors end = std::min(first->end(), second->end());
        if (start < end)
            appendRange(common, {start, end - start});
        if (first->end() < second->end())
            ++first;
        else
            ++second;
    }
    return common;
}

SectorSet subtract(const SectorSet& a, const SectorSet& b) {
    SectorSet rest;
    auto hole = b.begin();
    for (const SectorRange& range : a) {
        Sectors at = range.start;
        while (hole != b.end() && hole->end() <= at)
            ++hole;
        for (auto next = hole; next != b.end() && next->start < range.end(); ++next) {
            if (at < next->start)
                appendRange(rest, {at, next->start - at});
            at = std::max(at, std::min(range.end(), next->end()));
        }
        if (at < range.end())
            appendRange(rest, {at, range.end() - at});
    }
    return rest;
}

Sectors sectorsIn(const SectorSet& set) {
    Sectors sum;
    for (const SectorRange& range : set)
        sum += range.length;
    return sum;
}

} // namespace strata
