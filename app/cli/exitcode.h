// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

namespace strata::cli {

/// What the program ends with; scripts rely on these numbers.
enum ExitCode : int {
    kDone = 0,
    kFailed = 1,
    kWrongUsage = 2,
    kAnswerIsNo = 3, ///< compare: differ; check: damaged
    kRefused = 4,    ///< locked, would overwrite, unsafe path, not supported for this disk
};

/// Exit code for an error. Cancelled gives kFailed: who knows the signal adds it to 128.
int exitCodeFor(ErrorCode code);

} // namespace strata::cli
