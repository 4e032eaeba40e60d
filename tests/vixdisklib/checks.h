/* SPDX-License-Identifier: Apache-2.0 */
/* For test programs in C: a check that fails says where, and the program's exit code counts the failures. */
#ifndef STRATA_TESTS_CHECKS_H
#define STRATA_TESTS_CHECKS_H

#include <stdio.h>

static int failures = 0;

#define CHECK(condition)                                                                                              \
    do {                                                                                                              \
        if (!(condition)) {                                                                                           \
            ++failures;                                                                                               \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                           \
        }                                                                                                             \
    } while (0)

/* Both sides are shown: an error code that is another one says more than that it is. */
#define CHECK_CODE(actual, expected)                                                                                  \
    do {                                                                                                              \
        const unsigned long long got_ = (unsigned long long)(actual);                                                 \
        if (got_ != (unsigned long long)(expected)) {                                                                 \
            ++failures;                                                                                               \
            fprintf(stderr, "%s:%d: %s gave %llu, not %s\n", __FILE__, __LINE__, #actual, got_, #expected);           \
        }                                                                                                             \
    } while (0)

#endif
