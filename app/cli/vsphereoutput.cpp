// SPDX-License-Identifier: Apache-2.0
#include "app/cli/vsphereoutput.h"

#include "app/cli/json.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"
#include "app/cli/table.h"
#include "core/base/utf8.h"

namespace strata::cli {
namespace {

using vsphere::DatastoreFile;
using vsphere::InventoryEntry;
using vsphere::RemoteDisk;
using vsphere::RemoteMachine;
using vsphere::RemoteSnapshot;

Json jsonEntry(const InventoryEntry& entry) {
    Json json{{"name", jsonText(entry.name)},
              {"kind", vsphere::entryKindName(entry.kind)},
              {"id", jsonText(entry.object.value)}};
    if (entry.machine) {
        json["powerState"] = jsonTextOrNull(entry.machine->powerState);
        json["template"] = entry.machine->isTemplate;
        json["consolidationNeeded"] = entry.machine->consolidationNeeded;
        json["committed"] = entry.machine->committed;
    }
    if (entry.datastore) {
        json["type"] = jsonTextOrNull(entry.datastore->type);
        json["capacity"] = entry.datastore->capacity;
        json["free"] = entry.datastore->free;
        json["accessible"] = entry.datastore->accessible;
    }
    return json;
}

std::string detailOf(const InventoryEntry& entry) {
    if (entry.machine)
        return entry.machine->powerState + (entry.machine->isTemplate ? ", template" : "")
               + (entry.machine->consolidationNeeded ? ", needs consolidation" : "");
    if (entry.datastore)
        return entry.datastore->type + ", " + formatSize(entry.datastore->free) + " of "
               + formatSize(entry.datastore->capacity) + " free"
               + (entry.datastore->accessible ? "" : ", not accessible");
    return {};
}

Json jsonSnapshot(const RemoteSnapshot& snapshot) {
    Json children = Json::array();
    for (const RemoteSnapshot& child : snapshot.children)
        children.push_back(jsonSnapshot(child));
    return Json{{"id", snapshot.id},
                {"name", jsonText(snapshot.name)},
                {"description", jsonText(snapshot.description)},
                {"created", jsonText(snapshot.createTime)},
                {"state", jsonText(snapshot.state)},
                {"quiesced", snapshot.quiesced},
                {"memory", snapshot.hasMemory},
                {"size", snapshot.size},
                {"children", std::move(children)}};
}

/// The number of the snapshot "you are here" hangs below; null if there is none.
Json jsonCurrent(const std::vector<RemoteSnapshot>& level, const vsphere::ObjectRef& current) {
    for (const RemoteSnapshot& each : level) {
        if (each.object == current)
            return each.id;
        if (Json below = jsonCurrent(each.children, current); !below.is_null())
            return below;
    }
    return nullptr;
}

Json jsonTree(const RemoteMachine& machine) {
    Json roots = Json::array();
    for (const RemoteSnapshot& each : machine.snapshots)
        roots.push_back(jsonSnapshot(each));
    return Json{{"current", jsonCurrent(machine.snapshots, machine.current)},
                {"consolidationNeeded", machine.consolidationNeeded},
                {"snapshots", std::move(roots)}};
}

Json jsonDisk(const RemoteDisk& disk) {
    return Json{{"key", disk.key},
                {"label", jsonText(disk.label)},
                {"controller", jsonTextOrNull(disk.controller)},
                {"file", jsonText(disk.file())},
                {"chain", Json(disk.chain)},
                {"capacity", disk.capacity},
                {"backing", jsonText(disk.backing)},
                {"mode", jsonText(disk.mode)},
                {"thin", disk.thin},
                {"uuid", jsonTextOrNull(disk.uuid)},
                {"changeId", jsonTextOrNull(disk.changeId)}};
}

void addRows(Table& table, const std::vector<RemoteSnapshot>& level, const std::string& indent,
             const vsphere::ObjectRef& current) {
    for (const RemoteSnapshot& each : level) {
        const std::string marks = std::string(each.quiesced ? "quiesced " : "") + (each.hasMemory ? "memory" : "");
        table.add({indent + escapeForDisplay(each.name) + " #" + std::to_string(each.id),
                   escapeForDisplay(each.createTime.substr(0, 16)), formatSize(each.size),
                   marks.empty() ? "-" : marks});
        addRows(table, each.children, indent + "  ", current);
        if (each.object == current)
            table.add({indent + "  (you are here)", "", "", ""});
    }
}

} // namespace

void showEntries(Session& session, const std::vector<InventoryEntry>& entries) {
    Json list = Json::array();
    Table table({Table::Align::Left, Table::Align::Left, Table::Align::Left, Table::Align::Left});
    for (const InventoryEntry& entry : entries) {
        if (session.options.json)
            list.push_back(jsonEntry(entry));
        else
            table.add({vsphere::entryKindName(entry.kind), escapeForDisplay(entry.name),
                       escapeForDisplay(entry.object.value), escapeForDisplay(detailOf(entry))});
    }
    if (session.options.json)
        writeDocument(session.out, list);
    else
        table.print(session.out, 0);
}

void showFiles(Session& session, const std::vector<DatastoreFile>& files) {
    Json list = Json::array();
    Table table({Table::Align::Left, Table::Align::Left, Table::Align::Right});
    for (const DatastoreFile& file : files) {
        if (session.options.json)
            list.push_back(Json{{"name", jsonText(file.name)},
                                {"kind", vsphere::fileKindName(file.kind)},
                                {"size", file.size},
                                {"capacity", file.capacity == 0 ? Json(nullptr) : Json(file.capacity)},
                                {"diskType", jsonTextOrNull(file.diskType)},
                                {"modified", jsonTextOrNull(file.modified)}});
        else
            table.add({vsphere::fileKindName(file.kind), escapeForDisplay(file.name),
                       file.kind == DatastoreFile::Kind::Folder ? "" : formatSize(file.size)});
    }
    if (session.options.json)
        writeDocument(session.out, list);
    else
        table.print(session.out, 0);
}

void showRemoteTree(Session& session, const RemoteMachine& machine) {
    if (session.options.json) {
        writeDocument(session.out, jsonTree(machine));
        return;
    }
    Table table({Table::Align::Left, Table::Align::Left, Table::Align::Right, Table::Align::Left});
    table.add({"Snapshot", "Taken", "Size", "Holds"});
    addRows(table, machine.snapshots, {}, machine.current);
    table.print(session.out, 0);
    if (machine.consolidationNeeded)
        session.out.line("The disks need consolidation: see stratactl vsphere snapshot consolidate.");
}

void showMachine(Session& session, const RemoteMachine& machine) {
    if (session.options.json) {
        Json disks = Json::array();
        for (const RemoteDisk& disk : machine.disks)
            disks.push_back(jsonDisk(disk));
        Json document{{"name", jsonText(machine.name)},
                      {"id", jsonText(machine.object.value)},
                      {"powerState", jsonTextOrNull(machine.powerState)},
                      {"uuid", jsonTextOrNull(machine.uuid)},
                      {"hardwareVersion", jsonTextOrNull(machine.hardwareVersion)},
                      {"config", jsonTextOrNull(machine.configFile)},
                      {"tools", jsonTextOrNull(machine.toolsStatus)},
                      {"template", machine.isTemplate},
                      {"changeTracking", machine.changeTracking},
                      {"disabledMethods", Json(machine.disabledMethods)},
                      {"disks", std::move(disks)}};
        document.update(jsonTree(machine));
        document["unreadable"] = Json(machine.unreadable);
        writeDocument(session.out, document);
        return;
    }
    Table table({Table::Align::Left, Table::Align::Left});
    table.add({"Machine", escapeForDisplay(machine.name) + " (" + escapeForDisplay(machine.object.value) + ")"});
    table.add({"Power", escapeForDisplay(machine.powerState)});
    table.add({"Settings", escapeForDisplay(machine.configFile)});
    for (const std::string& method : machine.disabledMethods)
        table.add({"Held", escapeForDisplay(method)});
    for (const std::string& path : machine.unreadable)
        table.add({"Not permitted", path});
    table.print(session.out, 0);
    session.out.line("Disks:");
    Table disks({Table::Align::Left, Table::Align::Left, Table::Align::Right, Table::Align::Left});
    for (const RemoteDisk& disk : machine.disks)
        disks.add({escapeForDisplay(disk.label), escapeForDisplay(disk.controller), formatSize(disk.capacity),
                   escapeForDisplay(disk.file())});
    disks.print(session.out, 2);
    if (!machine.snapshots.empty() || machine.consolidationNeeded)
        showRemoteTree(session, machine);
}

void showCertificate(Session& session, const vsphere::Certificate& certificate) {
    if (session.options.json) {
        Json problems = Json::array();
        for (const std::string& problem : certificate.problems)
            problems.push_back(jsonText(problem));
        writeDocument(session.out, Json{{"sha1", certificate.sha1},
                                        {"sha256", certificate.sha256},
                                        {"subject", jsonText(certificate.subject)},
                                        {"issuer", jsonText(certificate.issuer)},
                                        {"validFrom", certificate.validFrom},
                                        {"validUntil", certificate.validUntil},
                                        {"problems", std::move(problems)}});
        return;
    }
    Table table({Table::Align::Left, Table::Align::Left});
    table.add({"SHA-256", certificate.sha256});
    table.add({"SHA-1", certificate.sha1});
    table.add({"Subject", escapeForDisplay(certificate.subject)});
    table.add({"Issuer", escapeForDisplay(certificate.issuer)});
    table.add({"Valid", certificate.validFrom + " to " + certificate.validUntil});
    for (const std::string& problem : certificate.problems)
        table.add({"Not trusted", escapeForDisplay(problem)});
    table.print(session.out, 0);
}

} // namespace strata::cli
