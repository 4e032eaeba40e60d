// SPDX-License-Identifier: Apache-2.0
#include "core/ops/operation.h"

namespace strata {

bool OpContext::mayGoOn() const {
    if (pause != nullptr)
        pause->pass(stop);
    return !stop.stop_requested();
}

void checkpoint(const OpContext& context) {
    context.mayGoOn();
    checkpoint(context.stop);
}

void requireRunnable(Operation& operation, FileSystem& fs) {
    if (const auto refusal = operation.canRun(fs))
        throw refusal->cause.value_or(Error(refusal->code, refusal->reason));
}

} // namespace strata
