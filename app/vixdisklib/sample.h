/* SPDX-License-Identifier: Apache-2.0 */
/* What the verbs of vixdisklib-sample share. */
#ifndef STRATA_VIXDISKLIB_SAMPLE_H
#define STRATA_VIXDISKLIB_SAMPLE_H

#include <vixDiskLib.h>

typedef struct {
    VixDiskLibConnection connection;
    const char *disk;     /* the last argument */
    const char *other;    /* -clone SOURCE, -redo PARENT */
    const char *key;      /* -rmeta, -wmeta */
    const char *value;    /* -wmeta */
    const char *config;   /* -initex */
    const char *libDir;
    VixDiskLibAdapterType adapter;
    uint64 start, count, capacityMB, number;
    int byte;
    uint32 flags;
} Options;

typedef int Verb(const Options *options);

/* Says what went wrong; 1, for exit codes. */
int fail(VixError error, const char *what);
/* 0, or 1 with the failure told. */
int openDisk(const Options *options, uint32 flags, VixDiskLibHandle *handle);
/* Closes; tells `error`, or that closing failed. */
int closeDisk(VixDiskLibHandle handle, VixError error, const char *what);
VixDiskLibCreateParams createParams(const Options *options, VixDiskLibDiskType type);

Verb doReadBench, doWriteBench, doReadAsyncBench, doWriteAsyncBench, doMultithread;

#endif
