// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/vspherecommand.h"
#include "core/vsphere/diskmanager.h"

#include <string>

namespace strata::cli {

/// A verb that works on one disk of a datastore.
class VsphereDiskChange : public VsphereChange {
protected:
    void declareDisk(CLI::App& app);
    /// --force: even where a machine has the disk.
    void declareForce(CLI::App& app);

    const std::string& typed() const { return disk_; }
    const std::string& datacenter() const { return datacenter_; }
    vsphere::DatastorePath disk() const { return vsphere::parseDatastorePath(disk_); }
    vsphere::DatastorePlace place(const Session& session, vsphere::Session& server) const;
    /// Error(Locked) where a machine has the disk and --force is not given.
    void requireUnused(const Session& session, vsphere::Session& server, const vsphere::DatastorePlace& place) const;

private:
    std::string disk_, datacenter_;
    bool force_ = false;
};

} // namespace strata::cli
