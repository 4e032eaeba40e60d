// SPDX-License-Identifier: Apache-2.0
#include "core/vixdisklib/connection.h"

#include "core/vixdisklib/errors.h"
#include "core/vixdisklib/library.h"

namespace strata::vix {
namespace {

bool isEmpty(const char* text) { return text == nullptr || *text == '\0'; }

} // namespace

bool meansLocal(const VixDiskLibConnectParams* params) {
    if (params == nullptr)
        return true;
    // What stands behind the ports was not there in older programs: only our own blocks have it for sure.
    const bool storageObject =
        Library::instance().isOurs(params) && params->specType == VIXDISKLIB_SPEC_VSTORAGE_OBJECT;
    return isEmpty(params->serverName) && isEmpty(params->vmxSpec) && !storageObject;
}

Connection::Connection(const VixDiskLibConnectParams* params) {
    if (!meansLocal(params)) {
        Library::instance().warn("This library opens local disks; it has no client for vCenter or ESXi.");
        throw Failure(VIX_E_NOT_SUPPORTED);
    }
    if (params != nullptr) {
        credType_ = params->credType;
        port_ = params->port;
    }
}

VixDiskLibConnectParams* Connection::copyParams() const {
    VixDiskLibConnectParams* copy = Library::instance().allocateParams();
    if (copy == nullptr)
        throw Failure(VIX_E_OUT_OF_MEMORY);
    copy->credType = credType_;
    copy->port = port_;
    return copy;
}

} // namespace strata::vix
