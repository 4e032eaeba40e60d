// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/rateestimator.h"

#include <cstddef>
#include <string>

namespace strata::cli {

/// The line that shows how far an operation is, at most `width` columns wide:
/// "Copying  42% [========>           ] 4.2 GiB of 10 GiB  410 MiB/s  0:14 left". What does not fit is left out from
/// the right; without a total there is no bar, percentage or time left.
std::string progressLine(const Progress::Snapshot& now, const RateEstimator& rate, std::size_t width);

/// {"done":N,"total":N,"phase":"..."}
std::string progressJson(const Progress::Snapshot& now);

} // namespace strata::cli
