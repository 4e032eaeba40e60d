// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

namespace strata {

/// The seconds that something will still take, made to be looked at: it counts down like a clock, turns towards
/// better knowledge slowly, and rises only when it was really wrong. Knows no clock: it is fed steps of time in which
/// something moved, so that a stall or a pause neither counts nor spoils what was known before it.
class TimeLeft {
public:
    /// `bytes` were done within the last `seconds` > 0. A rest that grew (a total that was found to be larger) is
    /// believed at once.
    void moved(double seconds, std::uint64_t bytes, std::uint64_t rest);
    /// Whole seconds; nothing until enough was seen, or when it would take longer than anybody waits.
    std::optional<std::uint64_t> seconds() const { return shown_; }

private:
    void measure(double seconds, std::uint64_t bytes);
    void show(double left);

    double seen_ = 0;                    ///< seconds fed
    double bytes_ = 0;                   ///< decaying sums over the same memory: their quotient
    double time_ = 0;                    ///< is a speed in which a burst weighs by its bytes, not its peak
    std::optional<double> left_;         ///< what the clock stands at
    std::uint64_t rest_ = 0;             ///< at the last step
    std::optional<std::uint64_t> shown_; ///< left_ without its small hesitations
};

} // namespace strata
