// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/session.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace strata::vsphere {

/// A disk as a machine on the server has it.
struct RemoteDisk {
    int key = 0;
    std::string label;          ///< "Hard disk 1"
    std::string controller;     ///< "SCSI 0:1"; empty if unknown
    std::uint64_t capacity = 0; ///< bytes
    std::string backing;        ///< "FlatVer2", "SeSparse", "RawDiskMappingVer1" ...
    std::string mode;           ///< "persistent", "independent_persistent" ...
    bool thin = false;
    std::string uuid;
    std::string changeId;           ///< of changed block tracking; empty without
    std::vector<std::string> chain; ///< datastore paths of its links, the one written to first
    ObjectRef datastore;

    /// Takes no part in snapshots.
    bool independent() const { return mode.starts_with("independent"); }
    const std::string& file() const { return chain.front(); }
};

struct RemoteSnapshot {
    ObjectRef object;
    int id = 0;
    std::string name;
    std::string description;
    std::string createTime; ///< ISO 8601
    std::string state;      ///< power state of the machine at that time
    bool quiesced = false;
    bool hasMemory = false;
    std::uint64_t size = 0; ///< bytes of the files it adds: its disks' links over the parent's, data and memory
    std::vector<RemoteSnapshot> children;
};

/// A virtual machine with its disks and snapshots, as it was when it was read.
struct RemoteMachine {
    ObjectRef object;
    std::string name;
    std::string powerState;
    std::string uuid;
    std::string hardwareVersion; ///< "vmx-13"
    std::string configFile;      ///< datastore path of the .vmx
    std::string toolsStatus;     ///< "guestToolsRunning" ...
    bool isTemplate = false;
    bool consolidationNeeded = false;
    bool changeTracking = false;
    std::vector<std::string> disabledMethods; ///< held by somebody: "RelocateVM_Task"
    std::vector<RemoteDisk> disks;
    std::vector<RemoteSnapshot> snapshots;
    ObjectRef current; ///< the snapshot "you are here" hangs below; may be empty though there are snapshots
    /// Properties that could not be read, mostly for lack of rights: to be shown, not to be taken for empty.
    std::vector<std::string> unreadable;
};

RemoteMachine readMachine(Session& session, const ObjectRef& machine, const std::stop_token& stop);

/// A snapshot by its name, or by its number (the server's id) where no name fits. Error(NotFound);
/// Error(InvalidArgument) if several have the name.
const RemoteSnapshot& findSnapshot(const RemoteMachine& machine, std::string_view named);

} // namespace strata::vsphere
