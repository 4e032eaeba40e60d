// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "tests/support/faultfilesystem.h"
#include "tests/support/memoryfilesystem.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace strata::test {

/// What an operation left behind after one of its calls failed. The fault is gone by now.
struct FaultOutcome {
    MemoryFileSystem& fs;
    std::optional<Error> error;        ///< what the operation threw; none: it finished in spite of the fault
    bool couldCleanUp = true;          ///< deleting worked after the fault
    const MemoryFileSystem& untouched; ///< how everything was before
};

struct FaultReport {
    std::size_t runs = 0;
    std::vector<std::string> failures;
    std::string summary() const;
};

/// Runs `operation` on a copy of `start` again and again: with the 1st, 2nd, ... Nth call failing until it runs
/// through untouched; for ENOSPC, EIO, EROFS and EINTR, each once and from then on (reliability.md 1.1, SQLite). A
/// write that fails has written its first half. `check` returns what is wrong (empty: nothing) or throws. That a file
/// is synced again whose sync failed is wrong, too.
/// `everyNth` of the calls that only look fails (EIO); of those that change something, each.
FaultReport sweepFaults(const MemoryFileSystem& start, const std::function<void(FileSystem&)>& operation,
                        const std::function<std::string(FaultOutcome&)>& check, unsigned everyNth = 1);

} // namespace strata::test
