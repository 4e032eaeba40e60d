// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vixdisklib/registry.h"
#include "core/vixdisklib/vixDiskLib.h"

#include <mutex>
#include <set>
#include <string>

namespace strata::vix {

class Connection;
class DiskHandle;

/// Everything the library keeps between calls, in the process once. Makes no threads.
/// Threads: any.
class Library {
public:
    static Library& instance();

    /// Init may be called several times; the last Exit ends. Error(NotSupported) for a version newer than ours,
    /// Error(NotFound) for a configuration file that is not there.
    void init(uint32 major, VixDiskLibGenericLogFunc* chatter, VixDiskLibGenericLogFunc* failures,
              const char* configFile);
    void exit();
    void requireInitialized() const;

    /// The program knows the sector sizes in VixDiskLibCreateParams.
    bool knowsSectorSizes() const;
    /// Disks may name extents and parents in any folder (`strata.trust = "FALSE"` in the configuration forbids it).
    bool trusts() const;

    // Chatter goes to `log`, failures to `warn`: nbdkit shows the latter as errors.
    void log(const std::string& message) const noexcept;
    void warn(const std::string& message) const noexcept;

    Registry<Connection, VixDiskLibConnection> connections{VIX_E_DISK_INVALID_CONNECTION};
    Registry<DiskHandle, VixDiskLibHandle> handles{VIX_E_INVALID_HANDLE};

    // Parameter blocks that we made: work before Init, too.
    VixDiskLibConnectParams* allocateParams();
    void addParams(VixDiskLibConnectParams* params);
    bool isOurs(const VixDiskLibConnectParams* params) const;
    /// Frees the block, never its members: programs put pointers of their own there.
    void freeParams(VixDiskLibConnectParams* params);

private:
    Library() = default;
    void readConfig(const char* configFile);

    mutable std::mutex mutex_;
    unsigned users_ = 0;
    uint32 major_ = 0;
    bool trusts_ = true;
    VixDiskLibGenericLogFunc* log_ = nullptr;
    VixDiskLibGenericLogFunc* warn_ = nullptr;
    std::set<const VixDiskLibConnectParams*> params_;
};

} // namespace strata::vix
