// SPDX-License-Identifier: Apache-2.0
// Reading and writing. Transfers end before the function returns, also the asynchronous ones: local drives are asked
// through the page cache, and a thread that outlived dlclose() would be worse than none.
#include "core/vixdisklib/diskhandle.h"
#include "core/vixdisklib/guard.h"

using namespace strata;
using namespace strata::vix;

namespace {

std::shared_ptr<DiskHandle> handleOf(VixDiskLibHandle diskHandle) {
    Library::instance().requireInitialized();
    return Library::instance().handles.find(diskHandle);
}

void requireInRange(const DiskChain& chain, VixDiskLibSectorType start, VixDiskLibSectorType count) {
    const std::uint64_t capacity = chain.capacity().count();
    if (start > capacity || count > capacity - start)
        throw Failure(VIX_E_DISK_OUTOFRANGE);
}

void read(OpenDisk& disk, VixDiskLibSectorType start, VixDiskLibSectorType count, uint8* buffer) {
    disk.reading([&](DiskChain& chain) {
        requireInRange(chain, start, count);
        if (count != 0)
            chain.read(Sectors(start), {reinterpret_cast<std::byte*>(&required(buffer)), count * kSectorSize});
    });
}

void write(OpenDisk& disk, VixDiskLibSectorType start, VixDiskLibSectorType count, const uint8* buffer) {
    disk.writing([&](DiskChain& chain) {
        requireInRange(chain, start, count);
        if (count != 0)
            chain.write(Sectors(start), {reinterpret_cast<const std::byte*>(&required(buffer)), count * kSectorSize});
    });
}

/// What is wrong with the call is returned; what goes wrong with the transfer comes with the callback.
template<class Prepare, class Transfer>
VixError submit(const char* function, Prepare prepare, Transfer transfer, VixDiskLibCompletionCB callback,
                void* cbData) noexcept {
    const VixError refused = guarded(function, prepare);
    if (refused != VIX_OK)
        return refused;
    const VixError result = guarded(function, transfer);
    if (callback != nullptr)
        callback(cbData, result);
    return VIX_ASYNC;
}

} // namespace

extern "C" {

VixError VixDiskLib_Read(VixDiskLibHandle diskHandle, VixDiskLibSectorType startSector,
                         VixDiskLibSectorType numSectors, uint8* readBuffer) {
    return guarded("Read", [&] { read(*handleOf(diskHandle)->disk(), startSector, numSectors, readBuffer); });
}

VixError VixDiskLib_Write(VixDiskLibHandle diskHandle, VixDiskLibSectorType startSector,
                          VixDiskLibSectorType numSectors, const uint8* writeBuffer) {
    return guarded("Write",
                   [&] { write(*handleOf(diskHandle)->writableDisk(), startSector, numSectors, writeBuffer); });
}

VixError VixDiskLib_ReadAsync(VixDiskLibHandle diskHandle, VixDiskLibSectorType startSector,
                              VixDiskLibSectorType numSectors, uint8* readBuffer, VixDiskLibCompletionCB callback,
                              void* cbData) {
    std::shared_ptr<OpenDisk> disk;
    return submit(
        "ReadAsync",
        [&] {
            disk = handleOf(diskHandle)->disk();
            disk->reading([&](const DiskChain& chain) { requireInRange(chain, startSector, numSectors); });
            required(readBuffer);
        },
        [&] { read(*disk, startSector, numSectors, readBuffer); }, callback, cbData);
}

VixError VixDiskLib_WriteAsync(VixDiskLibHandle diskHandle, VixDiskLibSectorType startSector,
                               VixDiskLibSectorType numSectors, const uint8* writeBuffer,
                               VixDiskLibCompletionCB callback, void* cbData) {
    std::shared_ptr<OpenDisk> disk;
    return submit(
        "WriteAsync",
        [&] {
            disk = handleOf(diskHandle)->writableDisk();
            disk->reading([&](const DiskChain& chain) { requireInRange(chain, startSector, numSectors); });
            required(writeBuffer);
        },
        [&] { write(*disk, startSector, numSectors, writeBuffer); }, callback, cbData);
}

VixError VixDiskLib_Flush(VixDiskLibHandle diskHandle) {
    return guarded("Flush", [&] {
        const std::shared_ptr<DiskHandle> handle = handleOf(diskHandle);
        const std::shared_ptr<OpenDisk> disk = handle->disk();
        if (handle->isWritable())
            disk->writing([](DiskChain& chain) { chain.flush(); });
    });
}

/// Nothing is ever under way.
VixError VixDiskLib_Wait(VixDiskLibHandle diskHandle) {
    return guarded("Wait", [&] { handleOf(diskHandle)->disk(); });
}
}
