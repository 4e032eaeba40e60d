// SPDX-License-Identifier: Apache-2.0
#include "core/ops/operation.h"

namespace strata {

void requireRunnable(Operation& operation, FileSystem& fs) {
    if (const auto refusal = operation.canRun(fs))
        throw refusal->cause.value_or(Error(refusal->code, refusal->reason));
}

} // namespace strata
