// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progressline.h"

#include "app/cli/json.h"
#include "app/cli/sizes.h"

#include <algorithm>

namespace strata::cli {
namespace {

constexpr std::size_t kLongestBar = 30;
constexpr std::size_t kShortestBar = 8;

double shareDone(const Progress::Snapshot& now) {
    // An operation may learn late that there is more to do than it thought; never show more than all.
    return std::min(1.0, static_cast<double>(now.done) / static_cast<double>(now.total));
}

std::string bar(double share, std::size_t width) {
    const auto filled = static_cast<std::size_t>(share * static_cast<double>(width));
    std::string bar(filled, '=');
    if (filled < width)
        bar += '>';
    bar.resize(width, ' ');
    return " [" + bar + "]";
}

} // namespace

std::string progressLine(const Progress::Snapshot& now, const RateEstimator& rate, std::size_t width) {
    std::string head = *now.phase == '\0' ? "Working" : now.phase;
    std::string tail;
    if (now.total > 0) {
        std::string percent = std::to_string(static_cast<int>(shareDone(now) * 100));
        head += std::string(4 - percent.size(), ' ') + percent + "%";
        tail = " " + formatSize(now.done) + " of " + formatSize(now.total);
    } else {
        tail = "  " + formatSize(now.done);
    }
    if (const auto speed = rate.speed())
        tail += rate.isStalled() ? std::string("  stalled") : "  " + formatSpeed(*speed);
    if (const auto left = rate.secondsLeft())
        tail += "  " + formatDuration(*left) + " left";
    constexpr std::size_t kFrame = 3; // " [" and "]"
    const std::size_t used = head.size() + tail.size() + kFrame;
    if (now.total > 0 && used + kShortestBar <= width)
        head += bar(shareDone(now), std::min(kLongestBar, width - used));
    return (head + tail).substr(0, width);
}

std::string progressJson(const Progress::Snapshot& now) {
    return compactJson(Json{{"done", now.done}, {"total", now.total}, {"phase", now.phase}});
}

} // namespace strata::cli
