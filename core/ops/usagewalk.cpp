// SPDX-License-Identifier: Apache-2.0
#include "core/ops/usagewalk.h"

#include "core/base/progress.h"

#include <algorithm>

namespace strata {
namespace {

/// 8 GiB: a disk of everyday size takes few windows.
constexpr Sectors kFirstReach{std::uint64_t{1} << 24U};

/// The end of the last whole grain that ends at `end` or before it.
Sectors grainsBefore(const LinkUsage& usage, Sectors end) {
    for (const LinkUsage::Room& room : usage.rooms)
        if (end > room.start && end < room.end())
            return end - (end - room.start) % room.grain;
    return end;
}

void cutAt(SectorSet& set, Sectors end) {
    while (!set.empty() && set.back().start >= end)
        set.pop_back();
    if (!set.empty() && set.back().end() > end)
        set.back().length = end - set.back().start;
}

} // namespace

UsageSource usageSource(DiskLink& link, const std::stop_token& stop) {
    return {.shape = readLinkShape(link, stop),
            .map = [&link](Sectors start, Sectors length, RunSink sink) { link.map(start, length, sink); }};
}

UsageWalk walkOver(std::span<const std::unique_ptr<DiskLink>> links, const std::stop_token& stop) {
    std::vector<UsageSource> sources;
    for (const std::unique_ptr<DiskLink>& link : links)
        sources.push_back(usageSource(*link, stop));
    return UsageWalk(std::move(sources), stop);
}

UsageWalk::UsageWalk(std::vector<UsageSource> sources, std::stop_token stop, std::size_t stretches)
    : sources_(std::move(sources)), stop_(std::move(stop)), stretches_(stretches), reach_(kFirstReach) {
    for (UsageSource& source : sources_) {
        capacity_ = std::max(capacity_, source.shape.capacity);
        usage_.push_back(std::move(source.shape));
    }
}

/// Returns where it stopped: in front of the stretch that would be one too many, or at `end`.
Sectors UsageWalk::read(std::size_t source, Sectors end, std::size_t most) {
    LinkUsage& usage = usage_[source];
    usage.data.clear();
    usage.zeros.clear();
    if (at_ >= usage.capacity)
        return end;
    Sectors stopped = end;
    sources_[source].map(at_, std::min(end, usage.capacity) - at_, [&](const Run& run) {
        checkpoint(stop_);
        if (run.kind == RunKind::Hole)
            return true;
        if (usage.data.size() + usage.zeros.size() >= most) {
            stopped = run.start;
            return false;
        }
        appendRange(run.kind == RunKind::Data ? usage.data : usage.zeros, {run.start, run.length});
        return true;
    });
    return stopped;
}

/// The last sector up to `end` that no link has within a grain.
Sectors UsageWalk::wholeGrainsBefore(Sectors end) const {
    if (end == capacity_)
        return end;
    for (std::size_t unchanged = 0; unchanged < usage_.size();)
        for (const LinkUsage& usage : usage_) {
            const Sectors before = grainsBefore(usage, end);
            unchanged = before == end ? unchanged + 1 : 0;
            end = before;
        }
    return end;
}

bool UsageWalk::next() {
    if (at_ >= capacity_)
        return false;
    // Grains of odd sizes end together but rarely: then the window has to be larger.
    for (std::size_t factor = 1;; factor *= 2) {
        Sectors end = std::min(capacity_, at_ + reach_ * factor);
        for (std::size_t source = 0; source < sources_.size(); ++source)
            end = read(source, end, stretches_ * factor);
        end = wholeGrainsBefore(end);
        if (end <= at_)
            continue;
        for (LinkUsage& usage : usage_) {
            cutAt(usage.data, end);
            cutAt(usage.zeros, end);
        }
        reach_ = (end - at_) * 2;
        at_ = end;
        return true;
    }
}

} // namespace strata
