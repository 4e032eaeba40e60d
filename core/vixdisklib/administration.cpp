// SPDX-License-Identifier: Apache-2.0
// Making, copying and changing disks: the operations of the core, as programs for VixDiskLib call them.
#include "core/machine/deleteop.h"
#include "core/machine/renameop.h"
#include "core/ops/attachop.h"
#include "core/ops/cloneop.h"
#include "core/ops/createop.h"
#include "core/ops/defragmentop.h"
#include "core/ops/growop.h"
#include "core/ops/repairop.h"
#include "core/ops/shrinkop.h"
#include "core/vixdisklib/connection.h"
#include "core/vixdisklib/diskhandle.h"
#include "core/vixdisklib/guard.h"
#include "core/vixdisklib/operations.h"

#include <optional>

using namespace strata;
using namespace strata::vix;

namespace {

CreateType typeOf(VixDiskLibDiskType type) {
    switch (static_cast<int>(type)) {
    case VIXDISKLIB_DISK_MONOLITHIC_SPARSE: return CreateType::MonolithicSparse;
    case VIXDISKLIB_DISK_MONOLITHIC_FLAT: return CreateType::MonolithicFlat;
    case VIXDISKLIB_DISK_SPLIT_SPARSE: return CreateType::TwoGbMaxExtentSparse;
    case VIXDISKLIB_DISK_SPLIT_FLAT: return CreateType::TwoGbMaxExtentFlat;
    case VIXDISKLIB_DISK_VMFS_FLAT: return CreateType::Vmfs;
    case VIXDISKLIB_DISK_STREAM_OPTIMIZED: return CreateType::StreamOptimized;
    case VIXDISKLIB_DISK_VMFS_THIN: return CreateType::VmfsThin;
    case VIXDISKLIB_DISK_VMFS_SPARSE: return CreateType::VmfsSparse;
    default: throw Failure(VIX_E_INVALID_ARG);
    }
}

AdapterType adapterOf(VixDiskLibAdapterType type) {
    switch (static_cast<int>(type)) {
    case VIXDISKLIB_ADAPTER_IDE: return AdapterType::Ide;
    case VIXDISKLIB_ADAPTER_SCSI_BUSLOGIC: return AdapterType::BusLogic;
    case VIXDISKLIB_ADAPTER_SCSI_LSILOGIC: return AdapterType::LsiLogic;
    default: throw Failure(VIX_E_INVALID_ARG);
    }
}

void requireSectorSizes(const VixDiskLibCreateParams& params) {
    if (!Library::instance().knowsSectorSizes())
        return; // the program's structure may end before them
    for (const uint32 size : {params.logicalSectorSize, params.physicalSectorSize})
        if (size != 0 && size != VIXDISKLIB_SECTOR_SIZE)
            throw Failure(VIX_E_HOST_DISK_SECTORSIZE);
}

DiskSpec specOf(const VixDiskLibCreateParams& params, const char* path) {
    requireSectorSizes(params);
    DiskSpec spec;
    spec.path = path;
    spec.type = typeOf(params.diskType);
    spec.adapter = adapterOf(params.adapterType);
    spec.hardwareVersion = params.hwVersion;
    spec.capacity = Sectors(params.capacity);
    return spec;
}

OpenOptions openOptions() {
    OpenOptions options;
    options.trust = Library::instance().trusts();
    return options;
}

void requireConnection(VixDiskLibConnection connection) { Library::instance().connections.find(connection); }

/// Also when the program has the disk open: what it wrote counts.
void flushIfOpen(const char* path) {
    FileSystem& fs = nativeFileSystem();
    if (!fs.exists(path))
        return;
    if (const std::shared_ptr<OpenDisk> disk = OpenDisk::find(fs.canonical(findDescriptor(fs, path))))
        disk->writing([](DiskChain& chain) { chain.flush(); });
}

/// Runs an operation that works on the files of a disk that is open.
template<class Op, class Params>
void runOnOpenDisk(VixDiskLibHandle diskHandle, ProgressTarget progress) {
    const std::shared_ptr<OpenDisk> disk = Library::instance().handles.find(diskHandle)->writableDisk();
    disk->whileClosed([&] {
        Params params;
        params.disk = disk->path();
        params.open = openOptions();
        Op operation(params);
        runOperation(operation, progress);
    });
}

[[noreturn]] void throwForAttach(const Error& error) {
    switch (error.code()) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::ParentLoop: throw Failure(VIX_E_DISK_PARENT_NOTALLOWED);
    case ErrorCode::NotSupported: throw Failure(VIX_E_DISK_ATTACH_ROOTLINK);
    case ErrorCode::LimitExceeded: throw Failure(VIX_E_DISK_TOOMANYREDO);
    default: throw error;
    }
}

} // namespace

