// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <stop_token>

namespace strata::vsphere {

/// Waits so long while the thread's event loop runs (so that keep-alives go on). Error(Cancelled) when asked to stop.
void pause(std::chrono::milliseconds time, const std::stop_token& stop);

} // namespace strata::vsphere
