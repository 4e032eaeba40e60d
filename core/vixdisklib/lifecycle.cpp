// SPDX-License-Identifier: Apache-2.0
// Init to Exit, and what a program may ask at any time.
#include "core/vixdisklib/guard.h"

#include <cstdlib>
#include <cstring>

using namespace strata::vix;

extern "C" {

VixError VixDiskLib_Init(uint32 majorVersion, uint32 /*minorVersion*/, VixDiskLibGenericLogFunc* log,
                         VixDiskLibGenericLogFunc* warn, VixDiskLibGenericLogFunc* /*panic*/,
                         const char* /*libDir*/) {
    return guarded("Init", [&] { Library::instance().init(majorVersion, log, warn, nullptr); });
}

VixError VixDiskLib_InitEx(uint32 majorVersion, uint32 /*minorVersion*/, VixDiskLibGenericLogFunc* log,
                           VixDiskLibGenericLogFunc* warn, VixDiskLibGenericLogFunc* /*panic*/,
                           const char* /*libDir*/, const char* configFile) {
    return guarded("InitEx", [&] { Library::instance().init(majorVersion, log, warn, configFile); });
}

void VixDiskLib_Exit(void) {
    static_cast<void>(guarded("Exit", [] { Library::instance().exit(); }));
}

const char* VixDiskLib_ListTransportModes(void) { return "file"; }

/// Nothing of ours is left behind on local disks: what was cut off is finished by the next who opens it.
VixError VixDiskLib_Cleanup(const VixDiskLibConnectParams* /*connectParams*/, uint32* numCleanedUp,
                            uint32* numRemaining) {
    return guardedAfterInit("Cleanup", [&] {
        for (uint32* count : {numCleanedUp, numRemaining})
            if (count != nullptr)
                *count = 0;
    });
}

/// One block of malloc, for programs that release it with free().
char* VixDiskLib_GetErrorText(VixError err, const char* /*locale*/) {
    const char* text = textOf(err);
    const std::size_t size = std::strlen(text) + 1;
    auto* copy = static_cast<char*>(std::malloc(size));
    if (copy != nullptr)
        std::memcpy(copy, text, size);
    return copy;
}

void VixDiskLib_FreeErrorText(char* errMsg) { std::free(errMsg); }
}
