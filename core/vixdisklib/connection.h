// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vixdisklib/vixDiskLib.h"

namespace strata::vix {

/// Where disks are: for now always this computer. A program says so with no parameters, or with empty ones.
class Connection {
public:
    /// Failure(VIX_E_NOT_SUPPORTED) for parameters that name a server: this library reaches none.
    explicit Connection(const VixDiskLibConnectParams* params);

    /// What the program may ask for back: one heap block, strings included.
    VixDiskLibConnectParams* copyParams() const;

private:
    VixDiskLibCredType credType_ = VIXDISKLIB_CRED_UNKNOWN;
    uint32 port_ = 0;
};

/// True for parameters that mean local disks. `params` may be null.
bool meansLocal(const VixDiskLibConnectParams* params);

} // namespace strata::vix
