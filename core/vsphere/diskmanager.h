// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/datastore.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>

namespace strata::vsphere {

struct NewRemoteDisk {
    std::uint64_t capacity = 0;       ///< bytes; servers count in KiB: rounded up
    std::string type = "thin";        ///< "thin", "preallocated", "eagerZeroedThick" ...
    std::string adapter = "lsiLogic"; ///< "lsiLogic", "busLogic", "ide"
};

struct RemoteGeometry {
    std::int64_t cylinders = 0;
    std::int64_t heads = 0;
    std::int64_t sectors = 0;
};

/// The disks on one datacenter's datastores, worked on by the server itself (vsphere 11). All but the queries wait
/// for a task; stop requests as in finishTask.
class DiskManager {
public:
    DiskManager(Session& session, ObjectRef datacenter) : session_(session), datacenter_(std::move(datacenter)) {}

    void create(const DatastorePath& disk, const NewRemoteDisk& params, const TaskProgress& progress,
                const std::stop_token& stop);
    /// `type`: for an ESXi host only, which can convert; vCenter copies into the same type: Error(NotSupported).
    /// An existing destination is refused by every server.
    void copy(const DatastorePath& from, const DatastorePath& to, const ObjectRef& toDatacenter,
              const std::optional<NewRemoteDisk>& type, const TaskProgress& progress, const std::stop_token& stop);
    void move(const DatastorePath& from, const DatastorePath& to, const ObjectRef& toDatacenter,
              const TaskProgress& progress, const std::stop_token& stop);
    void remove(const DatastorePath& disk, const TaskProgress& progress, const std::stop_token& stop);
    /// `eagerZero`: write zeros into the new part at once.
    void extend(const DatastorePath& disk, std::uint64_t capacity, bool eagerZero, const TaskProgress& progress,
                const std::stop_token& stop);
    /// thin -> eagerly zeroed, contents kept.
    void inflate(const DatastorePath& disk, const TaskProgress& progress, const std::stop_token& stop);
    /// Zeroes what was never written, contents kept.
    void eagerZero(const DatastorePath& disk, const TaskProgress& progress, const std::stop_token& stop);
    /// Destroys all data of the disk: it reads as zeros afterwards.
    void zeroFill(const DatastorePath& disk, const TaskProgress& progress, const std::stop_token& stop);
    /// For the sparse types of hosted products; thin disks on VMFS do not get smaller by it.
    void shrink(const DatastorePath& disk, bool copy, const TaskProgress& progress, const std::stop_token& stop);
    void defragment(const DatastorePath& disk, const TaskProgress& progress, const std::stop_token& stop);

    /// Percent.
    int fragmentation(const DatastorePath& disk, const std::stop_token& stop);
    RemoteGeometry geometry(const DatastorePath& disk, const std::stop_token& stop);
    std::string uuid(const DatastorePath& disk, const std::stop_token& stop);
    void setUuid(const DatastorePath& disk, const std::string& uuid, const std::stop_token& stop);

private:
    SoapCall call(const char* method, const DatastorePath& disk, CallKind kind = CallKind::Work) const;
    void run(const SoapCall& call, const TaskProgress& progress, const std::stop_token& stop);

    Session& session_;
    ObjectRef datacenter_;
};

} // namespace strata::vsphere
