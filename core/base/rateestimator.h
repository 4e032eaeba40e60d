// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/timeleft.h"

#include <cstdint>
#include <optional>

namespace strata {

/// Speed and time left of something that counts bytes, from samples taken now and then. Smooths bursts, forgets old
/// speeds within about ten seconds, says nothing rather than something wrong. No clock of its own.
class RateEstimator {
public:
    /// `nowMs`: any monotonic clock. Samples that go back in time, or come after a long sleep, start the measurement
    /// anew.
    void sample(std::int64_t nowMs, std::uint64_t done, std::uint64_t total);
    /// Goes on after a pause that somebody asked for: what was measured before it still counts, the pause does not.
    void resume(std::int64_t nowMs);

    /// Bytes per second; nothing during the first second.
    std::optional<double> speed() const;
    /// Whole seconds; nothing while the total is unknown, in the first seconds, or when nothing moves.
    std::optional<std::uint64_t> secondsLeft() const;
    /// Nothing has moved for some seconds.
    bool isStalled() const;

private:
    void restart(std::int64_t nowMs, std::uint64_t done);
    void forgetSpeed(std::int64_t nowMs);

    bool started_ = false;
    bool totalKnown_ = false;
    std::int64_t firstMs_ = 0; ///< what speed() says was measured since then
    std::int64_t lastMs_ = 0;
    std::int64_t movedMs_ = 0;
    std::uint64_t done_ = 0;
    double smoothed_ = 0; ///< decaying sum of rate * weight
    double weight_ = 0;   ///< decaying sum of weights: corrects the start of the average
    TimeLeft left_;
};

} // namespace strata
