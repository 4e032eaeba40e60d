// SPDX-License-Identifier: Apache-2.0
#include "core/base/pausegate.h"

namespace strata {

void PauseGate::close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
}

void PauseGate::open() {
    {
        const std::scoped_lock lock(mutex_);
        closed_ = false;
    }
    opened_.notify_all();
}

bool PauseGate::isClosed() const {
    const std::scoped_lock lock(mutex_);
    return closed_;
}

bool PauseGate::isHolding() const {
    const std::scoped_lock lock(mutex_);
    return closed_ && waiting_ > 0;
}

void PauseGate::pass(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    ++waiting_;
    opened_.wait(lock, stop, [this] { return !closed_; });
    --waiting_;
}

} // namespace strata
