// SPDX-License-Identifier: Apache-2.0
#include "core/base/units.h"

#include "core/base/error.h"

namespace strata {

void throwOverflow() {
    throw Error(ErrorCode::Corrupt, text("A size or position is too large to be true"))
        .advice(text("The file is damaged or was made to mislead; run a check on it."));
}

} // namespace strata
