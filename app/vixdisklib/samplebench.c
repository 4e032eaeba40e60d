/* SPDX-License-Identifier: Apache-2.0 */
/* The verbs of vixdisklib-sample that measure, and the one that works with many threads. */
#include "sample.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void keepResult(void *data, VixError result)
{
    *(VixError *)data = result;
}

/* Moves `number` blocks of 64 KiB, one after the other, over the whole disk. */
static int bench(const Options *options, int writing, int async)
{
    enum { kSectors = 128 };
    VixDiskLibHandle handle = NULL;
    VixDiskLibInfo *info = NULL;
    VixError error, result = VIX_OK;
    uint8 *buffer = calloc(kSectors, VIXDISKLIB_SECTOR_SIZE);
    uint64 block, blocks = 0;
    double begin;
    if (openDisk(options, writing ? 0 : VIXDISKLIB_FLAG_OPEN_READ_ONLY, &handle) != 0)
        return 1;
    error = VixDiskLib_GetInfo(handle, &info);
    if (error == VIX_OK) {
        blocks = info->capacity / kSectors;
        VixDiskLib_FreeInfo(info);
    }
    memset(buffer, 0xA5, (size_t)kSectors * VIXDISKLIB_SECTOR_SIZE);
    begin = now();
    for (block = 0; error == VIX_OK && blocks != 0 && block < options->number; ++block) {
        const uint64 at = block % blocks * kSectors;
        if (async) {
            error = writing ? VixDiskLib_WriteAsync(handle, at, kSectors, buffer, keepResult, &result)
                            : VixDiskLib_ReadAsync(handle, at, kSectors, buffer, keepResult, &result);
            if (error == VIX_ASYNC)
                error = VixDiskLib_Wait(handle);
            if (error == VIX_OK)
                error = result;
        } else {
            error = writing ? VixDiskLib_Write(handle, at, kSectors, buffer)
                            : VixDiskLib_Read(handle, at, kSectors, buffer);
        }
    }
    if (error == VIX_OK && writing)
        error = VixDiskLib_Flush(handle);
    if (error == VIX_OK)
        printf("%.1f MiB/s\n", (double)block * kSectors * VIXDISKLIB_SECTOR_SIZE / (now() - begin) / (1 << 20));
    free(buffer);
    return closeDisk(handle, error, "bench");
}

int doReadBench(const Options *options) { return bench(options, 0, 0); }
int doWriteBench(const Options *options) { return bench(options, 1, 0); }
int doReadAsyncBench(const Options *options) { return bench(options, 0, 1); }
int doWriteAsyncBench(const Options *options) { return bench(options, 1, 1); }

struct Copying {
    VixDiskLibHandle from, to;
    uint64 capacity;
    VixError error;
};

static void *copySectors(void *data)
{
    struct Copying *copying = data;
    uint8 buffer[VIXDISKLIB_SECTOR_SIZE];
    uint64 sector;
    for (sector = 0; copying->error == VIX_OK && sector < copying->capacity; ++sector) {
        copying->error = VixDiskLib_Read(copying->from, sector, 1, buffer);
        if (copying->error == VIX_OK)
            copying->error = VixDiskLib_Write(copying->to, sector, 1, buffer);
    }
    return NULL;
}

/* Copies the disk `number` times at once, sector by sector, and deletes the copies. */
int doMultithread(const Options *options)
{
    enum { kMost = 16 };
    struct Copying copies[kMost];
    pthread_t threads[kMost];
    char paths[kMost][4200];
    const uint64 count = options->number < kMost ? options->number : kMost;
    VixDiskLibInfo *info = NULL;
    VixError error = VIX_OK;
    uint64 i;
    int failed = 0;
    memset(copies, 0, sizeof copies);
    for (i = 0; i < count; ++i) {
        VixDiskLibCreateParams params = createParams(options, VIXDISKLIB_DISK_SPLIT_SPARSE);
        Options copy = *options;
        if (openDisk(options, VIXDISKLIB_FLAG_OPEN_READ_ONLY, &copies[i].from) != 0)
            return 1;
        error = VixDiskLib_GetInfo(copies[i].from, &info);
        if (error != VIX_OK)
            return fail(error, "info");
        params.capacity = copies[i].capacity = info->capacity;
        VixDiskLib_FreeInfo(info);
        snprintf(paths[i], sizeof paths[i], "%s-copy%llu.vmdk", options->disk, (unsigned long long)i);
        error = VixDiskLib_Create(options->connection, paths[i], &params, NULL, NULL);
        if (error != VIX_OK)
            return fail(error, paths[i]);
        copy.disk = paths[i];
        if (openDisk(&copy, 0, &copies[i].to) != 0)
            return 1;
    }
    for (i = 0; i < count; ++i)
        pthread_create(&threads[i], NULL, copySectors, &copies[i]);
    for (i = 0; i < count; ++i) {
        pthread_join(threads[i], NULL);
        failed += closeDisk(copies[i].to, copies[i].error, paths[i]);
        failed += closeDisk(copies[i].from, VIX_OK, options->disk);
        error = VixDiskLib_Unlink(options->connection, paths[i]);
        failed += error == VIX_OK ? 0 : fail(error, paths[i]);
    }
    return failed != 0;
}
