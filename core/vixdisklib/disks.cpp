// SPDX-License-Identifier: Apache-2.0
// Opening disks and asking what they are.
#include "core/vixdisklib/diskhandle.h"
#include "core/vixdisklib/guard.h"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>

using namespace strata;
using namespace strata::vix;

namespace {

/// A key of the disk data base: the leaf says it, or the nearest link below that does (vmdk-format 1.7).
std::optional<std::string> lookUp(const DiskChain& chain, const char* key) {
    for (std::size_t index = chain.linkCount(); index > 0; --index)
        if (std::optional<std::string> value = chain.link(index - 1).descriptor().ddb(key))
            return value;
    return std::nullopt;
}

uint32 number(const DiskChain& chain, const char* key) {
    const std::string text = lookUp(chain, key).value_or("0");
    uint32 value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

VixDiskLibGeometry geometry(const DiskChain& chain, const std::string& prefix, const char* cylinders,
                            const char* heads, const char* sectors) {
    return {number(chain, (prefix + cylinders).c_str()), number(chain, (prefix + heads).c_str()),
            number(chain, (prefix + sectors).c_str())};
}

VixDiskLibAdapterType adapterOf(const DiskChain& chain) {
    const std::optional<AdapterType> adapter = parseAdapterType(lookUp(chain, "adapterType").value_or(""));
    if (!adapter)
        return VIXDISKLIB_ADAPTER_UNKNOWN;
    switch (*adapter) {
    case AdapterType::Ide: return VIXDISKLIB_ADAPTER_IDE;
    case AdapterType::BusLogic: return VIXDISKLIB_ADAPTER_SCSI_BUSLOGIC;
    case AdapterType::LsiLogic: break;
    }
    return VIXDISKLIB_ADAPTER_SCSI_LSILOGIC;
}

/// One block: the structure, and the strings behind it.
VixDiskLibInfo* makeInfo(const DiskChain& chain) {
    const std::string hint = chain.leaf().descriptor().parentHint().value_or("");
    const std::string uuid = lookUp(chain, "uuid").value_or("");
    const std::size_t size = sizeof(VixDiskLibInfo) + hint.size() + 1 + uuid.size() + 1;
    auto* block = static_cast<char*>(std::calloc(1, size));
    if (block == nullptr)
        throw Failure(VIX_E_OUT_OF_MEMORY);
    auto* info = reinterpret_cast<VixDiskLibInfo*>(block);
    char* strings = block + sizeof(VixDiskLibInfo);
    const auto put = [&](const std::string& text) -> char* {
        if (text.empty())
            return nullptr;
        char* at = strings;
        std::memcpy(at, text.c_str(), text.size() + 1);
        strings += text.size() + 1;
        return at;
    };
    info->physGeo = geometry(chain, "geometry.", "cylinders", "heads", "sectors");
    info->biosGeo = geometry(chain, "geometry.", "biosCylinders", "biosHeads", "biosSectors");
    if (info->biosGeo.heads == 0)
        info->biosGeo = info->physGeo;
    info->capacity = chain.capacity().count();
    info->adapterType = adapterOf(chain);
    info->numLinks = static_cast<int>(chain.linkCount());
    info->parentFileNameHint = put(hint);
    info->uuid = put(uuid);
    info->logicalSectorSize = info->physicalSectorSize = VIXDISKLIB_SECTOR_SIZE;
    return info;
}

} // namespace

extern "C" {

VixError VixDiskLib_Open(const VixDiskLibConnection connection, const char* path, uint32 flags,
                         VixDiskLibHandle* diskHandle) {
    return guardedAfterInit("Open", [&] {
        VixDiskLibHandle& out = required(diskHandle);
        out = nullptr;
        Library& library = Library::instance();
        library.connections.find(connection);
        out = library.handles.add(std::make_shared<DiskHandle>(connection, requiredText(path), flags));
    });
}

VixError VixDiskLib_Close(VixDiskLibHandle diskHandle) {
    return guardedAfterInit("Close", [&] { Library::instance().handles.take(diskHandle)->close(); });
}

VixError VixDiskLib_GetInfo(VixDiskLibHandle diskHandle, VixDiskLibInfo** info) {
    return guardedAfterInit("GetInfo", [&] {
        VixDiskLibInfo*& out = required(info);
        out = nullptr;
        const std::shared_ptr<OpenDisk> disk = Library::instance().handles.find(diskHandle)->disk();
        out = disk->reading([](const DiskChain& chain) { return makeInfo(chain); });
    });
}

void VixDiskLib_FreeInfo(VixDiskLibInfo* info) { std::free(info); }

const char* VixDiskLib_GetTransportMode(VixDiskLibHandle diskHandle) {
    const VixError error =
        guardedAfterInit("GetTransportMode", [&] { Library::instance().handles.find(diskHandle)->disk(); });
    return error == VIX_OK ? "file" : nullptr;
}
}
