// SPDX-License-Identifier: Apache-2.0
#include "core/base/progress.h"

#include "core/base/error.h"

namespace strata {

void checkpoint(const std::stop_token& stop) {
    if (stop.stop_requested())
        throw Error(ErrorCode::Cancelled, text("Cancelled; nothing was changed"));
}

} // namespace strata
