// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>

#include <algorithm>
#include <ctime>
#include <utility>

namespace strata::test {

/// What the window's thread may work between two turns of its event loop.
#ifdef __OPTIMIZE__
constexpr double kMostMs = 50;
#else
constexpr double kMostMs = 200; // of code that is three times as slow, and more
#endif

/// Milliseconds that this thread has worked.
inline double worked() {
    std::timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Looks at the event loop at every turn.
class Watchdog {
public:
    Watchdog() : last_(worked()) {
        QObject::connect(&timer_, &QTimer::timeout, [this] { look(); });
        timer_.start(0);
    }
    /// The longest work without a turn since the last call.
    double longest() {
        look();
        return std::exchange(longest_, 0);
    }

private:
    void look() {
        const double now = worked();
        longest_ = std::max(longest_, now - last_);
        last_ = now;
    }

    QTimer timer_;
    double last_;
    double longest_ = 0;
};

} // namespace strata::test
