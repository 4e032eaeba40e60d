// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/linkusage.h"

#include <functional>
#include <memory>

namespace strata {

/// Something whose usage can be read piece by piece.
struct UsageSource {
    LinkUsage shape; ///< without its sets
    /// As DiskLink::map().
    std::function<void(Sectors start, Sectors length, RunSink sink)> map;
};

/// `link` must outlive the source.
UsageSource usageSource(DiskLink& link, const std::stop_token& stop);

/// The usage of several links of one disk side by side, in windows of bounded memory. A window ends where a grain of
/// every link does, so that what a merge needs in the windows adds up to what it needs in the whole disk; and what is
/// written to the links within the present window does not change what the later ones show.
///
///     while (walk.next())
///         cost += mergeIntoParentCost(walk[0], walk[1]);
///
/// Single-threaded.
class UsageWalk {
public:
    /// All of one capacity. `stretches`: of one link, that a window may have (more where grains force it).
    UsageWalk(std::vector<UsageSource> sources, std::stop_token stop, std::size_t stretches = kStretches);

    /// False behind the end. Error(Cancelled) if asked to stop; errors as DiskLink::map().
    bool next();
    /// The shape of a link, and its sets within the window.
    const LinkUsage& operator[](std::size_t source) const { return usage_[source]; }
    std::span<const LinkUsage> all() const { return usage_; }

    /// Two megabytes a set.
    static constexpr std::size_t kStretches = std::size_t{1} << 17U;

private:
    Sectors read(std::size_t source, Sectors end, std::size_t most);
    Sectors wholeGrainsBefore(Sectors end) const;

    std::vector<UsageSource> sources_;
    std::vector<LinkUsage> usage_;
    std::stop_token stop_;
    std::size_t stretches_;
    Sectors capacity_;
    Sectors at_;
    Sectors reach_; ///< how far the next window may go: twice as far as the last, so that little is read twice
};

/// The links must outlive the walk.
UsageWalk walkOver(std::span<const std::unique_ptr<DiskLink>> links, const std::stop_token& stop);

} // namespace strata
