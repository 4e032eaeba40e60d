// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/inventory.h"

#include "core/base/ascii.h"
#include "core/vsphere/containerview.h"
#include "core/vsphere/properties.h"

#include <algorithm>
#include <tuple>

namespace strata::vsphere {
namespace {

std::optional<EntryKind> kindOf(const std::string& type) {
    if (type == "VirtualMachine")
        return EntryKind::Machine;
    if (type == "Folder" || type == "StoragePod")
        return EntryKind::Folder;
    if (type == "Datacenter")
        return EntryKind::Datacenter;
    if (type == "VirtualApp")
        return EntryKind::VirtualApp;
    if (type == "Datastore")
        return EntryKind::Datastore;
    return std::nullopt;
}

const std::vector<std::string>& machinePaths() {
    static const std::vector<std::string> paths{"name", "runtime.powerState", "runtime.consolidationNeeded",
                                                "summary.config.template", "summary.storage.committed"};
    return paths;
}

std::vector<PropertySet> propertySets() {
    return {{"ManagedEntity", {"name"}},
            {"VirtualMachine", machinePaths()},
            {"Datastore", {"name", "summary.type", "summary.capacity", "summary.freeSpace", "summary.accessible"}}};
}

std::uint64_t size(const ObjectProperties& object, std::string_view path) {
    const XmlNode* value = object.value(path);
    return value == nullptr ? 0 : static_cast<std::uint64_t>(std::max<std::int64_t>(value->number().value_or(0), 0));
}

bool flag(const ObjectProperties& object, std::string_view path) {
    const XmlNode* value = object.value(path);
    return value != nullptr && value->flag().value_or(false);
}

std::optional<InventoryEntry> entry(const ObjectProperties& object) {
    const auto kind = kindOf(object.object.type);
    if (!kind)
        return std::nullopt;
    InventoryEntry made;
    made.object = object.object;
    made.kind = *kind;
    made.name = unescapeName(object.str("name"));
    if (*kind == EntryKind::Machine)
        made.machine = {object.str("runtime.powerState"), flag(object, "summary.config.template"),
                        flag(object, "runtime.consolidationNeeded"), size(object, "summary.storage.committed")};
    if (*kind == EntryKind::Datastore)
        made.datastore = {object.str("summary.type"), size(object, "summary.capacity"),
                          size(object, "summary.freeSpace"), flag(object, "summary.accessible")};
    return made;
}

std::vector<InventoryEntry> entries(const std::vector<ObjectProperties>& objects) {
    std::vector<InventoryEntry> all;
    for (const ObjectProperties& object : objects) {
        if (auto made = entry(object))
            all.push_back(std::move(*made));
    }
    const auto rank = [](const InventoryEntry& each) {
        return std::tuple(each.kind == EntryKind::Datastore, each.kind == EntryKind::Machine, toLower(each.name),
                          each.object.value);
    };
    std::ranges::sort(all, {}, rank);
    return all;
}

[[noreturn]] void notFound(std::string_view named) {
    throw Error(ErrorCode::NotFound, text("The server has no “%1”", named))
        .advice(text("Give a path like /Datacenter/Folder/Name; a name alone works for machines."));
}

} // namespace

const char* entryKindName(EntryKind kind) {
    switch (kind) {
    case EntryKind::Folder: return "folder";
    case EntryKind::Datacenter: return "datacenter";
    case EntryKind::VirtualApp: return "vapp";
    case EntryKind::Machine: return "machine";
    case EntryKind::Datastore: return "datastore";
    }
    return "";
}

ObjectRef rootOf(const Session& session) { return session.manager("rootFolder"); }

std::vector<InventoryEntry> listChildren(Session& session, const ObjectRef& container, const std::stop_token& stop) {
    PropertyQuery query;
    query.sets = propertySets();
    query.objects = {container};
    query.skipObjects = true;
    if (container.type == "Datacenter")
        query.steps = {{"machines", "Datacenter", "vmFolder", true, {"children"}},
                       {"datastores", "Datacenter", "datastore", false, {}},
                       {"children", "Folder", "childEntity", false, {}}};
    else if (container.type == "VirtualApp")
        query.steps = {{"members", "VirtualApp", "vm", false, {}}};
    else
        query.steps = {{"children", "Folder", "childEntity", false, {}}};
    // Steps that are listed apply to the objects themselves; "children" must not run on for the folders found.
    return entries(readProperties(session, std::move(query), stop));
}

InventoryEntry findPath(Session& session, std::string_view path, const std::stop_token& stop) {
    InventoryEntry here{rootOf(session), "/", EntryKind::Folder, {}, {}};
    std::string_view rest = path;
    while (!rest.empty()) {
        const std::string_view name = rest.substr(0, rest.find('/'));
        rest.remove_prefix(std::min(name.size() + 1, rest.size()));
        if (name.empty())
            continue;
        const std::vector<InventoryEntry> children = listChildren(session, here.object, stop);
        const std::string wanted = unescapeName(name);
        const auto found = std::ranges::find(children, wanted, &InventoryEntry::name);
        if (found == children.end())
            notFound(path);
        here = *found;
    }
    return here;
}

std::vector<InventoryEntry> listMachines(Session& session, const std::stop_token& stop) {
    return entries(readInView(session, {"VirtualMachine", machinePaths()}, stop));
}

InventoryEntry findMachine(Session& session, std::string_view named, const std::stop_token& stop) {
    if (named.starts_with('/')) {
        InventoryEntry found = findPath(session, named, stop);
        if (found.kind != EntryKind::Machine)
            throw Error(ErrorCode::InvalidArgument, text("“%1” is not a machine", named));
        return found;
    }
    std::optional<InventoryEntry> found;
    for (InventoryEntry& each : listMachines(session, stop)) {
        if (each.object.value == named)
            return each;
        if (each.name != named)
            continue;
        if (found)
            throw Error(ErrorCode::InvalidArgument, text("Several machines are named “%1”", named))
                .advice(text("Give its path, or its identity as vsphere ls shows it."));
        found = std::move(each);
    }
    if (!found)
        notFound(named);
    return *found;
}

std::string unescapeName(std::string_view name) {
    std::string plain;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const std::string code = toLower(name.substr(i, 3));
        const char c = code == "%25" ? '%' : code == "%2f" ? '/' : code == "%5c" ? '\\' : '\0';
        plain += c == '\0' ? name[i] : c;
        i += c == '\0' ? 0 : 2;
    }
    return plain;
}

std::string escapeName(std::string_view name) {
    std::string escaped;
    for (const char c : name) {
        switch (c) {
        case '%': escaped += "%25"; break;
        case '/': escaped += "%2f"; break;
        case '\\': escaped += "%5c"; break;
        default: escaped += c;
        }
    }
    return escaped;
}

} // namespace strata::vsphere
