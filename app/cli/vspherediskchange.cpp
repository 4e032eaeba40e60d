// SPDX-License-Identifier: Apache-2.0
#include "app/cli/vspherediskchange.h"

#include "app/cli/session.h"
#include "core/vsphere/diskusers.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

void VsphereDiskChange::declareDisk(CLI::App& app) {
    app.add_option("DISK", disk_, "[datastore] folder/disk.vmdk")->required()->type_name("");
    app.add_option("--datacenter", datacenter_, "Where several have a datastore of that name")->type_name("NAME");
}

void VsphereDiskChange::declareForce(CLI::App& app) {
    app.add_flag("--force", force_, "Even if a machine has the disk");
}

vsphere::DatastorePlace VsphereDiskChange::place(const Session& session, vsphere::Session& server) const {
    return vsphere::findDatastore(server, disk().datastore, datacenter_, session.signals.token());
}

void VsphereDiskChange::requireUnused(const Session& session, vsphere::Session& server,
                                      const vsphere::DatastorePlace& place) const {
    if (force_)
        return;
    const auto users = vsphere::machinesUsing(server, place, disk(), session.signals.token());
    if (!users.empty())
        throw Error(ErrorCode::Locked, text("%1 belongs to the machine “%2”", disk().str(), users.front()))
            .advice(text("Detach it there first, or give --force."));
}

} // namespace strata::cli
