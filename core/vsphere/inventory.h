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

enum class EntryKind { Folder, Datacenter, VirtualApp, Machine, Datastore };
/// "folder", "datacenter", "vapp", "machine", "datastore": for JSON.
const char* entryKindName(EntryKind kind);

struct MachineSummary {
    std::string powerState; ///< "poweredOn", "poweredOff", "suspended"; empty if the user may not know
    bool isTemplate = false;
    bool consolidationNeeded = false;
    std::uint64_t committed = 0; ///< bytes its files take
};

struct DatastoreSummary {
    std::string type; ///< "VMFS", "NFS", "vsan" ...
    std::uint64_t capacity = 0;
    std::uint64_t free = 0;
    bool accessible = false;
};

/// One object of the server's tree.
struct InventoryEntry {
    ObjectRef object;
    std::string name; ///< for people: the server's escapes are undone
    EntryKind kind = EntryKind::Folder;
    std::optional<MachineSummary> machine;
    std::optional<DatastoreSummary> datastore;
};

/// The tree's top.
ObjectRef rootOf(const Session& session);

/// One level: the folders, machines and datastores directly below, containers first, by name. A datacenter shows what
/// is in its machine folder, and its datastores. One call (in pages), however much lies deeper.
std::vector<InventoryEntry> listChildren(Session& session, const ObjectRef& container, const std::stop_token& stop);

/// Follows a path of names, "/DC0/Folder/VM": level by level. "/" is the root. Error(NotFound).
InventoryEntry findPath(Session& session, std::string_view path, const std::stop_token& stop);

/// All machines of the server: for finding one by name.
std::vector<InventoryEntry> listMachines(Session& session, const std::stop_token& stop);

/// A machine by path ("/DC0/VM"), by its identity ("vm-57") or by its name where that is the only one.
/// Error(NotFound); Error(InvalidArgument) if several have the name.
InventoryEntry findMachine(Session& session, std::string_view named, const std::stop_token& stop);

/// vCenter writes '%', '/' and '\' in names as %25, %2f and %5c.
std::string unescapeName(std::string_view name);
std::string escapeName(std::string_view name);

} // namespace strata::vsphere
