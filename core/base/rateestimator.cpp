// SPDX-License-Identifier: Apache-2.0
#include "core/base/rateestimator.h"

#include <cmath>

namespace strata {
namespace {

constexpr double kMemorySeconds = 6.0;
constexpr std::int64_t kMinimumStepMs = 20;
constexpr std::int64_t kSleepMs = 30'000;
constexpr std::int64_t kFirstSpeedMs = 1'000;
constexpr std::int64_t kFirstTimeLeftMs = 3'000;
constexpr std::int64_t kStallMs = 5'000;
/// Below this a rest of any size would take "forever": better to say nothing.
constexpr double kSlowestRate = 64.0;
/// More than a year is no information.
constexpr double kLongestRestSeconds = 365.0 * 86'400.0;

} // namespace

void RateEstimator::sample(std::int64_t nowMs, std::uint64_t done, std::uint64_t total) {
    total_ = total;
    if (!started_ || nowMs < lastMs_ || nowMs - lastMs_ > kSleepMs || done < done_) {
        restart(nowMs, done);
        return;
    }
    const std::int64_t step = nowMs - lastMs_;
    if (step < kMinimumStepMs)
        return;
    const double seconds = static_cast<double>(step) / 1000.0;
    const double rate = static_cast<double>(done - done_) / seconds;
    const double share = 1.0 - std::exp(-seconds / kMemorySeconds);
    smoothed_ += share * (rate - smoothed_);
    weight_ += share * (1.0 - weight_);
    if (done != done_)
        movedMs_ = nowMs;
    lastMs_ = nowMs;
    done_ = done;
}

std::optional<double> RateEstimator::speed() const {
    if (!started_ || lastMs_ - firstMs_ < kFirstSpeedMs || weight_ <= 0)
        return std::nullopt;
    return isStalled() ? 0.0 : smoothed_ / weight_;
}

std::optional<std::uint64_t> RateEstimator::secondsLeft() const {
    if (total_ == 0 || lastMs_ - firstMs_ < kFirstTimeLeftMs || isStalled())
        return std::nullopt;
    if (done_ >= total_)
        return 0;
    const std::optional<double> rate = speed();
    if (!rate || *rate < kSlowestRate)
        return std::nullopt;
    const double rest = static_cast<double>(total_ - done_) / *rate;
    if (rest > kLongestRestSeconds)
        return std::nullopt;
    return static_cast<std::uint64_t>(std::ceil(rest));
}

bool RateEstimator::isStalled() const { return started_ && lastMs_ - movedMs_ >= kStallMs; }

void RateEstimator::restart(std::int64_t nowMs, std::uint64_t done) {
    started_ = true;
    firstMs_ = lastMs_ = movedMs_ = nowMs;
    done_ = done;
    smoothed_ = weight_ = 0;
}

} // namespace strata
