// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <stop_token>

namespace strata {

/// How far an operation is, by bytes. One operation writes, any thread may read; the window samples it ten times a
/// second. Totals may grow while an operation learns more.
class Progress {
public:
    struct Snapshot {
        std::uint64_t done = 0;
        std::uint64_t total = 0; ///< 0 while unknown
        const char* phase = "";  ///< English literal, key for translation: "Copying", "Verifying"
    };

    /// Starts a phase: `phase` must be a string literal. Done and total go on counting over all phases.
    void phase(const char* phase) { phase_.store(phase, std::memory_order_relaxed); }
    void setTotal(std::uint64_t bytes) { total_.store(bytes, std::memory_order_relaxed); }
    void addTotal(std::uint64_t bytes) { total_.fetch_add(bytes, std::memory_order_relaxed); }
    void add(std::uint64_t bytes) { done_.fetch_add(bytes, std::memory_order_relaxed); }
    Snapshot snapshot() const {
        return {done_.load(std::memory_order_relaxed), total_.load(std::memory_order_relaxed),
                phase_.load(std::memory_order_relaxed)};
    }

private:
    std::atomic<std::uint64_t> done_{0};
    std::atomic<std::uint64_t> total_{0};
    std::atomic<const char*> phase_{""};
};

/// To be called once per chunk of work: throws Error(Cancelled) when a stop was requested.
void checkpoint(const std::stop_token& stop);

} // namespace strata
