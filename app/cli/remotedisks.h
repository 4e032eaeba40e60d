// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/vsphereconnection.h"
#include "core/vsphere/httpclient.h"
#include "core/vsphere/networkthread.h"
#include "core/vsphere/remotefilesystem.h"

#include <functional>
#include <memory>
#include <string>

namespace strata::cli {

struct Session;

/// A server's datastores beside the local files, for commands that read remote disks as they read local ones. The
/// login lives in a thread of its own, since operations read from several.
class RemoteDisks {
public:
    RemoteDisks(Session& session, VsphereConnection& connection, const std::string& datacenter);
    ~RemoteDisks();
    RemoteDisks(const RemoteDisks&) = delete;
    RemoteDisks& operator=(const RemoteDisks&) = delete;

    FileSystem& fs() { return *fs_; }
    vsphere::RemoteAccess access() { return {thread_, *server_, stop_}; }
    /// Asks the server something that is not a file.
    void ask(const std::function<void(vsphere::Session&)>& question);

private:
    vsphere::NetworkRuntime runtime_;
    vsphere::NetworkThread thread_;
    std::unique_ptr<vsphere::Session> server_;
    std::stop_token stop_;
    std::unique_ptr<vsphere::RemoteFileSystem> fs_;
};

} // namespace strata::cli
