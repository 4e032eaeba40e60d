// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/certificate.h"
#include "core/vsphere/datastore.h"
#include "core/vsphere/inventory.h"
#include "core/vsphere/remotemachine.h"

#include <vector>

namespace strata::cli {

struct Session;

// What a server holds, as text or with --json as a document. Sizes in bytes there.

void showEntries(Session& session, const std::vector<vsphere::InventoryEntry>& entries);
void showFiles(Session& session, const std::vector<vsphere::DatastoreFile>& files);
void showMachine(Session& session, const vsphere::RemoteMachine& machine);
void showRemoteTree(Session& session, const vsphere::RemoteMachine& machine);
void showCertificate(Session& session, const vsphere::Certificate& certificate);

} // namespace strata::cli
