/* SPDX-License-Identifier: Apache-2.0 */
/* Data of the library's names, visible to it: a program has such a table. A library that called its own functions by
   their exported names would jump into it. */
#define VIX_FUNCTION(result, name, parameters) long VixDiskLib_##name = 1;
#include <vixDiskLibFunctions.def>
