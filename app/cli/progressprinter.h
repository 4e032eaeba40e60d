// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/globaloptions.h"
#include "core/base/progress.h"
#include "core/base/rateestimator.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace strata::cli {

/// Shows a Progress on standard error while it lives, from a thread of its own: a bar on a terminal, a line a second
/// elsewhere, or JSON lines. The last state is shown (JSON) or wiped (bar) at the end.
class ProgressPrinter {
public:
    ProgressPrinter(const Progress& progress, const GlobalOptions& options);
    ~ProgressPrinter();
    ProgressPrinter(const ProgressPrinter&) = delete;
    ProgressPrinter& operator=(const ProgressPrinter&) = delete;

private:
    enum class Style { None, Bar, Lines, JsonLines };
    static Style styleFor(const GlobalOptions& options);
    void print(const std::stop_token& stop);
    void show(const Progress::Snapshot& now, const RateEstimator& rate);

    const Progress& progress_;
    Style style_;
    bool shown_ = false;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;
};

} // namespace strata::cli
