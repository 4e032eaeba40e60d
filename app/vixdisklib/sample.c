/* SPDX-License-Identifier: Apache-2.0 */
/* vixdisklib-sample: the verbs that users of VixDiskLib know from its sample, on this library or, compiled against
   its header, on VMware's. It shows how each call is meant, and is handy to try a disk. */
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int fail(VixError error, const char *what)
{
    char *text = VixDiskLib_GetErrorText(error, NULL);
    fprintf(stderr, "%s: error %llx: %s\n", what, (unsigned long long)error, text);
    VixDiskLib_FreeErrorText(text);
    return 1;
}

static Bool showPercent(void *data, int percent)
{
    (void)data;
    fprintf(stderr, "\r%d %%", percent);
    if (percent == 100)
        fputc('\n', stderr);
    return TRUE;
}

int openDisk(const Options *options, uint32 flags, VixDiskLibHandle *handle)
{
    const VixError error = VixDiskLib_Open(options->connection, options->disk, flags | options->flags, handle);
    return error == VIX_OK ? 0 : fail(error, options->disk);
}

int closeDisk(VixDiskLibHandle handle, VixError error, const char *what)
{
    const VixError closed = VixDiskLib_Close(handle);
    if (error != VIX_OK)
        return fail(error, what);
    return closed == VIX_OK ? 0 : fail(closed, "close");
}

VixDiskLibCreateParams createParams(const Options *options, VixDiskLibDiskType type)
{
    VixDiskLibCreateParams params;
    memset(&params, 0, sizeof params);
    params.diskType = type;
    params.adapterType = options->adapter;
    params.hwVersion = VIXDISKLIB_HWVERSION_WORKSTATION_5;
    params.capacity = options->capacityMB * (1024 * 1024 / VIXDISKLIB_SECTOR_SIZE);
    return params;
}

static int doCreate(const Options *options)
{
    const VixDiskLibCreateParams params = createParams(options, VIXDISKLIB_DISK_MONOLITHIC_SPARSE);
    const VixError error = VixDiskLib_Create(options->connection, options->disk, &params, NULL, NULL);
    return error == VIX_OK ? 0 : fail(error, "create");
}

static int doRedo(const Options *options)
{
    Options parent = *options;
    VixDiskLibHandle handle = NULL;
    VixError error;
    parent.disk = options->other;
    if (openDisk(&parent, VIXDISKLIB_FLAG_OPEN_READ_ONLY, &handle) != 0)
        return 1;
    error = VixDiskLib_CreateChild(handle, options->disk, VIXDISKLIB_DISK_MONOLITHIC_SPARSE, NULL, NULL);
    return closeDisk(handle, error, "redo");
}

static int doInfo(const Options *options)
{
    VixDiskLibHandle handle = NULL;
    VixDiskLibInfo *info = NULL;
    VixError error;
    if (openDisk(options, VIXDISKLIB_FLAG_OPEN_READ_ONLY, &handle) != 0)
        return 1;
    error = VixDiskLib_GetInfo(handle, &info);
    if (error == VIX_OK) {
        printf("capacity          = %llu sectors\n", (unsigned long long)info->capacity);
        printf("links             = %d\n", info->numLinks);
        printf("adapter           = %s\n", info->adapterType == VIXDISKLIB_ADAPTER_IDE            ? "ide"
                                           : info->adapterType == VIXDISKLIB_ADAPTER_SCSI_BUSLOGIC ? "buslogic"
                                           : info->adapterType == VIXDISKLIB_ADAPTER_SCSI_LSILOGIC ? "lsilogic"
                                                                                                   : "unknown");
        printf("BIOS geometry     = %u/%u/%u\n", info->biosGeo.cylinders, info->biosGeo.heads, info->biosGeo.sectors);
        printf("physical geometry = %u/%u/%u\n", info->physGeo.cylinders, info->physGeo.heads, info->physGeo.sectors);
        printf("transport         = %s\n", VixDiskLib_GetTransportMode(handle));
        if (info->parentFileNameHint != NULL)
            printf("parent            = %s\n", info->parentFileNameHint);
        if (info->uuid != NULL)
            printf("uuid              = %s\n", info->uuid);
        VixDiskLib_FreeInfo(info);
    }
    return closeDisk(handle, error, "info");
}

static int doDump(const Options *options)
{
    VixDiskLibHandle handle = NULL;
    VixError error = VIX_OK;
    uint8 buffer[VIXDISKLIB_SECTOR_SIZE];
    uint64 sector;
    int i;
    if (openDisk(options, VIXDISKLIB_FLAG_OPEN_READ_ONLY, &handle) != 0)
        return 1;
    for (sector = options->start; error == VIX_OK && sector < options->start + options->count; ++sector) {
        error = VixDiskLib_Read(handle, sector, 1, buffer);
        for (i = 0; error == VIX_OK && i < VIXDISKLIB_SECTOR_SIZE; ++i) {
            if (i % 16 == 0)
                printf("%012llx ", (unsigned long long)(sector * VIXDISKLIB_SECTOR_SIZE + (uint64)i));
            printf(" %02x%s", buffer[i], i % 16 == 15 ? "\n" : "");
        }
    }
    return closeDisk(handle, error, "dump");
}

