// SPDX-License-Identifier: Apache-2.0
#include "core/vixdisklib/connection.h"
#include "core/vixdisklib/diskhandle.h"
#include "core/vixdisklib/guard.h"

using namespace strata::vix;

namespace {

void connect(const VixDiskLibConnectParams* params, VixDiskLibConnection* connection) {
    VixDiskLibConnection& out = required(connection);
    out = nullptr;
    out = Library::instance().connections.add(std::make_shared<Connection>(params));
}

/// Local disks need no preparation, and nothing to be ended.
void requireLocal(const VixDiskLibConnectParams* params) {
    if (!meansLocal(params))
        throw Failure(VIX_E_NOT_SUPPORTED);
}

} // namespace

extern "C" {

VixDiskLibConnectParams* VixDiskLib_AllocateConnectParams(void) { return Library::instance().allocateParams(); }

void VixDiskLib_FreeConnectParams(VixDiskLibConnectParams* connectParams) {
    static_cast<void>(guarded("FreeConnectParams", [&] { Library::instance().freeParams(connectParams); }));
}

VixError VixDiskLib_GetConnectParams(const VixDiskLibConnection connection, VixDiskLibConnectParams** connectParams) {
    return guardedAfterInit("GetConnectParams", [&] {
        VixDiskLibConnectParams*& out = required(connectParams);
        out = nullptr;
        out = Library::instance().connections.find(connection)->copyParams();
    });
}

VixError VixDiskLib_Connect(const VixDiskLibConnectParams* connectParams, VixDiskLibConnection* connection) {
    return guardedAfterInit("Connect", [&] { connect(connectParams, connection); });
}

VixError VixDiskLib_ConnectEx(const VixDiskLibConnectParams* connectParams, Bool /*readOnly*/,
                              const char* /*snapshotRef*/, const char* /*transportModes*/,
                              VixDiskLibConnection* connection) {
    return guardedAfterInit("ConnectEx", [&] { connect(connectParams, connection); });
}

/// Disks that are still open on it are closed, too.
VixError VixDiskLib_Disconnect(VixDiskLibConnection connection) {
    return guardedAfterInit("Disconnect", [&] {
        Library& library = Library::instance();
        library.connections.take(connection);
        for (const VixDiskLibHandle handle :
             library.handles.those([&](const DiskHandle& candidate) { return candidate.connection() == connection; }))
            library.handles.take(handle)->close();
    });
}

VixError VixDiskLib_PrepareForAccess(const VixDiskLibConnectParams* connectParams, const char* /*identity*/) {
    return guardedAfterInit("PrepareForAccess", [&] { requireLocal(connectParams); });
}

VixError VixDiskLib_EndAccess(const VixDiskLibConnectParams* connectParams, const char* /*identity*/) {
    return guardedAfterInit("EndAccess", [&] { requireLocal(connectParams); });
}
}
