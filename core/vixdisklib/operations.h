// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/operation.h"
#include "core/vixdisklib/vixDiskLib.h"

namespace strata::vix {

/// Whom a program wants told how far an operation is. No function: nobody.
struct ProgressTarget {
    VixDiskLibProgressFunc function = nullptr;
    void* data = nullptr;
};

/// Runs an operation to its end. Progress is told in percent on the calling thread, from 0 to 100, while another
/// thread works, which has ended when this returns or throws. Notes and warnings go to the library's log.
void runOperation(Operation& operation, ProgressTarget progress);

} // namespace strata::vix
