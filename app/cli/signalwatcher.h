// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace strata::cli {

/// Turns SIGINT, SIGTERM and SIGHUP into a stop request, so that operations end at their next checkpoint and clean
/// up. Make it before any other thread: it blocks the signals in the calling thread, which all later ones inherit.
/// SIGPIPE is ignored: a closed pipe is an error of the write.
class SignalWatcher {
public:
    SignalWatcher();
    ~SignalWatcher();
    SignalWatcher(const SignalWatcher&) = delete;
    SignalWatcher& operator=(const SignalWatcher&) = delete;

    std::stop_token token() const { return stop_.get_token(); }
    /// Becomes readable with the stop request: for poll() beside a descriptor that may block for ever.
    int stopDescriptor() const { return stopEvent_; }
    /// The signal that came first, 0 if none.
    int caught() const { return caught_; }

private:
    void watch();

    std::stop_source stop_;
    std::atomic<int> caught_ = 0;
    int signals_ = -1;   ///< signalfd
    int stopEvent_ = -1; ///< eventfd, written once when a signal came
    int endEvent_ = -1;  ///< eventfd, written by the destructor
    std::thread thread_;
};

} // namespace strata::cli
