/* SPDX-License-Identifier: Apache-2.0 */
/* All 43 functions in the order in which programs use them, on disks in the folder that is given; the flows are those
   of the document that the library was asked for with. Plain C99, linked with the library alone. */
#include "checks.h"

#include <vixDiskLib.h>

#include <stdlib.h>
#include <string.h>

static char folder[3000];
static int logged, warned, lastPercent;

static void onLog(const char *fmt, va_list args)
{
    char buffer[1024]; /* as a program is known to do */
    vsnprintf(buffer, sizeof buffer, fmt, args);
    CHECK(strlen(buffer) < 1000 && buffer[strlen(buffer) - 1] == '\n');
    ++logged;
}

static void onWarn(const char *fmt, va_list args)
{
    (void)fmt;
    (void)args;
    ++warned;
}

static Bool onProgress(void *data, int percent)
{
    CHECK(data == &lastPercent && percent >= lastPercent && percent <= 100);
    lastPercent = percent;
    return TRUE;
}

static void onDone(void *data, VixError result)
{
    *(VixError *)data = result;
}

static const char *pathOf(const char *name)
{
    static char paths[8][4096];
    static int next = 0;
    char *path = paths[next++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static VixDiskLibHandle openOrDie(VixDiskLibConnection connection, const char *name, uint32 flags)
{
    VixDiskLibHandle handle = NULL;
    const VixError error = VixDiskLib_Open(connection, pathOf(name), flags, &handle);
    if (error != VIX_OK || handle == NULL) {
        fprintf(stderr, "cannot open %s: %llu\n", name, (unsigned long long)error);
        exit(100);
    }
    return handle;
}

static void createDisk(VixDiskLibConnection connection, const char *name, VixDiskLibDiskType type, uint64 capacity)
{
    VixDiskLibCreateParams params;
    memset(&params, 0, sizeof params);
    params.diskType = type;
    params.adapterType = VIXDISKLIB_ADAPTER_SCSI_BUSLOGIC;
    params.hwVersion = VIXDISKLIB_HWVERSION_WORKSTATION_5;
    params.capacity = capacity;
    CHECK_CODE(VixDiskLib_Create(connection, pathOf(name), &params, NULL, NULL), VIX_OK);
}

static void fill(VixDiskLibHandle handle, uint64 start, uint64 count, int value)
{
    uint8 *buffer = malloc(count * VIXDISKLIB_SECTOR_SIZE);
    memset(buffer, value, count * VIXDISKLIB_SECTOR_SIZE);
    CHECK_CODE(VixDiskLib_Write(handle, start, count, buffer), VIX_OK);
    free(buffer);
}

static int byteAt(VixDiskLibHandle handle, uint64 sector)
{
    uint8 buffer[VIXDISKLIB_SECTOR_SIZE];
    CHECK_CODE(VixDiskLib_Read(handle, sector, 1, buffer), VIX_OK);
    return buffer[100];
}

static void beforeInit(void)
{
    VixDiskLibConnection connection = NULL;
    VixDiskLibConnectParams *params = VixDiskLib_AllocateConnectParams();
    char *text = VixDiskLib_GetErrorText(VIX_E_DISK_NOINIT, NULL);
    CHECK(params != NULL && text != NULL && strlen(text) > 0);
    CHECK_CODE(VixDiskLib_Connect(params, &connection), VIX_E_DISK_NOINIT);
    VixDiskLib_FreeErrorText(text);
    VixDiskLib_FreeErrorText(NULL);
    VixDiskLib_FreeConnectParams(params);
    text = VixDiskLib_GetErrorText(123456, NULL);
    CHECK(text != NULL);
    VixDiskLib_FreeErrorText(text);
}

/* Every kind of parameters that means "this computer". */
static void connections(void)
{
    VixDiskLibConnection connection = NULL;
    VixDiskLibConnectParams *params = VixDiskLib_AllocateConnectParams();
    VixDiskLibConnectParams *copy = NULL;
    char old[72]; /* of a program built for 5.5: nothing behind may be read */
    uint32 cleaned = 9, remaining = 9;
    memset(old, 0, sizeof old);
    CHECK_CODE(VixDiskLib_Connect(NULL, &connection), VIX_OK);
    CHECK_CODE(VixDiskLib_Disconnect(connection), VIX_OK);
    CHECK_CODE(VixDiskLib_Disconnect(connection), VIX_E_DISK_INVALID_CONNECTION);
    CHECK_CODE(VixDiskLib_Connect((VixDiskLibConnectParams *)(void *)old, &connection), VIX_OK);
    CHECK_CODE(VixDiskLib_Disconnect(connection), VIX_OK);
    CHECK_CODE(VixDiskLib_ConnectEx(params, TRUE, "", "file", &connection), VIX_OK);
    CHECK_CODE(VixDiskLib_GetConnectParams(connection, &copy), VIX_OK);
    CHECK(copy != NULL && copy->serverName == NULL);
    VixDiskLib_FreeConnectParams(copy);
    CHECK_CODE(VixDiskLib_Disconnect(connection), VIX_OK);
    CHECK_CODE(VixDiskLib_PrepareForAccess(params, "test"), VIX_OK);
    CHECK_CODE(VixDiskLib_EndAccess(params, "test"), VIX_OK);
    CHECK_CODE(VixDiskLib_Cleanup(params, &cleaned, &remaining), VIX_OK);
    CHECK(cleaned == 0 && remaining == 0);
    CHECK_CODE(VixDiskLib_Cleanup(params, NULL, NULL), VIX_OK);
    params->serverName = "vcenter.example";
    CHECK_CODE(VixDiskLib_Connect(params, &connection), VIX_E_NOT_SUPPORTED);
    CHECK(connection == NULL && warned > 0);
    params->serverName = NULL;
    params->specType = VIXDISKLIB_SPEC_VSTORAGE_OBJECT;
    CHECK_CODE(VixDiskLib_Connect(params, &connection), VIX_E_NOT_SUPPORTED);
    VixDiskLib_FreeConnectParams(params);
    CHECK(strcmp(VixDiskLib_ListTransportModes(), "file") == 0);
}

/* Structures as older programs have them, on the heap: one byte read too far shows under valgrind. */
static void oldPrograms(void)
{
    VixDiskLibConnection connection = NULL;
    static const size_t connectSizes[] = {72, 80, 128};
    VixDiskLibCreateParams *create = calloc(1, 24);
    size_t i;
    CHECK_CODE(VixDiskLib_Init(6, 5, NULL, NULL, NULL, NULL), VIX_OK);
    for (i = 0; i < sizeof connectSizes / sizeof connectSizes[0]; ++i) {
        void *params = calloc(1, connectSizes[i]);
        CHECK_CODE(VixDiskLib_ConnectEx(params, FALSE, NULL, NULL, &connection), VIX_OK);
        free(params); /* the library has its own copy */
        if (i + 1 < sizeof connectSizes / sizeof connectSizes[0])
            CHECK_CODE(VixDiskLib_Disconnect(connection), VIX_OK);
    }
    create->diskType = VIXDISKLIB_DISK_MONOLITHIC_SPARSE;
    create->adapterType = VIXDISKLIB_ADAPTER_IDE;
    create->hwVersion = VIXDISKLIB_HWVERSION_WORKSTATION_4;
    create->capacity = 2048;
    CHECK_CODE(VixDiskLib_Create(connection, pathOf("old.vmdk"), create, NULL, NULL), VIX_OK);
    free(create);
    CHECK_CODE(VixDiskLib_Unlink(connection, pathOf("old.vmdk")), VIX_OK);
    VixDiskLib_Exit();
}

static void transfers(VixDiskLibConnection connection)
{
    VixDiskLibHandle handle, other;
    VixDiskLibBlockList *blocks = NULL;
    VixError result = VIX_E_FAIL;
    uint8 buffer[4 * VIXDISKLIB_SECTOR_SIZE + 3] = {0};
    createDisk(connection, "data.vmdk", VIXDISKLIB_DISK_MONOLITHIC_SPARSE, 1000001);
    handle = openOrDie(connection, "data.vmdk", 0);
    CHECK(strcmp(VixDiskLib_GetTransportMode(handle), "file") == 0);
    CHECK(byteAt(handle, 77) == 0);
    fill(handle, 300, 4, 0x5A);
    CHECK_CODE(VixDiskLib_Read(handle, 300, 4, buffer + 3), VIX_OK); /* no alignment is asked for */
    CHECK(buffer[3] == 0x5A);
    CHECK_CODE(VixDiskLib_Read(handle, 1000000, 2, buffer), VIX_E_DISK_OUTOFRANGE);
    CHECK_CODE(VixDiskLib_Read(handle, ~(uint64)0, 2, buffer), VIX_E_DISK_OUTOFRANGE);
    CHECK_CODE(VixDiskLib_Read(handle, 0, 0, buffer), VIX_OK);
    CHECK_CODE(VixDiskLib_Read(handle, 0, 1, NULL), VIX_E_INVALID_ARG);
    CHECK_CODE(VixDiskLib_WriteAsync(handle, 1000000, 1, buffer, onDone, &result), VIX_ASYNC);
    CHECK_CODE(result, VIX_OK);
    CHECK_CODE(VixDiskLib_ReadAsync(handle, 300, 4, buffer, onDone, &result), VIX_ASYNC);
    CHECK_CODE(result, VIX_OK);
    result = 77;
    CHECK_CODE(VixDiskLib_ReadAsync(handle, 1000001, 1, buffer, onDone, &result), VIX_E_DISK_OUTOFRANGE);
    CHECK_CODE(result, 77); /* refused: no callback */
    CHECK_CODE(VixDiskLib_Wait(handle), VIX_OK);
    CHECK_CODE(VixDiskLib_Flush(handle), VIX_OK);

    CHECK_CODE(VixDiskLib_QueryAllocatedBlocks(handle, 0, 128 * 8000, 128, &blocks), VIX_OK); /* past the end */
    CHECK(blocks != NULL && blocks->numBlocks == 2);
    CHECK(blocks->blocks[0].offset == 256 && blocks->blocks[0].length == 128);
    CHECK(blocks->blocks[1].offset == 999936 && blocks->blocks[1].length == 65); /* up to the end */
    CHECK_CODE(VixDiskLib_FreeBlockList(blocks), VIX_OK);
    CHECK_CODE(VixDiskLib_QueryAllocatedBlocks(handle, 128 * 10, 128, 128, &blocks), VIX_OK);
    CHECK(blocks != NULL && blocks->numBlocks == 0);
    free(blocks); /* as a program is known to do */
    CHECK_CODE(VixDiskLib_QueryAllocatedBlocks(handle, 1, 128, 128, &blocks), VIX_E_INVALID_ARG);
    CHECK_CODE(VixDiskLib_QueryAllocatedBlocks(handle, 0, 64, 64, &blocks), VIX_E_INVALID_ARG);
    CHECK(blocks == NULL);

    /* A second handle on the same disk sees what the first one writes; a reader cannot write. */
    other = openOrDie(connection, "data.vmdk", VIXDISKLIB_FLAG_OPEN_READ_ONLY);
    fill(handle, 0, 1, 0x11);
    CHECK(byteAt(other, 0) == 0x11);
    CHECK_CODE(VixDiskLib_Write(other, 0, 1, buffer), VIX_E_FILE_READ_ONLY);
    CHECK_CODE(VixDiskLib_Close(handle), VIX_OK);
    CHECK(byteAt(other, 300) == 0x5A);
    CHECK_CODE(VixDiskLib_Close(other), VIX_OK);
    CHECK_CODE(VixDiskLib_Close(other), VIX_E_INVALID_HANDLE);
    CHECK_CODE(VixDiskLib_Close(NULL), VIX_E_INVALID_HANDLE);
}

/* Prints what the document shows: adapterType, geometry, uuid. */
static void metadata(VixDiskLibConnection connection)
{
    VixDiskLibHandle handle = openOrDie(connection, "data.vmdk", 0);
    VixDiskLibInfo *info = NULL;
    char *keys, *key, value[256];
    size_t need = 0, valueNeed = 0;
    int seen = 0;
    CHECK_CODE(VixDiskLib_GetInfo(handle, &info), VIX_OK);
    CHECK(info->capacity == 1000001 && info->numLinks == 1 && info->parentFileNameHint == NULL);
    CHECK(info->adapterType == VIXDISKLIB_ADAPTER_SCSI_BUSLOGIC && info->physGeo.heads == 64);
    CHECK(info->uuid != NULL && strlen(info->uuid) == 47 && info->logicalSectorSize == 512);
    VixDiskLib_FreeInfo(info);
    VixDiskLib_FreeInfo(NULL);
    CHECK_CODE(VixDiskLib_GetMetadataKeys(handle, NULL, 0, &need), VIX_OK);
    keys = malloc(need);
    CHECK_CODE(VixDiskLib_GetMetadataKeys(handle, keys, need - 1, NULL), VIX_E_BUFFER_TOOSMALL);
    CHECK_CODE(VixDiskLib_GetMetadataKeys(handle, keys, need, NULL), VIX_OK);
    CHECK(keys[need - 1] == '\0' && keys[need - 2] == '\0');
    for (key = keys; *key != '\0'; key += strlen(key) + 1) {
        CHECK_CODE(VixDiskLib_ReadMetadata(handle, key, NULL, 0, &valueNeed), VIX_OK);
        CHECK_CODE(VixDiskLib_ReadMetadata(handle, key, value, sizeof value, NULL), VIX_OK);
        CHECK(strlen(value) + 1 == valueNeed);
        seen += strcmp(key, "adapterType") == 0 && strcmp(value, "buslogic") == 0;
        seen += strcmp(key, "geometry.heads") == 0 && strcmp(value, "64") == 0;
        seen += strcmp(key, "geometry.sectors") == 0 && strcmp(value, "32") == 0;
        seen += strcmp(key, "uuid") == 0 && strlen(value) == 47;
        /* A restore writes every pair back. */
        CHECK_CODE(VixDiskLib_WriteMetadata(handle, key, value), VIX_OK);
    }
    CHECK(seen == 4);
    free(keys);
    CHECK_CODE(VixDiskLib_ReadMetadata(handle, "no.such.key", value, sizeof value, NULL), VIX_E_DISK_KEY_NOTFOUND);
    CHECK_CODE(VixDiskLib_WriteMetadata(handle, "comment", "held by a test"), VIX_OK);
    CHECK_CODE(VixDiskLib_WriteMetadata(handle, "comment", ""), VIX_OK); /* emptied, not deleted */
    CHECK_CODE(VixDiskLib_ReadMetadata(handle, "comment", value, sizeof value, &valueNeed), VIX_OK);
    CHECK(valueNeed == 1);
    CHECK(byteAt(handle, 300) == 0x5A);
    CHECK_CODE(VixDiskLib_Close(handle), VIX_OK);
}

/* Work on the files of the child closes and opens it behind the handle: the parent must still be below it. A write of
   part of a grain would otherwise fill the rest with zeros. */
static void stayAttached(VixDiskLibHandle child)
{
    VixDiskLibInfo *info = NULL;
    CHECK_CODE(VixDiskLib_WriteMetadata(child, "note", "attached"), VIX_OK);
    CHECK(byteAt(child, 5) == 2 && byteAt(child, 301) == 1);
    CHECK_CODE(VixDiskLib_Defragment(child, NULL, NULL), VIX_OK);
    CHECK_CODE(VixDiskLib_GetInfo(child, &info), VIX_OK);
    CHECK(info != NULL && info->numLinks == 2);
    VixDiskLib_FreeInfo(info);
    fill(child, 300, 1, 2);
    CHECK(byteAt(child, 300) == 2 && byteAt(child, 301) == 1);
}

/* A redo log, attached to its parent in memory, read and written as one disk. */
static void redoLogs(VixDiskLibConnection connection)
{
    VixDiskLibHandle parent, child;
    VixDiskLibInfo *info = NULL;
    createDisk(connection, "base.vmdk", VIXDISKLIB_DISK_MONOLITHIC_SPARSE, 4096);
    parent = openOrDie(connection, "base.vmdk", 0);
    fill(parent, 0, 8, 1);
    fill(parent, 300, 8, 1); /* in another grain */
    CHECK_CODE(VixDiskLib_CreateChild(parent, pathOf("redo.vmdk"), VIXDISKLIB_DISK_MONOLITHIC_SPARSE, NULL, NULL),
               VIX_OK);
    CHECK_CODE(VixDiskLib_Close(parent), VIX_OK);

    parent = openOrDie(connection, "base.vmdk", VIXDISKLIB_FLAG_OPEN_READ_ONLY);
    CHECK_CODE(VixDiskLib_IsAttachPossible(parent, parent), VIX_E_DISK_PARENT_NOTALLOWED);
    child = openOrDie(connection, "redo.vmdk", VIXDISKLIB_FLAG_OPEN_SINGLE_LINK);
    CHECK_CODE(VixDiskLib_GetInfo(child, &info), VIX_OK);
    CHECK(info->numLinks == 1 && info->parentFileNameHint != NULL);
    VixDiskLib_FreeInfo(info);
    CHECK_CODE(VixDiskLib_IsAttachPossible(parent, child), VIX_OK);
    CHECK_CODE(VixDiskLib_IsAttachPossible(child, parent), VIX_E_DISK_ATTACH_ROOTLINK);
    CHECK_CODE(VixDiskLib_Attach(parent, child), VIX_OK);
    CHECK_CODE(VixDiskLib_GetInfo(parent, &info), VIX_E_INVALID_HANDLE); /* a tombstone */
    CHECK_CODE(VixDiskLib_GetInfo(child, &info), VIX_OK);
    CHECK(info->numLinks == 2);
    VixDiskLib_FreeInfo(info);
    CHECK(byteAt(child, 5) == 1);
    fill(child, 5, 1, 2);
    CHECK(byteAt(child, 5) == 2 && byteAt(child, 6) == 1);
    stayAttached(child);
    CHECK_CODE(VixDiskLib_Close(child), VIX_OK);
    CHECK_CODE(VixDiskLib_Close(parent), VIX_OK);

    child = openOrDie(connection, "redo.vmdk", VIXDISKLIB_FLAG_OPEN_READ_ONLY);
    CHECK(byteAt(child, 5) == 2 && byteAt(child, 6) == 1 && byteAt(child, 301) == 1);
    CHECK_CODE(VixDiskLib_Close(child), VIX_OK);
    parent = openOrDie(connection, "base.vmdk", VIXDISKLIB_FLAG_OPEN_READ_ONLY);
    CHECK(byteAt(parent, 5) == 1);
    CHECK_CODE(VixDiskLib_Close(parent), VIX_OK);

    CHECK_CODE(VixDiskLib_Unlink(connection, pathOf("redo.vmdk")), VIX_OK); /* the parent stays */
    CHECK_CODE(VixDiskLib_Unlink(connection, pathOf("base.vmdk")), VIX_OK);
    CHECK_CODE(VixDiskLib_Unlink(connection, pathOf("base.vmdk")), VIX_E_FILE_NOT_FOUND);
}

/* The two sector sizes count for programs that say they know them. */
static void newPrograms(VixDiskLibConnection connection)
{
    VixDiskLibCreateParams params;
    memset(&params, 0, sizeof params);
    params.diskType = VIXDISKLIB_DISK_MONOLITHIC_SPARSE;
    params.adapterType = VIXDISKLIB_ADAPTER_SCSI_LSILOGIC;
    params.capacity = 2048;
    params.logicalSectorSize = 4096;
    CHECK_CODE(VixDiskLib_Create(connection, pathOf("new.vmdk"), &params, NULL, NULL), VIX_E_HOST_DISK_SECTORSIZE);
    params.logicalSectorSize = params.physicalSectorSize = 512;
    CHECK_CODE(VixDiskLib_Create(connection, pathOf("new.vmdk"), &params, NULL, NULL), VIX_OK);
    CHECK_CODE(VixDiskLib_Create(connection, pathOf("new.vmdk"), &params, NULL, NULL), VIX_E_FILE_ALREADY_EXISTS);
    CHECK_CODE(VixDiskLib_Unlink(connection, pathOf("new.vmdk")), VIX_OK);
}

static void administration(VixDiskLibConnection connection)
{
    static const VixDiskLibDiskType kinds[] = {
        VIXDISKLIB_DISK_MONOLITHIC_SPARSE, VIXDISKLIB_DISK_MONOLITHIC_FLAT, VIXDISKLIB_DISK_SPLIT_SPARSE,
        VIXDISKLIB_DISK_SPLIT_FLAT,        VIXDISKLIB_DISK_VMFS_FLAT,       VIXDISKLIB_DISK_STREAM_OPTIMIZED,
        VIXDISKLIB_DISK_VMFS_THIN,         VIXDISKLIB_DISK_VMFS_SPARSE};
    VixDiskLibCreateParams params;
    VixDiskLibHandle handle;
    VixDiskLibInfo *info = NULL;
    uint64 before = 0, after = 0;
    size_t i;
    memset(&params, 0, sizeof params);
    params.adapterType = VIXDISKLIB_ADAPTER_IDE;
    params.hwVersion = VIXDISKLIB_HWVERSION_ESX50;
    params.capacity = 204800; /* programs fill in any: the source's counts */
    for (i = 0; i < sizeof kinds / sizeof kinds[0]; ++i) {
        params.diskType = kinds[i];
        lastPercent = 0;
        CHECK_CODE(VixDiskLib_Clone(connection, pathOf("clone.vmdk"), connection, pathOf("data.vmdk"), &params,
                                    onProgress, &lastPercent, TRUE),
                   VIX_OK);
        CHECK(lastPercent == 100);
        handle = openOrDie(connection, "clone.vmdk", VIXDISKLIB_FLAG_OPEN_READ_ONLY);
        CHECK_CODE(VixDiskLib_GetInfo(handle, &info), VIX_OK);
        CHECK(info->capacity == 1000001 && info->adapterType == VIXDISKLIB_ADAPTER_IDE);
        VixDiskLib_FreeInfo(info);
        CHECK(byteAt(handle, 300) == 0x5A && byteAt(handle, 400) == 0);
        CHECK_CODE(VixDiskLib_Close(handle), VIX_OK);
        CHECK_CODE(VixDiskLib_CheckRepair(connection, pathOf("clone.vmdk"), FALSE), VIX_OK);
    }
    CHECK_CODE(VixDiskLib_Clone(connection, pathOf("clone.vmdk"), connection, pathOf("data.vmdk"), NULL, NULL, NULL,
                                FALSE),
               VIX_E_FILE_ALREADY_EXISTS);
    CHECK_CODE(VixDiskLib_Clone(connection, pathOf("clone.vmdk"), connection, pathOf("data.vmdk"), NULL, NULL, NULL,
                                TRUE),
               VIX_OK);

    CHECK_CODE(VixDiskLib_Rename(pathOf("clone.vmdk"), pathOf("renamed.vmdk")), VIX_OK);
    lastPercent = 0;
    CHECK_CODE(VixDiskLib_Grow(connection, pathOf("renamed.vmdk"), 2000000, TRUE, onProgress, &lastPercent), VIX_OK);
    CHECK_CODE(VixDiskLib_Grow(connection, pathOf("renamed.vmdk"), 1000000, TRUE, NULL, NULL), VIX_E_INVALID_ARG);

    handle = openOrDie(connection, "renamed.vmdk", 0);
    fill(handle, 100000, 4096, 7);
    fill(handle, 90000, 4096, 8);
    CHECK_CODE(VixDiskLib_SpaceNeededForClone(handle, VIXDISKLIB_DISK_UNKNOWN, &before), VIX_OK);
    fill(handle, 100000, 4096, 0);
    CHECK_CODE(VixDiskLib_Shrink(handle, onProgress, (lastPercent = 0, &lastPercent)), VIX_OK);
    CHECK_CODE(VixDiskLib_SpaceNeededForClone(handle, VIXDISKLIB_DISK_UNKNOWN, &after), VIX_OK);
    CHECK(after + 4000 * 512 < before);
    CHECK_CODE(VixDiskLib_Defragment(handle, onProgress, (lastPercent = 0, &lastPercent)), VIX_OK);
    CHECK(byteAt(handle, 90000) == 8 && byteAt(handle, 100000) == 0 && byteAt(handle, 300) == 0x5A);
    CHECK_CODE(VixDiskLib_Close(handle), VIX_OK);
    CHECK_CODE(VixDiskLib_CheckRepair(connection, pathOf("renamed.vmdk"), TRUE), VIX_OK);
    CHECK_CODE(VixDiskLib_Unlink(connection, pathOf("renamed.vmdk")), VIX_OK);

    createDisk(connection, "flat.vmdk", VIXDISKLIB_DISK_MONOLITHIC_FLAT, 4096);
    handle = openOrDie(connection, "flat.vmdk", 0);
    CHECK_CODE(VixDiskLib_Defragment(handle, NULL, NULL), VIX_OK); /* nothing to do */
    CHECK_CODE(VixDiskLib_Close(handle), VIX_OK);
    CHECK_CODE(VixDiskLib_Unlink(connection, pathOf("flat.vmdk")), VIX_OK);
}

static void damagedDisks(VixDiskLibConnection connection)
{
    FILE *file;
    VixDiskLibHandle handle;
    createDisk(connection, "hurt.vmdk", VIXDISKLIB_DISK_MONOLITHIC_SPARSE, 4096);
    file = fopen(pathOf("hurt.vmdk"), "r+b");
    fseek(file, 72, SEEK_SET);
    fputc(1, file); /* not closed properly */
    fclose(file);
    CHECK_CODE(VixDiskLib_CheckRepair(connection, pathOf("hurt.vmdk"), FALSE), VIX_E_DISK_NEEDSREPAIR);
    CHECK_CODE(VixDiskLib_CheckRepair(connection, pathOf("hurt.vmdk"), TRUE), VIX_OK);
    CHECK_CODE(VixDiskLib_CheckRepair(connection, pathOf("hurt.vmdk"), FALSE), VIX_OK);
    CHECK_CODE(VixDiskLib_Open(connection, pathOf("absent.vmdk"), 0, &handle), VIX_E_FILE_NOT_FOUND);
    CHECK(handle == NULL);
    file = fopen(pathOf("text.vmdk"), "wb");
    fputs("nothing that a disk would begin with", file);
    fclose(file);
    CHECK_CODE(VixDiskLib_Open(connection, pathOf("text.vmdk"), 0, &handle), VIX_E_DISK_INVALIDDISK);
}

int main(int argc, char **argv)
{
    VixDiskLibConnection connection = NULL;
    char config[4096];
    FILE *file;
    snprintf(folder, sizeof folder, "%s", argc > 1 ? argv[1] : ".");
    beforeInit();
    CHECK_CODE(VixDiskLib_Init(99, 0, NULL, NULL, NULL, NULL), VIX_E_NOT_SUPPORTED);
    oldPrograms();
    CHECK_CODE(VixDiskLib_InitEx(8, 0, onLog, onWarn, onWarn, "/nowhere", pathOf("absent.conf")),
               VIX_E_FILE_NOT_FOUND);
    snprintf(config, sizeof config, "%s", pathOf("vix.conf"));
    file = fopen(config, "wb");
    fputs("# of another library\nvixDiskLib.nfc.LogLevel=4\ntmpDirectory = \"/tmp\"\n", file);
    fclose(file);
    CHECK_CODE(VixDiskLib_InitEx(8, 0, onLog, onWarn, onWarn, "/nowhere", config), VIX_OK);
    connections();
    CHECK_CODE(VixDiskLib_ConnectEx(NULL, FALSE, NULL, NULL, &connection), VIX_OK);
    newPrograms(connection);
    transfers(connection);
    metadata(connection);
    redoLogs(connection);
    administration(connection);
    damagedDisks(connection);
    openOrDie(connection, "data.vmdk", 0); /* never closed: Disconnect does */
    CHECK_CODE(VixDiskLib_Disconnect(connection), VIX_OK);
    VixDiskLib_Exit();
    CHECK_CODE(VixDiskLib_Connect(NULL, &connection), VIX_E_DISK_NOINIT);
    CHECK(logged > 0);
    return failures;
}