static int doFill(const Options *options)
{
    VixDiskLibHandle handle = NULL;
    VixError error = VIX_OK;
    uint8 buffer[VIXDISKLIB_SECTOR_SIZE];
    uint64 sector;
    memset(buffer, options->byte, sizeof buffer);
    if (openDisk(options, 0, &handle) != 0)
        return 1;
    for (sector = options->start; error == VIX_OK && sector < options->start + options->count; ++sector)
        error = VixDiskLib_Write(handle, sector, 1, buffer);
    return closeDisk(handle, error, "fill");
}

/* The two-call pattern: how much room is needed, then the value. */
static VixError printValue(VixDiskLibHandle handle, const char *key)
{
    size_t need = 0;
    char *value;
    VixError error = VixDiskLib_ReadMetadata(handle, key, NULL, 0, &need);
    if (error != VIX_OK && error != VIX_E_BUFFER_TOOSMALL)
        return error;
    value = malloc(need);
    error = VixDiskLib_ReadMetadata(handle, key, value, need, NULL);
    if (error == VIX_OK)
        printf("%s = %s\n", key, value);
    free(value);
    return error;
}

static int doReadMetadata(const Options *options)
{
    VixDiskLibHandle handle = NULL;
    if (openDisk(options, VIXDISKLIB_FLAG_OPEN_READ_ONLY, &handle) != 0)
        return 1;
    return closeDisk(handle, printValue(handle, options->key), options->key);
}

static int doWriteMetadata(const Options *options)
{
    VixDiskLibHandle handle = NULL;
    if (openDisk(options, 0, &handle) != 0)
        return 1;
    return closeDisk(handle, VixDiskLib_WriteMetadata(handle, options->key, options->value), options->key);
}

static int doListMetadata(const Options *options)
{
    VixDiskLibHandle handle = NULL;
    VixError error;
    size_t need = 0;
    char *keys, *key;
    if (openDisk(options, VIXDISKLIB_FLAG_OPEN_READ_ONLY, &handle) != 0)
        return 1;
    error = VixDiskLib_GetMetadataKeys(handle, NULL, 0, &need);
    keys = calloc(need + 1, 1);
    if (error == VIX_OK || error == VIX_E_BUFFER_TOOSMALL)
        error = VixDiskLib_GetMetadataKeys(handle, keys, need, NULL);
    for (key = keys; error == VIX_OK && *key != '\0'; key += strlen(key) + 1)
        error = printValue(handle, key);
    free(keys);
    return closeDisk(handle, error, "meta");
}

static int doClone(const Options *options)
{
    const VixDiskLibCreateParams params = createParams(options, VIXDISKLIB_DISK_MONOLITHIC_SPARSE);
    const VixError error = VixDiskLib_Clone(options->connection, options->disk, options->connection, options->other,
                                            &params, showPercent, NULL, TRUE);
    return error == VIX_OK ? 0 : fail(error, "clone");
}

static int doCheck(const Options *options)
{
    const VixError error = VixDiskLib_CheckRepair(options->connection, options->disk, options->number != 0);
    return error == VIX_OK ? 0 : fail(error, "check");
}

static int doBlocks(const Options *options)
{
    VixDiskLibHandle handle = NULL;
    VixDiskLibInfo *info = NULL;
    VixDiskLibBlockList *blocks = NULL;
    VixError error;
    uint64 chunk = options->number, step, start, capacity = 0;
    uint32 i;
    if (chunk < VIXDISKLIB_MIN_CHUNK_SIZE)
        chunk = VIXDISKLIB_MIN_CHUNK_SIZE;
    step = chunk * VIXDISKLIB_MAX_CHUNK_NUMBER;
    if (openDisk(options, VIXDISKLIB_FLAG_OPEN_READ_ONLY, &handle) != 0)
        return 1;
    error = VixDiskLib_GetInfo(handle, &info);
    if (error == VIX_OK) {
        capacity = info->capacity;
        VixDiskLib_FreeInfo(info);
    }
    for (start = 0; error == VIX_OK && start < capacity; start += step) {
        const uint64 rest = (capacity - start + chunk - 1) / chunk * chunk;
        error = VixDiskLib_QueryAllocatedBlocks(handle, start, rest < step ? rest : step, chunk, &blocks);
        for (i = 0; error == VIX_OK && i < blocks->numBlocks; ++i)
            printf("%llu + %llu\n", (unsigned long long)blocks->blocks[i].offset,
                   (unsigned long long)blocks->blocks[i].length);
        VixDiskLib_FreeBlockList(blocks);
        blocks = NULL;
    }
    return closeDisk(handle, error, "getallocatedblocks");
}