extern "C" {

VixError VixDiskLib_Create(const VixDiskLibConnection connection, const char* path,
                           const VixDiskLibCreateParams* createParams, VixDiskLibProgressFunc progressFunc,
                           void* progressCallbackData) {
    return guardedAfterInit("Create", [&] {
        requireConnection(connection);
        CreateParams params;
        params.spec = specOf(required(createParams), requiredText(path));
        CreateOp operation(params);
        runOperation(operation, {progressFunc, progressCallbackData});
    });
}

VixError VixDiskLib_CreateChild(VixDiskLibHandle diskHandle, const char* childPath, VixDiskLibDiskType diskType,
                                VixDiskLibProgressFunc progressFunc, void* progressCallbackData) {
    return guardedAfterInit("CreateChild", [&] {
        const std::shared_ptr<DiskHandle> handle = Library::instance().handles.find(diskHandle);
        const std::shared_ptr<OpenDisk> disk = handle->disk();
        CreateChildParams params;
        params.parent = disk->path();
        params.child = requiredText(childPath);
        params.type = typeOf(diskType);
        params.open = openOptions();
        const auto make = [&] { runOperation(*createChildOp(params), {progressFunc, progressCallbackData}); };
        if (handle->isWritable())
            disk->whileClosed(make);
        else
            make();
    });
}

/// The capacity is the source's, whatever the parameters say: programs fill in any.
VixError VixDiskLib_Clone(const VixDiskLibConnection dstConnection, const char* dstPath,
                          const VixDiskLibConnection srcConnection, const char* srcPath,
                          const VixDiskLibCreateParams* vixCreateParams, VixDiskLibProgressFunc progressFunc,
                          void* progressCallbackData, Bool overWrite) {
    return guardedAfterInit("Clone", [&] {
        requireConnection(dstConnection);
        requireConnection(srcConnection);
        CloneParams params;
        params.source = requiredText(srcPath);
        params.open = openOptions();
        params.overwrite = overWrite != 0;
        flushIfOpen(srcPath);
        if (vixCreateParams != nullptr) {
            params.spec = specOf(*vixCreateParams, requiredText(dstPath));
            params.keepAdapter = params.keepHardwareVersion = false;
        } else {
            OpenOptions options = params.open;
            options.followParents = false;
            const CreateType type = openLink(nativeFileSystem(), params.source, options)->descriptor().createType();
            params.spec.path = requiredText(dstPath);
            params.spec.type = canCreate(type) ? type : CreateType::MonolithicSparse;
        }
        params.spec.capacity = {};
        CloneOp operation(params);
        runOperation(operation, {progressFunc, progressCallbackData});
    });
}

VixError VixDiskLib_SpaceNeededForClone(VixDiskLibHandle diskHandle, VixDiskLibDiskType cloneDiskType,
                                        uint64* spaceNeeded) {
    return guardedAfterInit("SpaceNeededForClone", [&] {
        uint64& out = required(spaceNeeded);
        out = 0;
        const std::shared_ptr<OpenDisk> disk = Library::instance().handles.find(diskHandle)->disk();
        out = disk->writing([&](DiskChain& chain) {
            DiskSpec spec;
            spec.path = "clone.vmdk";
            const CreateType own = chain.leaf().descriptor().createType();
            const bool same = static_cast<int>(cloneDiskType) == VIXDISKLIB_DISK_UNKNOWN;
            spec.type = !same ? typeOf(cloneDiskType) : canCreate(own) ? own : CreateType::MonolithicSparse;
            spec.capacity = chain.capacity();
            return strata::spaceNeeded(chain, spec);
        });
    });
}

VixError VixDiskLib_Grow(VixDiskLibConnection connection, const char* path, VixDiskLibSectorType capacity,
                         Bool updateGeometry, VixDiskLibProgressFunc progressFunc, void* progressCallbackData) {
    return guardedAfterInit("Grow", [&] {
        requireConnection(connection);
        const GrowParams params{.disk = requiredText(path),
                                .capacity = Sectors(capacity),
                                .updateGeometry = updateGeometry != 0,
                                .open = openOptions()};
        GrowOp operation(params);
        try {
            runOperation(operation, {progressFunc, progressCallbackData});
        } catch (const Error& error) {
            if (error.code() == ErrorCode::NotSupported)
                throw Failure(VIX_E_DISK_NOTSUPPORTED);
            throw;
        }
    });
}

VixError VixDiskLib_Shrink(VixDiskLibHandle diskHandle, VixDiskLibProgressFunc progressFunc,
                           void* progressCallbackData) {
    return guardedAfterInit("Shrink", [&] {
        try {
            runOnOpenDisk<ShrinkOp, ShrinkParams>(diskHandle, {progressFunc, progressCallbackData});
        } catch (const Error& error) {
            if (error.code() == ErrorCode::NotSupported)
                throw Failure(VIX_E_DISK_CANTSHRINK);
            throw;
        }
    });
}

VixError VixDiskLib_Defragment(VixDiskLibHandle diskHandle, VixDiskLibProgressFunc progressFunc,
                               void* progressCallbackData) {
    return guardedAfterInit("Defragment", [&] {
        runOnOpenDisk<DefragmentOp, DefragmentParams>(diskHandle, {progressFunc, progressCallbackData});
    });
}

VixError VixDiskLib_Rename(const char* srcFileName, const char* dstFileName) {
    return guardedAfterInit("Rename", [&] {
        RenameOp operation(
            {.disk = requiredText(srcFileName), .newName = requiredText(dstFileName), .open = openOptions()});
        runOperation(operation, {});
    });
}

/// What builds on the disk is orphaned: programs delete links in any order.
VixError VixDiskLib_Unlink(VixDiskLibConnection connection, const char* path) {
    return guardedAfterInit("Unlink", [&] {
        requireConnection(connection);
        DeleteOp operation({.disk = requiredText(path), .force = true, .open = openOptions()});
        runOperation(operation, {});
    });
}

VixError VixDiskLib_IsAttachPossible(VixDiskLibHandle parent, VixDiskLibHandle child) {
    return guardedAfterInit("IsAttachPossible", [&] {
        const std::shared_ptr<OpenDisk> lower = Library::instance().handles.find(parent)->disk();
        const std::shared_ptr<OpenDisk> upper = Library::instance().handles.find(child)->disk();
        if (lower == upper)
            throw Failure(VIX_E_DISK_PARENT_NOTALLOWED);
        try {
            lower->reading([&](const DiskChain& below) {
                upper->reading([&](const DiskChain& above) { requireAttachable(below, above); });
            });
        } catch (const Error& error) {
            throwForAttach(error);
        }
    });
}

/// The parent's handle is dead afterwards, whether this succeeds or not; it can and should be closed.
VixError VixDiskLib_Attach(VixDiskLibHandle parent, VixDiskLibHandle child) {
    return guardedAfterInit("Attach", [&] {
        const std::shared_ptr<DiskHandle> lower = Library::instance().handles.find(parent);
        const std::shared_ptr<DiskHandle> upper = Library::instance().handles.find(child);
        std::shared_ptr<OpenDisk> below = lower->disk();
        const std::shared_ptr<OpenDisk> above = upper->disk();
        if (below == above)
            throw Failure(VIX_E_DISK_PARENT_NOTALLOWED);
        lower->bury();
        const OpenDisk& parentDisk = *below;
        try {
            OpenDisk::attach(parentDisk, above);
        } catch (const Error& error) {
            throwForAttach(error);
        }
    });
}

/// VIX_OK: consistent, or repaired. Not asked to repair, damage is VIX_E_DISK_NEEDSREPAIR.
VixError VixDiskLib_CheckRepair(const VixDiskLibConnection connection, const char* filename, Bool repair) {
    return guardedAfterInit("CheckRepair", [&] {
        requireConnection(connection);
        CheckParams params;
        params.disk = requiredText(filename);
        params.open = openOptions();
        if (repair != 0) {
            RepairOp operation(params);
            runOperation(operation, {});
            if (!operation.result().after.consistent)
                throw Failure(VIX_E_DISK_CANTREPAIR);
            return;
        }
        CheckOp operation(params);
        runOperation(operation, {});
        if (!operation.result().consistent)
            throw Failure(VIX_E_DISK_NEEDSREPAIR);
    });
}
}
