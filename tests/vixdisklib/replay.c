/* SPDX-License-Identifier: Apache-2.0 */
/* What nbdkit's vddk plugin does, call by call, with the arguments it gives: structures of zeros, requests past the
   end, transfers that must answer 25000, from a thread of its own, one disk under two connections. */
#include "checks.h"

#include <vixDiskLib.h>

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static void *library;
#define VIX_FUNCTION(result, name, parameters)                                                                        \
    typedef result name##Function parameters;                                                                         \
    __attribute__((unused)) static name##Function *call##name(void) { return (name##Function *)dlsym(library, "VixDiskLib_" #name); }
#include <vixDiskLibFunctions.def>
#undef VIX_FUNCTION

struct Connected {
    VixDiskLibConnectParams *params;
    VixDiskLibConnection connection;
    VixDiskLibHandle handle;
    uint64 capacity;
};

static void quiet(const char *fmt, va_list args)
{
    (void)fmt;
    (void)args;
}

static void completed(void *data, VixError result)
{
    *(VixError *)data = result;
}

static struct Connected openDisk(const char *path, uint32 flags)
{
    struct Connected it;
    memset(&it, 0, sizeof it);
    it.params = callAllocateConnectParams()();
    CHECK(it.params != NULL);
    CHECK_CODE(callConnectEx()(it.params, (flags & VIXDISKLIB_FLAG_OPEN_READ_ONLY) != 0, NULL, NULL, &it.connection),
               VIX_OK);
    CHECK_CODE(callOpen()(it.connection, path, flags, &it.handle), VIX_OK);
    CHECK(strcmp(callGetTransportMode()(it.handle), "file") == 0);
    return it;
}

static void closeDisk(struct Connected *it)
{
    CHECK_CODE(callClose()(it->handle), VIX_OK);
    CHECK_CODE(callDisconnect()(it->connection), VIX_OK);
    callFreeConnectParams()(it->params);
}

/* The plugin's worker: transfers are asynchronous only. */
static void *work(void *data)
{
    struct Connected *it = data;
    VixDiskLibInfo *info = NULL;
    VixDiskLibBlockList *blocks = NULL;
    VixError result = 77;
    uint8 *buffer = calloc(128, VIXDISKLIB_SECTOR_SIZE);
    uint64 start, rounded;
    CHECK_CODE(callGetInfo()(it->handle, &info), VIX_OK);
    it->capacity = info->capacity;
    callFreeInfo()(info);
    CHECK_CODE(callQueryAllocatedBlocks()(it->handle, 0, 128, 128, &blocks), VIX_OK); /* the probe, whatever the size */
    CHECK_CODE(callFreeBlockList()(blocks), VIX_OK);
    memset(buffer, 0x33, VIXDISKLIB_SECTOR_SIZE);
    CHECK_CODE(callWriteAsync()(it->handle, it->capacity - 1, 1, buffer, completed, &result), VIX_ASYNC);
    CHECK_CODE(callWait()(it->handle), VIX_OK);
    CHECK_CODE(result, VIX_OK);
    CHECK_CODE(callFlush()(it->handle), VIX_OK);
    for (start = 0; start < it->capacity; start += 128) {
        const uint64 count = it->capacity - start < 128 ? it->capacity - start : 128;
        CHECK_CODE(callReadAsync()(it->handle, start, count, buffer, completed, &result), VIX_ASYNC);
        CHECK_CODE(callWait()(it->handle), VIX_OK);
        CHECK_CODE(result, VIX_OK);
    }
    CHECK(buffer[((it->capacity - 1) % 128) * VIXDISKLIB_SECTOR_SIZE] == 0x33);
    rounded = (it->capacity + 127) / 128 * 128; /* it rounds up and asks past the end */
    CHECK_CODE(callQueryAllocatedBlocks()(it->handle, 0, rounded, 128, &blocks), VIX_OK);
    CHECK(blocks->numBlocks > 0);
    CHECK(blocks->blocks[blocks->numBlocks - 1].offset + blocks->blocks[blocks->numBlocks - 1].length == it->capacity);
    CHECK_CODE(callFreeBlockList()(blocks), VIX_OK);
    free(buffer);
    return NULL;
}

static void serve(const char *path, uint64 capacity)
{
    VixDiskLibCreateParams create;
    struct Connected writer, other;
    pthread_t thread;
    VixDiskLibConnection connection = NULL;
    VixDiskLibConnectParams *params = callAllocateConnectParams()();
    memset(&create, 0, sizeof create); /* sector sizes of zero */
    create.diskType = VIXDISKLIB_DISK_MONOLITHIC_SPARSE;
    create.adapterType = VIXDISKLIB_ADAPTER_SCSI_BUSLOGIC;
    create.hwVersion = VIXDISKLIB_HWVERSION_WORKSTATION_5;
    create.capacity = capacity;
    CHECK_CODE(callConnectEx()(params, FALSE, NULL, NULL, &connection), VIX_OK);
    CHECK_CODE(callCreate()(connection, path, &create, NULL, NULL), VIX_OK);
    CHECK_CODE(callDisconnect()(connection), VIX_OK);
    callFreeConnectParams()(params);

    writer = openDisk(path, VIXDISKLIB_FLAG_OPEN_UNBUFFERED);
    CHECK(pthread_create(&thread, NULL, work, &writer) == 0);
    pthread_join(thread, NULL);
    CHECK(writer.capacity == capacity);
    other = openDisk(path, 0); /* a second client writes the same disk */
    CHECK(pthread_create(&thread, NULL, work, &other) == 0);
    pthread_join(thread, NULL);
    closeDisk(&writer);
    closeDisk(&other);
    other = openDisk(path, VIXDISKLIB_FLAG_OPEN_READ_ONLY | VIXDISKLIB_FLAG_OPEN_SINGLE_LINK);
    closeDisk(&other);
}

int main(int argc, char **argv)
{
    char path[4096];
    static const uint64 capacities[] = {100, 128, 1000001};
    size_t i;
    CHECK(argc > 2);
    library = dlopen(argv[1], RTLD_NOW);
    CHECK(library != NULL);
    if (library == NULL)
        return 1;
    CHECK_CODE(callInitEx()(6, 5, quiet, quiet, quiet, NULL, NULL), VIX_OK);
    for (i = 0; i < sizeof capacities / sizeof capacities[0]; ++i) {
        snprintf(path, sizeof path, "%s/served%u.vmdk", argv[2], (unsigned)i);
        serve(path, capacities[i]);
    }
    callExit()();
    CHECK(dlclose(library) == 0);
    return failures;
}
