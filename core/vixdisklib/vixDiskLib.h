/* SPDX-License-Identifier: Apache-2.0 */
/* The VixDiskLib interface, as Strata's libvixDiskLib offers it: names, layouts and numbers of VMware's library, so
   that programs written for that one run here. Documentation: vixdisklib(7). All texts are UTF-8; sizes and positions
   of disks are sectors of 512 bytes; every function may be called from any thread. */
#ifndef STRATA_VIXDISKLIB_H
#define STRATA_VIXDISKLIB_H

#include <stdarg.h>

#include "vm_basic_types.h"

#ifdef __cplusplus
extern "C" {
#endif

#define VIXDISKLIB_VERSION_MAJOR 8
#define VIXDISKLIB_VERSION_MINOR 0

/* Errors. The low 16 bits are the code; this library never sets others. */
typedef uint64 VixError;
#define VIX_ERROR_CODE(err) ((err)&0xFFFF)
#define VIX_SUCCEEDED(err) (VIX_OK == (err))
#define VIX_FAILED(err) (VIX_OK != (err))
#ifndef _VIX_H_
enum {
#define VIX_ERROR(name, number, text) name = (number),
#include "vixDiskLibErrors.def"
#undef VIX_ERROR
    STRATA_VIX_ERROR_END = 0xFFFF
};
#endif

typedef uint64 VixDiskLibSectorType;
#define VIXDISKLIB_SECTOR_SIZE 512

typedef enum {
    VIXDISKLIB_DISK_MONOLITHIC_SPARSE = 1,
    VIXDISKLIB_DISK_MONOLITHIC_FLAT = 2,
    VIXDISKLIB_DISK_SPLIT_SPARSE = 3,
    VIXDISKLIB_DISK_SPLIT_FLAT = 4,
    VIXDISKLIB_DISK_VMFS_FLAT = 5,
    VIXDISKLIB_DISK_STREAM_OPTIMIZED = 6,
    VIXDISKLIB_DISK_VMFS_THIN = 7,
    VIXDISKLIB_DISK_VMFS_SPARSE = 8,
    VIXDISKLIB_DISK_UNKNOWN = 256
} VixDiskLibDiskType;

typedef enum {
    VIXDISKLIB_ADAPTER_IDE = 1,
    VIXDISKLIB_ADAPTER_SCSI_BUSLOGIC = 2,
    VIXDISKLIB_ADAPTER_SCSI_LSILOGIC = 3,
    VIXDISKLIB_ADAPTER_UNKNOWN = 256
} VixDiskLibAdapterType;

typedef enum {
    VIXDISKLIB_CRED_UID = 1,
    VIXDISKLIB_CRED_SESSIONID = 2,
    VIXDISKLIB_CRED_TICKETID = 3,
    VIXDISKLIB_CRED_SSPI = 4,
    VIXDISKLIB_CRED_UNKNOWN = 256
} VixDiskLibCredType;

typedef enum {
    VIXDISKLIB_SPEC_VMX = 0,
    VIXDISKLIB_SPEC_VSTORAGE_OBJECT = 1,
    VIXDISKLIB_SPEC_UNKNOWN = 2
} VixDiskLibSpecType;

/* Flags of VixDiskLib_Open; unknown ones are ignored. */
#define VIXDISKLIB_FLAG_OPEN_UNBUFFERED (1 << 0)
#define VIXDISKLIB_FLAG_OPEN_SINGLE_LINK (1 << 1)
#define VIXDISKLIB_FLAG_OPEN_READ_ONLY (1 << 2)
#define VIXDISKLIB_FLAG_OPEN_COMPRESSION_ZLIB (1 << 4)
#define VIXDISKLIB_FLAG_OPEN_COMPRESSION_FASTLZ (1 << 5)
#define VIXDISKLIB_FLAG_OPEN_COMPRESSION_SKIPZ (1 << 6)
#define VIXDISKLIB_FLAG_OPEN_COMPRESSION_MASK 0x03F0

/* Virtual hardware; any number may be used. */
#define VIXDISKLIB_HWVERSION_WORKSTATION_4 3
#define VIXDISKLIB_HWVERSION_WORKSTATION_5 4
#define VIXDISKLIB_HWVERSION_WORKSTATION_6 6
#define VIXDISKLIB_HWVERSION_ESX30 4
#define VIXDISKLIB_HWVERSION_ESX4X 7
#define VIXDISKLIB_HWVERSION_ESX50 8
#define VIXDISKLIB_HWVERSION_ESX51 9
#define VIXDISKLIB_HWVERSION_ESX55 10
#define VIXDISKLIB_HWVERSION_ESX60 11
#define VIXDISKLIB_HWVERSION_ESX65 13
#define VIXDISKLIB_HWVERSION_CURRENT VIXDISKLIB_HWVERSION_ESX65

/* VixDiskLib_QueryAllocatedBlocks: sectors in a chunk at least, and chunks in a call at most. */
#define VIXDISKLIB_MIN_CHUNK_SIZE 128
#define VIXDISKLIB_MAX_CHUNK_NUMBER (512 * 1024)

#if defined(_WIN64)
#pragma pack(push, 4)
#endif

typedef struct {
    uint32 cylinders;
    uint32 heads;
    uint32 sectors;
} VixDiskLibGeometry;

/* The two sector sizes are read only if the program said version 7 or newer at Init; 0 means 512. */
typedef struct {
    VixDiskLibDiskType diskType;
    VixDiskLibAdapterType adapterType;
    uint16 hwVersion;
    VixDiskLibSectorType capacity;
    uint32 logicalSectorSize;
    uint32 physicalSectorSize;
} VixDiskLibCreateParams;

typedef struct {
    char* id;
    char* datastoreMoRef;
    char* ssId;
} VixDiskLibVStorageObjectSpec;

typedef struct {
    char* userName;
    char* password;
} VixDiskLibUidPasswdCreds;

typedef struct {
    char* cookie;
    char* userName;
    char* key;
} VixDiskLibSessionIdCreds;

struct VixDiskLibTicketId;

/* What stands from vimApiVer on is read only if the structure came from VixDiskLib_AllocateConnectParams. */
typedef struct {
    char* vmxSpec;
    char* serverName;
    char* thumbPrint;
    long privateUse;
    VixDiskLibCredType credType;
    union VixDiskLibCreds {
        VixDiskLibUidPasswdCreds uid;
        VixDiskLibSessionIdCreds sessionId;
        struct VixDiskLibTicketId* ticketId;
    } creds;
    uint32 port;
    uint32 nfcHostPort;
    char* vimApiVer;
    char reserved[8];
    void* state;
    union {
        VixDiskLibVStorageObjectSpec vStorageObjSpec;
    } spec;
    VixDiskLibSpecType specType;
} VixDiskLibConnectParams;

typedef struct {
    VixDiskLibGeometry biosGeo;
    VixDiskLibGeometry physGeo;
    VixDiskLibSectorType capacity;
    VixDiskLibAdapterType adapterType;
    int numLinks;
    char* parentFileNameHint;
    char* uuid;
    uint32 logicalSectorSize;
    uint32 physicalSectorSize;
} VixDiskLibInfo;

typedef struct {
    VixDiskLibSectorType offset;
    VixDiskLibSectorType length;
} VixDiskLibBlock;

typedef struct {
    uint32 numBlocks;
    VixDiskLibBlock blocks[1];
} VixDiskLibBlockList;

#if defined(_WIN64)
#pragma pack(pop)
#endif

typedef struct VixDiskLibHandleStruct* VixDiskLibHandle;
typedef struct VixDiskLibConnectParam* VixDiskLibConnection;

typedef void(VixDiskLibGenericLogFunc)(const char* fmt, va_list args);
/* Called on the thread of the function that was called; what it returns is ignored. */
typedef Bool (*VixDiskLibProgressFunc)(void* progressData, int percentCompleted);
typedef void (*VixDiskLibCompletionCB)(void* cbData, VixError result);

#if defined(_WIN32)
#define STRATA_VIX_EXPORT __declspec(dllexport)
#else
#define STRATA_VIX_EXPORT __attribute__((visibility("default")))
#endif
#define VIX_FUNCTION(result, name, parameters) STRATA_VIX_EXPORT result VixDiskLib_##name parameters;
#include "vixDiskLibFunctions.def"
#undef VIX_FUNCTION

#ifdef __cplusplus
}
#endif

#endif
