/* SPDX-License-Identifier: Apache-2.0 */
/* Opens the library as programs do that were not linked with it, under each of its names, and resolves every
   function. Nothing of it may be left running when it is closed. */
#include "checks.h"

#include <vixDiskLib.h>

#include <dlfcn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const names[] = {
#define VIX_FUNCTION(result, name, parameters) "VixDiskLib_" #name,
#include <vixDiskLibFunctions.def>
#undef VIX_FUNCTION
};

typedef VixError InitFunction(uint32, uint32, VixDiskLibGenericLogFunc *, VixDiskLibGenericLogFunc *,
                              VixDiskLibGenericLogFunc *, const char *, const char *);
typedef void ExitFunction(void);

static void useOnce(const char *path)
{
    void *library = dlopen(path, RTLD_NOW);
    size_t i;
    CHECK(library != NULL);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return;
    }
    for (i = 0; i < sizeof names / sizeof names[0]; ++i)
        if (dlsym(library, names[i]) == NULL) {
            fprintf(stderr, "%s: no %s\n", path, names[i]);
            ++failures;
        }
    CHECK(dlsym(library, "VixDiskLib_SetInjectedFault") == NULL);
    CHECK(((InitFunction *)dlsym(library, "VixDiskLib_InitEx"))(6, 5, NULL, NULL, NULL, NULL, NULL) == VIX_OK);
    ((ExitFunction *)dlsym(library, "VixDiskLib_Exit"))();
    CHECK(dlclose(library) == 0);
}

int main(int argc, char **argv)
{
    static const char *const aliases[] = {"libvixDiskLib.so",   "libvixDiskLib.so.6", "libvixDiskLib.so.7",
                                          "libvixDiskLib.so.8", "libvixDiskLib.so.9", "libvixDiskLib.so.8.0.3"};
    char path[4096];
    size_t i;
    int status = 1;
    CHECK(argc > 1);
    CHECK(sizeof names / sizeof names[0] == 43);
    for (i = 0; i < sizeof aliases / sizeof aliases[0]; ++i) {
        snprintf(path, sizeof path, "%s/%s", argv[1], aliases[i]);
        useOnce(path);
    }
    if (fork() == 0) { /* nbdkit initializes after its fork */
        failures = 0;
        useOnce(path);
        _exit(failures);
    }
    wait(&status);
    CHECK(status == 0);
    return failures;
}
