// SPDX-License-Identifier: Apache-2.0
#include "core/base/rateestimator.h"

#include <cmath>

namespace strata {
namespace {

constexpr double kMemorySeconds = 6.0;
constexpr std::int64_t kMinimumStepMs = 20;
constexpr std::int64_t kSleepMs = 30'000;
constexpr std::int64_t kFirstSpeedMs = 1'000;
constexpr std::int64_t kStallMs = 5'000;
constexpr std::int64_t kLongestPieceMs = 15'000;

double inSeconds(std::int64_t ms) { return static_cast<double>(ms) / 1000.0; }

} // namespace

void RateEstimator::sample(std::int64_t nowMs, std::uint64_t done, std::uint64_t total) {
    totalKnown_ = total > 0;
    if (!started_ || nowMs < lastMs_ || nowMs - lastMs_ > kSleepMs || done < done_) {
        restart(nowMs, done);
        return;
    }
    const std::int64_t step = nowMs - lastMs_;
    if (step < kMinimumStepMs)
        return;
    if (done != done_) {
        // What comes in pieces takes the time between them; how long a stall lasted says nothing of the speed.
        const std::int64_t since = nowMs - movedMs_;
        left_.moved(inSeconds(since <= kLongestPieceMs ? since : step), done - done_,
                    total > done ? total - done : 0);
        if (isStalled())
            forgetSpeed(lastMs_);
        movedMs_ = nowMs;
    }
    const double share = 1.0 - std::exp(-inSeconds(step) / kMemorySeconds);
    smoothed_ += share * (static_cast<double>(done - done_) / inSeconds(step) - smoothed_);
    weight_ += share * (1.0 - weight_);
    lastMs_ = nowMs;
    done_ = done;
}

void RateEstimator::resume(std::int64_t nowMs) {
    if (!started_)
        return;
    const std::int64_t pause = nowMs - lastMs_;
    firstMs_ += pause;
    movedMs_ = isStalled() ? nowMs : movedMs_ + pause;
    lastMs_ = nowMs;
}

std::optional<double> RateEstimator::speed() const {
    if (!started_ || lastMs_ - firstMs_ < kFirstSpeedMs || weight_ <= 0)
        return std::nullopt;
    return isStalled() ? 0.0 : smoothed_ / weight_;
}

std::optional<std::uint64_t> RateEstimator::secondsLeft() const {
    return totalKnown_ && !isStalled() ? left_.seconds() : std::nullopt;
}

bool RateEstimator::isStalled() const { return started_ && lastMs_ - movedMs_ >= kStallMs; }

void RateEstimator::restart(std::int64_t nowMs, std::uint64_t done) {
    started_ = true;
    lastMs_ = movedMs_ = nowMs;
    done_ = done;
    left_ = TimeLeft();
    forgetSpeed(nowMs);
}

void RateEstimator::forgetSpeed(std::int64_t nowMs) {
    firstMs_ = nowMs;
    smoothed_ = weight_ = 0;
}

} // namespace strata
