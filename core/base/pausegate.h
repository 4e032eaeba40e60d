// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace strata {

/// Where work waits while somebody wants it to rest. What passes here is between two chunks: its files are as valid
/// as after a crash, and it goes on holding them, so that nobody else changes what it will go on with. Any thread may
/// call anything.
class PauseGate {
public:
    void close();
    void open();
    bool isClosed() const;
    /// Somebody has come to the closed gate: from here on nothing moves.
    bool isHolding() const;
    /// Returns when the gate is open, or a stop was requested.
    void pass(const std::stop_token& stop);

private:
    mutable std::mutex mutex_;
    std::condition_variable_any opened_;
    bool closed_ = false;
    int waiting_ = 0;
};

} // namespace strata
