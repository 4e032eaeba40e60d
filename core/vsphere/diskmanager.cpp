// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/diskmanager.h"

namespace strata::vsphere {
namespace {

std::int64_t kilobytes(std::uint64_t bytes) {
    if (bytes == 0)
        throw Error(ErrorCode::InvalidArgument, text("A disk needs a size"));
    return static_cast<std::int64_t>(bytes / 1024 + (bytes % 1024 == 0 ? 0 : 1));
}

} // namespace

SoapCall DiskManager::call(const char* method, const DatastorePath& disk, CallKind kind) const {
    SoapCall made(method, session_.manager("virtualDiskManager"), kind);
    made.add("name", disk.str()).add("datacenter", datacenter_);
    return made;
}

void DiskManager::run(const SoapCall& work, const TaskProgress& progress, const std::stop_token& stop) {
    runTask(session_, work, progress, stop);
}

void DiskManager::create(const DatastorePath& disk, const NewRemoteDisk& params, const TaskProgress& progress,
                         const std::stop_token& stop) {
    SoapCall work = call("CreateVirtualDisk_Task", disk);
    work.open("spec", "FileBackedVirtualDiskSpec");
    work.add("diskType", params.type).add("adapterType", params.adapter);
    work.add("capacityKb", kilobytes(params.capacity)).close();
    run(work, progress, stop);
}

void DiskManager::copy(const DatastorePath& from, const DatastorePath& to, const ObjectRef& toDatacenter,
                       const std::optional<NewRemoteDisk>& type, const TaskProgress& progress,
                       const std::stop_token& stop) {
    if (type && session_.about().vCenter)
        throw Error(ErrorCode::NotSupported, text("vCenter copies a disk into the same type only"))
            .advice(text("Connect to the ESXi host itself, or pull and push the disk."));
    SoapCall work("CopyVirtualDisk_Task", session_.manager("virtualDiskManager"), CallKind::Work);
    work.add("sourceName", from.str()).add("sourceDatacenter", datacenter_);
    work.add("destName", to.str()).add("destDatacenter", toDatacenter);
    if (type)
        work.open("destSpec", "VirtualDiskSpec")
            .add("diskType", type->type)
            .add("adapterType", type->adapter)
            .close();
    run(work, progress, stop);
}

void DiskManager::move(const DatastorePath& from, const DatastorePath& to, const ObjectRef& toDatacenter,
                       const TaskProgress& progress, const std::stop_token& stop) {
    SoapCall work("MoveVirtualDisk_Task", session_.manager("virtualDiskManager"), CallKind::Work);
    work.add("sourceName", from.str()).add("sourceDatacenter", datacenter_);
    work.add("destName", to.str()).add("destDatacenter", toDatacenter);
    run(work, progress, stop);
}

void DiskManager::remove(const DatastorePath& disk, const TaskProgress& progress, const std::stop_token& stop) {
    run(call("DeleteVirtualDisk_Task", disk), progress, stop);
}

void DiskManager::extend(const DatastorePath& disk, std::uint64_t capacity, bool eagerZero,
                         const TaskProgress& progress, const std::stop_token& stop) {
    SoapCall work = call("ExtendVirtualDisk_Task", disk);
    work.add("newCapacityKb", kilobytes(capacity)).add("eagerZero", eagerZero);
    run(work, progress, stop);
}

void DiskManager::inflate(const DatastorePath& disk, const TaskProgress& progress, const std::stop_token& stop) {
    run(call("InflateVirtualDisk_Task", disk), progress, stop);
}

void DiskManager::eagerZero(const DatastorePath& disk, const TaskProgress& progress, const std::stop_token& stop) {
    run(call("EagerZeroVirtualDisk_Task", disk), progress, stop);
}

void DiskManager::zeroFill(const DatastorePath& disk, const TaskProgress& progress, const std::stop_token& stop) {
    run(call("ZeroFillVirtualDisk_Task", disk), progress, stop);
}

void DiskManager::shrink(const DatastorePath& disk, bool copy, const TaskProgress& progress,
                         const std::stop_token& stop) {
    SoapCall work = call("ShrinkVirtualDisk_Task", disk);
    work.add("copy", copy);
    run(work, progress, stop);
}

void DiskManager::defragment(const DatastorePath& disk, const TaskProgress& progress, const std::stop_token& stop) {
    run(call("DefragmentVirtualDisk_Task", disk), progress, stop);
}

int DiskManager::fragmentation(const DatastorePath& disk, const std::stop_token& stop) {
    const XmlNode value = session_.result(call("QueryVirtualDiskFragmentation", disk, CallKind::Read), stop);
    return static_cast<int>(value.number().value_or(0));
}

RemoteGeometry DiskManager::geometry(const DatastorePath& disk, const std::stop_token& stop) {
    const XmlNode value = session_.result(call("QueryVirtualDiskGeometry", disk, CallKind::Read), stop);
    return {value.childNumber("cylinder").value_or(0), value.childNumber("head").value_or(0),
            value.childNumber("sector").value_or(0)};
}

std::string DiskManager::uuid(const DatastorePath& disk, const std::stop_token& stop) {
    return session_.result(call("QueryVirtualDiskUuid", disk, CallKind::Read), stop).text;
}

void DiskManager::setUuid(const DatastorePath& disk, const std::string& uuid, const std::stop_token& stop) {
    SoapCall work = call("SetVirtualDiskUuid", disk);
    work.add("uuid", uuid);
    session_.call(work, stop);
}

} // namespace strata::vsphere
