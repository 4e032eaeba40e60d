// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/snapshots.h"

#include "core/vsphere/inventory.h"
#include "core/vsphere/properties.h"

namespace strata::vsphere {

ObjectRef Snapshots::take(const ObjectRef& machine, const NewSnapshot& snapshot, const TaskProgress& progress,
                          const std::stop_token& stop) {
    if (snapshot.name.empty())
        throw Error(ErrorCode::InvalidArgument, text("A snapshot needs a name"));
    SoapCall call("CreateSnapshot_Task", machine, CallKind::Work);
    call.add("name", escapeName(snapshot.name)).add("description", snapshot.description);
    call.add("memory", snapshot.contents == SnapshotContents::Memory);
    call.add("quiesce", snapshot.contents == SnapshotContents::Quiesced);
    return runTask(session_, call, progress, stop).reference();
}

void Snapshots::goTo(const ObjectRef& snapshot, bool staysOff, const TaskProgress& progress,
                     const std::stop_token& stop) {
    SoapCall call("RevertToSnapshot_Task", snapshot, CallKind::Work);
    call.add("suppressPowerOn", staysOff);
    runTask(session_, call, progress, stop);
}

void Snapshots::rename(const ObjectRef& snapshot, const std::optional<std::string>& name,
                       const std::optional<std::string>& description, const std::stop_token& stop) {
    if (!name && !description)
        throw Error(ErrorCode::InvalidArgument, text("Neither a new name nor a new description is given"));
    SoapCall call("RenameSnapshot", snapshot, CallKind::Work);
    if (name)
        call.add("name", escapeName(*name));
    if (description)
        call.add("description", *description);
    session_.call(call, stop);
}

bool Snapshots::remove(const ObjectRef& machine, const ObjectRef& snapshot, bool children,
                       const TaskProgress& progress, const std::stop_token& stop) {
    SoapCall call("RemoveSnapshot_Task", snapshot, CallKind::Work);
    call.add("removeChildren", children).add("consolidate", true);
    runTask(session_, call, progress, stop);
    return consolidationNeeded(machine, stop);
}

bool Snapshots::removeAll(const ObjectRef& machine, const TaskProgress& progress, const std::stop_token& stop) {
    SoapCall call("RemoveAllSnapshots_Task", machine, CallKind::Work);
    call.add("consolidate", true);
    runTask(session_, call, progress, stop);
    return consolidationNeeded(machine, stop);
}

bool Snapshots::consolidate(const ObjectRef& machine, const TaskProgress& progress, const std::stop_token& stop) {
    runTask(session_, SoapCall("ConsolidateVMDisks_Task", machine, CallKind::Work), progress, stop);
    return consolidationNeeded(machine, stop);
}

bool Snapshots::consolidationNeeded(const ObjectRef& machine, const std::stop_token& stop) {
    const ObjectProperties read = readObject(session_, machine, {"runtime.consolidationNeeded"}, stop);
    const XmlNode* needed = read.value("runtime.consolidationNeeded");
    return needed != nullptr && needed->flag().value_or(false);
}

} // namespace strata::vsphere