static const struct {
    const char *name;
    Verb *verb;
    const char *arguments; /* n: number, o: other disk, k: key, v: value */
} verbs[] = {{"-create", doCreate, ""},
             {"-redo", doRedo, "o"},
             {"-info", doInfo, ""},
             {"-dump", doDump, ""},
             {"-fill", doFill, ""},
             {"-rmeta", doReadMetadata, "k"},
             {"-wmeta", doWriteMetadata, "kv"},
             {"-meta", doListMetadata, ""},
             {"-clone", doClone, "o"},
             {"-readbench", doReadBench, "n"},
             {"-writebench", doWriteBench, "n"},
             {"-readasyncbench", doReadAsyncBench, "n"},
             {"-writeasyncbench", doWriteAsyncBench, "n"},
             {"-getallocatedblocks", doBlocks, "n"},
             {"-check", doCheck, "n"},
             {"-multithread", doMultithread, "n"}};

static int usage(void)
{
    size_t i;
    fputs("Usage: vixdisklib-sample VERB [OPTION...] DISK\nVerbs:", stderr);
    for (i = 0; i < sizeof verbs / sizeof verbs[0]; ++i)
        fprintf(stderr, " %s", verbs[i].name);
    fputs("\nOptions: -adapter ide|scsi  -start N  -count N  -val BYTE  -cap MB  -single  -initex FILE  -libdir DIR\n",
          stderr);
    return 2;
}

/* What follows a word; NULL at the end. */
static const char *next(char **argv, int argc, int *at)
{
    return *at + 1 < argc ? argv[++*at] : NULL;
}

static Verb *parse(int argc, char **argv, Options *options)
{
    Verb *verb = NULL;
    int at;
    size_t i;
    for (at = 1; at < argc; ++at) {
        const char *word = argv[at], *argument = NULL;
        int known = 0;
        for (i = 0; i < sizeof verbs / sizeof verbs[0]; ++i) {
            const char *wanted = verbs[i].arguments;
            if (strcmp(word, verbs[i].name) != 0)
                continue;
            known = 1;
            verb = verbs[i].verb;
            for (; *wanted != '\0'; ++wanted) {
                argument = next(argv, argc, &at);
                if (argument == NULL)
                    return NULL;
                if (*wanted == 'n')
                    options->number = strtoull(argument, NULL, 0);
                else
                    *(*wanted == 'o' ? &options->other : *wanted == 'k' ? &options->key : &options->value) = argument;
            }
        }
        if (known)
            continue;
        if (strcmp(word, "-single") == 0)
            options->flags |= VIXDISKLIB_FLAG_OPEN_SINGLE_LINK;
        else if (word[0] != '-')
            options->disk = word;
        else if ((argument = next(argv, argc, &at)) == NULL)
            return NULL;
        else if (strcmp(word, "-adapter") == 0)
            options->adapter = strcmp(argument, "ide") == 0 ? VIXDISKLIB_ADAPTER_IDE : VIXDISKLIB_ADAPTER_SCSI_BUSLOGIC;
        else if (strcmp(word, "-start") == 0)
            options->start = strtoull(argument, NULL, 0);
        else if (strcmp(word, "-count") == 0)
            options->count = strtoull(argument, NULL, 0);
        else if (strcmp(word, "-val") == 0)
            options->byte = (int)strtol(argument, NULL, 0);
        else if (strcmp(word, "-cap") == 0)
            options->capacityMB = strtoull(argument, NULL, 0);
        else if (strcmp(word, "-initex") == 0)
            options->config = argument;
        else if (strcmp(word, "-libdir") == 0)
            options->libDir = argument;
        else
            return NULL;
    }
    return options->disk != NULL ? verb : NULL;
}

int main(int argc, char **argv)
{
    Options options;
    VixDiskLibConnectParams params;
    VixError error;
    Verb *verb;
    int status;
    memset(&options, 0, sizeof options);
    memset(&params, 0, sizeof params); /* nothing: this computer */
    options.adapter = VIXDISKLIB_ADAPTER_SCSI_BUSLOGIC;
    options.capacityMB = 100;
    options.count = 1;
    options.byte = 255;
    verb = parse(argc, argv, &options);
    if (verb == NULL)
        return usage();
    error = options.config != NULL
                ? VixDiskLib_InitEx(6, 5, NULL, NULL, NULL, options.libDir, options.config)
                : VixDiskLib_Init(6, 5, NULL, NULL, NULL, options.libDir);
    if (error != VIX_OK)
        return fail(error, "init");
    error = VixDiskLib_Connect(&params, &options.connection);
    if (error != VIX_OK)
        return fail(error, "connect");
    status = verb(&options);
    VixDiskLib_Disconnect(options.connection);
    VixDiskLib_Exit();
    return status;
}
