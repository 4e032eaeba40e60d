// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/serverjournal.h"
#include "core/vsphere/session.h"

#include <memory>
#include <string>

namespace CLI {
class App;
}

namespace strata::cli {

struct Session;

/// --server, --user, --password-file and --thumbprint, or STRATA_SERVER and so on. Trusted certificates are
/// remembered in "known-servers" in the user's settings folder.
class VsphereConnection {
public:
    void declare(CLI::App& app);
    /// Also cleans up on the server what runs of this program left there that died.
    std::unique_ptr<vsphere::Session> connect(Session& session);

private:
    std::string server_, user_, passwordFile_, thumbprint_;
    std::unique_ptr<vsphere::PinStore> pins_;
};

/// What we owe to servers: "server-debts" in the user's state folder.
vsphere::ServerJournal serverJournal(Session& session);

} // namespace strata::cli
