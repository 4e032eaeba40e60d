// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/datastore.h"

#include <stop_token>
#include <string>
#include <vector>

namespace strata::vsphere {

/// Names of the machines that have this file on any of their disks, in the present state or in a snapshot. To be
/// asked before a disk is destroyed or moved: a server lets it happen while the machine is off.
std::vector<std::string> machinesUsing(Session& session, const DatastorePlace& place, const DatastorePath& file,
                                       const std::stop_token& stop);

} // namespace strata::vsphere
