// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <future>
#include <memory>

namespace strata::vsphere {

/// A thread with an event loop for a Session and what belongs to it, for callers on several threads, or on one that
/// must not run an event loop. Calls are done one after the other.
class NetworkThread {
public:
    NetworkThread();
    ~NetworkThread();
    NetworkThread(const NetworkThread&) = delete;
    NetworkThread& operator=(const NetworkThread&) = delete;

    /// Runs `work` there and waits for it; what it throws is thrown here. Never from within the thread itself.
    void run(const std::function<void()>& work);
    /// The same without waiting: the future must be waited for. Others wait until it has ended.
    std::future<void> begin(std::function<void()> work);

private:
    struct Loop;
    std::unique_ptr<Loop> loop_;
};

} // namespace strata::vsphere
