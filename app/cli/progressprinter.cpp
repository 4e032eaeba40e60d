// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progressprinter.h"

#include "app/cli/diagnostics.h"
#include "app/cli/progressline.h"

#include <chrono>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>

namespace strata::cli {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kSampleEvery = 100ms;
constexpr int kSamplesPerLine = 10; ///< where every line stays: one a second
constexpr std::size_t kUsualWidth = 80;

std::int64_t monotonicMs() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::size_t terminalWidth() {
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 2)
        return kUsualWidth;
    return size.ws_col - 1U; // the last column would wrap on some terminals
}

void put(std::string_view text) {
    [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, text.data(), text.size()); // nothing to do about it
}

} // namespace

ProgressPrinter::ProgressPrinter(const Progress& progress, const GlobalOptions& options)
    : progress_(progress), style_(styleFor(options)) {
    if (style_ != Style::None)
        thread_ = std::jthread([this](const std::stop_token& stop) { print(stop); });
}

ProgressPrinter::~ProgressPrinter() {
    if (!thread_.joinable())
        return;
    thread_.request_stop();
    thread_.join();
    if (style_ == Style::JsonLines)
        put(progressJson(progress_.snapshot()) + "\n");
    else if (style_ == Style::Bar && shown_)
        put("\r\033[K");
}

ProgressPrinter::Style ProgressPrinter::styleFor(const GlobalOptions& options) {
    const bool terminal = isTerminal(STDERR_FILENO);
    switch (options.progress) {
    case ProgressMode::JsonLines: return Style::JsonLines;
    case ProgressMode::Always: return terminal ? Style::Bar : Style::Lines;
    case ProgressMode::Auto: return terminal && !options.quiet ? Style::Bar : Style::None;
    case ProgressMode::Never: return Style::None;
    }
    return Style::None;
}

void ProgressPrinter::print(const std::stop_token& stop) {
    RateEstimator rate;
    Progress::Snapshot last;
    std::unique_lock lock(mutex_);
    for (int sample = 0; !wake_.wait_for(lock, stop, kSampleEvery, [&stop] { return stop.stop_requested(); });
         ++sample) {
        const Progress::Snapshot now = progress_.snapshot();
        rate.sample(monotonicMs(), now.done, now.total);
        const bool changed = now.done != last.done || now.total != last.total || now.phase != last.phase;
        const bool due = style_ == Style::Bar || (style_ == Style::Lines && sample % kSamplesPerLine == 0)
                         || (style_ == Style::JsonLines && changed);
        if (due)
            show(now, rate);
        last = now;
    }
}

void ProgressPrinter::show(const Progress::Snapshot& now, const RateEstimator& rate) {
    shown_ = true;
    if (style_ == Style::JsonLines)
        put(progressJson(now) + "\n");
    else if (style_ == Style::Bar)
        put("\r" + progressLine(now, rate, terminalWidth()) + "\033[K");
    else
        put(progressLine(now, rate, kUsualWidth) + "\n");
}

} // namespace strata::cli
