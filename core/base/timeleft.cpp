// SPDX-License-Identifier: Apache-2.0
#include "core/base/timeleft.h"

#include <algorithm>
#include <cmath>

namespace strata {
namespace {

/// The speed is remembered for as long as it was watched, within these bounds: a caught burst at the start is soon
/// outweighed, a lasting change is followed within a minute.
constexpr double kShortestMemory = 6.0;
constexpr double kLongestMemory = 30.0;
constexpr double kFirstKnown = 3.0;
/// The clock turns by half of what it is wrong in about two seconds.
constexpr double kTurn = 3.0;
/// Below this (bytes per second) a rest of any size would take "forever": better to say nothing.
constexpr double kSlowestRate = 64.0;
/// More than a year is no information.
constexpr double kLongest = 365.0 * 86'400.0;
/// A rise below a tenth, or two seconds, is not worth the unrest.
constexpr double kRise = 1.1;
constexpr double kRiseSeconds = 2.0;

} // namespace

void TimeLeft::moved(double seconds, std::uint64_t bytes, std::uint64_t rest) {
    measure(seconds, bytes);
    const bool grew = rest > rest_ && rest_ > 0;
    rest_ = rest;
    const double rate = time_ > 0 ? bytes_ / time_ : 0;
    const double raw = rest == 0 ? 0 : static_cast<double>(rest) / std::max(rate, 1e-9);
    if (seen_ < kFirstKnown || (rest > 0 && rate < kSlowestRate) || raw > kLongest) {
        left_.reset();
        shown_.reset();
        return;
    }
    if (!left_ || grew || rest == 0) {
        left_ = raw;
        shown_.reset();
    } else {
        const double expected = std::max(0.0, *left_ - seconds);
        // Near the end there is no time left to turn slowly.
        const double turn = std::clamp(raw / 3, 0.3, kTurn);
        left_ = expected + (1.0 - std::exp(-seconds / turn)) * (raw - expected);
    }
    show(*left_);
}

void TimeLeft::measure(double seconds, std::uint64_t bytes) {
    seen_ += seconds;
    const double keep = std::exp(-seconds / std::clamp(seen_, kShortestMemory, kLongestMemory));
    bytes_ = bytes_ * keep + static_cast<double>(bytes);
    time_ = time_ * keep + seconds;
}

void TimeLeft::show(double left) {
    // A hair over a second is a matter of rounding.
    const auto whole = static_cast<std::uint64_t>(std::ceil(std::max(0.0, left - 0.01)));
    if (!shown_ || whole < *shown_ || left > static_cast<double>(*shown_) * kRise + kRiseSeconds)
        shown_ = whole;
}

} // namespace strata
