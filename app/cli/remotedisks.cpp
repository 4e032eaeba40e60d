// SPDX-License-Identifier: Apache-2.0
#include "app/cli/remotedisks.h"

#include "app/cli/session.h"

namespace strata::cli {

RemoteDisks::RemoteDisks(Session& session, VsphereConnection& connection, const std::string& datacenter)
    : stop_(session.signals.token()) {
    thread_.run([&] { server_ = connection.connect(session); });
    fs_ = std::make_unique<vsphere::RemoteFileSystem>(session.fs, access(), datacenter);
}

RemoteDisks::~RemoteDisks() {
    fs_.reset();
    thread_.run([this] { server_.reset(); });
}

void RemoteDisks::ask(const std::function<void(vsphere::Session&)>& question) {
    thread_.run([&] { question(*server_); });
}

} // namespace strata::cli
