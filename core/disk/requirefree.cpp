// SPDX-License-Identifier: Apache-2.0
#include "core/disk/requirefree.h"

#include "core/io/intent.h"
#include "core/io/vmwarelock.h"

namespace strata {

void requireFree(FileSystem& fs, const std::filesystem::path& descriptor) {
    requireNoVmwareLock(fs, descriptor);
    fs.open(descriptor, OpenMode::ReadWrite, LockMode::Ask);
}

void requireNothingHalfDone(FileSystem& fs, const std::filesystem::path& descriptor) {
    const std::optional<IntentInfo> intent = findIntent(fs, descriptor);
    if (intent && (intent->damaged || intent->state == IntentState::Marker))
        throwInterrupted(*intent);
}

} // namespace strata
