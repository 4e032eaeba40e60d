// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/remotemachine.h"

#include "core/base/ascii.h"
#include "core/vsphere/inventory.h"
#include "core/vsphere/properties.h"
#include "core/vsphere/snapshotsizes.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

namespace strata::vsphere {
namespace {

/// First key of the controllers of each bus (vsphere 6).
struct Bus {
    std::int64_t firstKey;
    std::int64_t endKey;
    const char* name;
};
constexpr std::array kBuses =
    std::to_array<Bus>({{200, 300, "IDE"}, {1000, 2000, "SCSI"}, {15000, 16000, "SATA"}, {31000, 32000, "NVMe"}});

constexpr std::string_view kBackingSuffix = "BackingInfo";

std::string controllerName(const XmlNode& disk, const std::map<std::int64_t, std::int64_t>& busNumbers) {
    const auto key = disk.childNumber("controllerKey");
    const auto unit = disk.childNumber("unitNumber");
    if (!key || !unit)
        return {};
    const auto bus =
        std::ranges::find_if(kBuses, [&](const Bus& b) { return *key >= b.firstKey && *key < b.endKey; });
    if (bus == kBuses.end())
        return {};
    const auto number = busNumbers.find(*key);
    return std::string(bus->name) + " "
           + std::to_string(number == busNumbers.end() ? *key - bus->firstKey : number->second) + ":"
           + std::to_string(*unit);
}

std::string backingKind(std::string type) {
    if (type.starts_with("VirtualDisk"))
        type.erase(0, 11);
    if (type.ends_with(kBackingSuffix))
        type.resize(type.size() - kBackingSuffix.size());
    return type;
}

RemoteDisk parseDisk(const XmlNode& device, const std::map<std::int64_t, std::int64_t>& busNumbers) {
    RemoteDisk disk;
    disk.key = static_cast<int>(device.childNumber("key").value_or(0));
    if (const XmlNode* label = device.at({"deviceInfo", "label"}))
        disk.label = label->text;
    disk.controller = controllerName(device, busNumbers);
    const std::int64_t bytes =
        device.childNumber("capacityInBytes").value_or(device.childNumber("capacityInKB").value_or(0) * 1024);
    disk.capacity = static_cast<std::uint64_t>(std::max<std::int64_t>(bytes, 0));
    const XmlNode* backing = device.child("backing");
    if (backing != nullptr) {
        disk.backing = backingKind(backing->xsiType);
        disk.mode = backing->childText("diskMode");
        disk.thin = backing->childFlag("thinProvisioned").value_or(false);
        disk.uuid = backing->childText("uuid");
        disk.changeId = backing->childText("changeId");
        disk.datastore = backing->childReference("datastore");
    }
    for (const XmlNode* link = backing; link != nullptr; link = link->child("parent"))
        disk.chain.push_back(link->childText("fileName"));
    if (disk.chain.empty())
        disk.chain.emplace_back();
    return disk;
}

std::vector<RemoteDisk> parseDisks(const XmlNode& devices) {
    std::map<std::int64_t, std::int64_t> busNumbers;
    for (const XmlNode& device : devices.children) {
        if (const auto number = device.childNumber("busNumber"))
            busNumbers[device.childNumber("key").value_or(0)] = *number;
    }
    std::vector<RemoteDisk> disks;
    for (const XmlNode& device : devices.children) {
        if (device.xsiType == "VirtualDisk")
            disks.push_back(parseDisk(device, busNumbers));
    }
    return disks;
}

RemoteSnapshot parseSnapshot(const XmlNode& node, const SnapshotSizes& sizes) {
    RemoteSnapshot snapshot;
    snapshot.object = node.childReference("snapshot");
    snapshot.id = static_cast<int>(node.childNumber("id").value_or(0));
    snapshot.name = unescapeName(node.childText("name"));
    snapshot.description = node.childText("description");
    snapshot.createTime = node.childText("createTime");
    snapshot.state = node.childText("state");
    snapshot.quiesced = node.childFlag("quiesced").value_or(false);
    snapshot.hasMemory = sizes.hasMemory(snapshot.object);
    snapshot.size = sizes.of(snapshot.object);
    for (const XmlNode* child : node.all("childSnapshotList"))
        snapshot.children.push_back(parseSnapshot(*child, sizes));
    return snapshot;
}

bool flag(const ObjectProperties& read, std::string_view path) {
    const XmlNode* value = read.value(path);
    return value != nullptr && value->flag().value_or(false);
}

} // namespace

RemoteMachine readMachine(Session& session, const ObjectRef& object, const std::stop_token& stop) {
    const ObjectProperties read =
        readObject(session, object,
                   {"name", "runtime.powerState", "runtime.consolidationNeeded", "config.uuid", "config.version",
                    "config.template", "config.files.vmPathName", "config.changeTrackingEnabled",
                    "config.hardware.device", "guest.toolsRunningStatus", "disabledMethod", "layoutEx", "snapshot"},
                   stop);
    RemoteMachine machine;
    machine.object = object;
    machine.name = unescapeName(read.str("name"));
    machine.powerState = read.str("runtime.powerState");
    machine.uuid = read.str("config.uuid");
    machine.hardwareVersion = read.str("config.version");
    machine.configFile = read.str("config.files.vmPathName");
    machine.toolsStatus = read.str("guest.toolsRunningStatus");
    machine.isTemplate = flag(read, "config.template");
    machine.consolidationNeeded = flag(read, "runtime.consolidationNeeded");
    machine.changeTracking = flag(read, "config.changeTrackingEnabled");
    if (const XmlNode* methods = read.value("disabledMethod")) {
        for (const XmlNode& each : methods->children)
            machine.disabledMethods.push_back(each.text);
    }
    if (const XmlNode* devices = read.value("config.hardware.device"))
        machine.disks = parseDisks(*devices);
    if (const XmlNode* snapshot = read.value("snapshot")) {
        machine.current = snapshot->childReference("currentSnapshot");
        const XmlNode* layout = read.value("layoutEx");
        const SnapshotSizes sizes = layout == nullptr ? SnapshotSizes() : SnapshotSizes(*layout);
        for (const XmlNode* root : snapshot->all("rootSnapshotList"))
            machine.snapshots.push_back(parseSnapshot(*root, sizes));
    }
    for (const auto& [path, fault] : read.missing) {
        if (fault.type != "InvalidProperty")
            machine.unreadable.push_back(path);
    }
    return machine;
}

const RemoteSnapshot& findSnapshot(const RemoteMachine& machine, std::string_view named) {
    std::vector<const RemoteSnapshot*> byName;
    const RemoteSnapshot* byNumber = nullptr;
    const std::function<void(const std::vector<RemoteSnapshot>&)> look =
        [&](const std::vector<RemoteSnapshot>& level) {
            for (const RemoteSnapshot& each : level) {
                if (each.name == named)
                    byName.push_back(&each);
                if (std::to_string(each.id) == named || each.object.value == named)
                    byNumber = &each;
                look(each.children);
            }
        };
    look(machine.snapshots);
    if (byName.size() > 1)
        throw Error(ErrorCode::InvalidArgument, text("Several snapshots are named “%1”", named))
            .advice(text("Give the number of the one that is meant."));
    if (byName.empty() && byNumber == nullptr)
        throw Error(ErrorCode::NotFound, text("“%1” has no snapshot “%2”", machine.name, named));
    return byName.empty() ? *byNumber : *byName.front();
}

} // namespace strata::vsphere
