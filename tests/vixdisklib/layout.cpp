// SPDX-License-Identifier: Apache-2.0
// Sizes and offsets of the structures: what programs were compiled with must fit (reference: VixDiskLib, 1.4
// and 1.5). It compiles, or it does not; there is nothing to run.
#include <vixDiskLib.h>

#include <cstdint>
#include <type_traits>

namespace {

static_assert(sizeof(Bool) == 1 && sizeof(VixError) == 8);
static_assert(std::is_same_v<Bool, char>);

#if defined(__x86_64__) && defined(__linux__)
static_assert(sizeof(VixDiskLibGeometry) == 12);
static_assert(sizeof(VixDiskLibCreateParams) == 32);
static_assert(offsetof(VixDiskLibCreateParams, adapterType) == 4 && offsetof(VixDiskLibCreateParams, hwVersion) == 8);
static_assert(offsetof(VixDiskLibCreateParams, capacity) == 16);
static_assert(offsetof(VixDiskLibCreateParams, logicalSectorSize) == 24);
static_assert(offsetof(VixDiskLibCreateParams, physicalSectorSize) == 28);

static_assert(sizeof(VixDiskLibConnectParams) == 128);
static_assert(offsetof(VixDiskLibConnectParams, serverName) == 8);
static_assert(offsetof(VixDiskLibConnectParams, thumbPrint) == 16);
static_assert(offsetof(VixDiskLibConnectParams, privateUse) == 24);
static_assert(offsetof(VixDiskLibConnectParams, credType) == 32);
static_assert(offsetof(VixDiskLibConnectParams, creds) == 40);
static_assert(offsetof(VixDiskLibConnectParams, port) == 64);
static_assert(offsetof(VixDiskLibConnectParams, nfcHostPort) == 68);
static_assert(offsetof(VixDiskLibConnectParams, vimApiVer) == 72);
static_assert(offsetof(VixDiskLibConnectParams, reserved) == 80);
static_assert(offsetof(VixDiskLibConnectParams, state) == 88);
static_assert(offsetof(VixDiskLibConnectParams, spec) == 96);
static_assert(offsetof(VixDiskLibConnectParams, specType) == 120);

static_assert(sizeof(VixDiskLibInfo) == 64);
static_assert(offsetof(VixDiskLibInfo, physGeo) == 12 && offsetof(VixDiskLibInfo, capacity) == 24);
static_assert(offsetof(VixDiskLibInfo, adapterType) == 32 && offsetof(VixDiskLibInfo, numLinks) == 36);
static_assert(offsetof(VixDiskLibInfo, parentFileNameHint) == 40 && offsetof(VixDiskLibInfo, uuid) == 48);
static_assert(offsetof(VixDiskLibInfo, logicalSectorSize) == 56);
static_assert(offsetof(VixDiskLibInfo, physicalSectorSize) == 60);
static_assert(sizeof(VixDiskLibBlock) == 16 && offsetof(VixDiskLibBlockList, blocks) == 8);
#endif

// Windows x64: packed to 4, and a long of 32 bits. The same members, in types that are those there.
namespace windows {

using Pointer = std::uint64_t;
#pragma pack(push, 4)
struct CreateParams {
    std::int32_t diskType;
    std::int32_t adapterType;
    uint16 hwVersion;
    uint64 capacity;
    uint32 logicalSectorSize;
    uint32 physicalSectorSize;
};
struct ConnectParams {
    Pointer vmxSpec;
    Pointer serverName;
    Pointer thumbPrint;
    std::int32_t privateUse;
    std::int32_t credType;
    Pointer creds[3];
    uint32 port;
    uint32 nfcHostPort;
    Pointer vimApiVer;
    char reserved[8];
    Pointer state;
    Pointer spec[3];
    std::int32_t specType;
};
struct BlockList {
    uint32 numBlocks;
    VixDiskLibBlock blocks[1];
};
#pragma pack(pop)

static_assert(sizeof(CreateParams) == 28 && offsetof(CreateParams, capacity) == 12);
static_assert(offsetof(CreateParams, logicalSectorSize) == 20);
static_assert(sizeof(ConnectParams) == 116 && offsetof(ConnectParams, credType) == 28);
static_assert(offsetof(ConnectParams, creds) == 32 && offsetof(ConnectParams, port) == 56);
static_assert(offsetof(ConnectParams, vimApiVer) == 64 && offsetof(ConnectParams, state) == 80);
static_assert(offsetof(ConnectParams, spec) == 88 && offsetof(ConnectParams, specType) == 112);
static_assert(offsetof(BlockList, blocks) == 4);

} // namespace windows

static_assert(VIX_OK == 0 && VIX_E_DISK_OUTOFRANGE == 16007 && VIX_ASYNC == 25000);
static_assert(VIX_ERROR_CODE(0x100003EBFULL) == VIX_E_DISK_INVALIDDISK);

} // namespace

int main() { return 0; }
