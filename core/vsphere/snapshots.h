// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/remotemachine.h"
#include "core/vsphere/task.h"

#include <optional>
#include <stop_token>
#include <string>

namespace strata::vsphere {

/// What a new snapshot holds besides the disks' state: one of three, since servers do not do both.
enum class SnapshotContents {
    Disks,    ///< as after pulling the plug
    Quiesced, ///< the programs and file systems inside were asked to be ready (needs VMware Tools)
    Memory,   ///< the running machine: going back lets it run on
};

struct NewSnapshot {
    std::string name;
    std::string description;
    SnapshotContents contents = SnapshotContents::Disks;
};

/// The snapshots of machines on a server. Each waits for the server's task; stop requests as in finishTask.
class Snapshots {
public:
    explicit Snapshots(Session& session) : session_(session) {}

    ObjectRef take(const ObjectRef& machine, const NewSnapshot& snapshot, const TaskProgress& progress,
                   const std::stop_token& stop);
    /// What the machine holds since its last snapshot is lost. `staysOff`: do not start it where the snapshot was
    /// taken of a running machine.
    void goTo(const ObjectRef& snapshot, bool staysOff, const TaskProgress& progress, const std::stop_token& stop);
    /// At least one of both.
    void rename(const ObjectRef& snapshot, const std::optional<std::string>& name,
                const std::optional<std::string>& description, const std::stop_token& stop);
    /// Merges the snapshot into its parent, with `children` all below it, too. True if the server then says that the
    /// disks need consolidation: links stayed behind.
    bool remove(const ObjectRef& machine, const ObjectRef& snapshot, bool children, const TaskProgress& progress,
                const std::stop_token& stop);
    bool removeAll(const ObjectRef& machine, const TaskProgress& progress, const std::stop_token& stop);
    /// Merges links that no snapshot needs. True if some still stay.
    bool consolidate(const ObjectRef& machine, const TaskProgress& progress, const std::stop_token& stop);

private:
    bool consolidationNeeded(const ObjectRef& machine, const std::stop_token& stop);

    Session& session_;
};

} // namespace strata::vsphere
