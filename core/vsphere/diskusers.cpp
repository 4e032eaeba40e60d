// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/diskusers.h"

#include "core/vsphere/inventory.h"
#include "core/vsphere/properties.h"

#include <algorithm>

namespace strata::vsphere {
namespace {

/// The machine's file list names descriptors and extents alike; its devices name the present chains.
bool names(const XmlNode& node, const std::string& file) {
    if ((node.name == "name" || node.name == "fileName") && node.text == file)
        return true;
    return std::ranges::any_of(node.children, [&file](const XmlNode& child) { return names(child, file); });
}

} // namespace

std::vector<std::string> machinesUsing(Session& session, const DatastorePlace& place, const DatastorePath& file,
                                       const std::stop_token& stop) {
    PropertyQuery query;
    query.sets = {{"VirtualMachine", {"name", "layoutEx.file", "config.hardware.device"}}};
    query.objects = {place.datastore};
    query.skipObjects = true;
    query.steps = {{"machines", "Datastore", "vm", false, {}}};
    std::vector<std::string> users;
    for (const ObjectProperties& machine : readProperties(session, std::move(query), stop, 50)) {
        const bool uses = std::ranges::any_of(machine.values, [&](const auto& value) {
            return value.first != "name" && names(value.second, file.str());
        });
        if (uses)
            users.push_back(unescapeName(machine.str("name")));
    }
    std::ranges::sort(users);
    return users;
}

} // namespace strata::vsphere
